import type { Sql, Tx } from './connect.ts';

/**
 * Reads with plans made for these very values: whether a word or a tag is rare or everywhere decides how it is found
 * best, and a plan that is kept for any value would know neither.
 */
export async function planned<T>(sql: Sql, ask: (tx: Tx) => Promise<T>): Promise<T> {
  return (await sql.begin('read only', async (tx) => {
    await tx`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
    return ask(tx);
  })) as T;
}
