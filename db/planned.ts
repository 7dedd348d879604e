import type { Sql, Tx } from './connect.ts';
import type { Fragment } from './matching.ts';

/**
 * Reads with plans made for these very values: whether a word or a tag is rare or everywhere decides how it is found
 * best, and a plan that is kept for any value would know neither.
 */
export async function planned<T>(sql: Sql, ask: (tx: Tx) => Promise<T>): Promise<T> {
  return (await sql.begin('read only', async (tx) => {
    // Sent at once, and so before what is asked, which does not wait for the answer.
    const set = tx`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute();
    const [, answer] = await Promise.all([set, ask(tx)]);
    return answer;
  })) as T;
}

/** A number as part of the statement: a plan that is kept for any value knows it, as it knows none that it is handed. */
export const written = (sql: Sql, number: number): Fragment =>
  sql.unsafe(String(Math.trunc(number))) as unknown as Fragment;
