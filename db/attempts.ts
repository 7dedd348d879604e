import type { Sql } from './connect.ts';

/**
 * Counts one more try under this key and says how many there were in the current window, this one included. Kept in
 * the database, so that every web process counts alike.
 */
export async function countAttempt(sql: Sql, key: string, windowMs: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    insert into rate_limits as held (key, count, last_request)
    values (${key}, 1, floor(extract(epoch from clock_timestamp()) * 1000))
    on conflict (key) do update set
      count = case when held.last_request <= excluded.last_request - ${windowMs}::bigint then 1 else held.count + 1 end,
      last_request = case
        when held.last_request <= excluded.last_request - ${windowMs}::bigint then excluded.last_request
        else held.last_request end
    returning count`;
  return row?.count ?? 1;
}
