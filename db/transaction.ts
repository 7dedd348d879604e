import type { Sql, Tx } from './connect.ts';

/** The ways Postgres says "nothing is wrong, do it again": deadlock detected, could not serialise. */
const again = new Set(['40P01', '40001']);
const mostTries = 5;

/**
 * Does `work` in one transaction, again from the start when Postgres broke a deadlock: the lock order (LAYOUT) makes
 * that rare, a batch that names its customers in another order than its neighbour makes it possible.
 */
export async function inTransaction<Result>(sql: Sql, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return (await sql.begin(work)) as Result;
    } catch (error) {
      if (tries === mostTries || !again.has(codeOf(error) ?? '')) throw error;
    }
  }
}

/** Postgres's five-character code (SQLSTATE) of an error, or null where it is not Postgres's. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
