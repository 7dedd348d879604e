import type { PendingQuery, Row } from 'postgres';
import type { Sql } from './connect.ts';

/** How long a session lives without a request: 12 hours, or 30 days where its person asked to be kept signed in. */
const idle = (sql: Sql, remembered: PendingQuery<Row[]>) =>
  sql`case when ${remembered} then interval '30 days' else interval '12 hours' end`;

/** Gives the session just made by a login the end it shall have. */
export async function beginSession(
  sql: Sql,
  token: string,
  { remembered }: { remembered: boolean },
): Promise<void> {
  await sql`
    with begun as (
      update sessions set remembered = ${remembered}, expires_at = now() + ${idle(sql, sql`${remembered}::boolean`)}
      where token = ${token} returning user_id
    )
    ${noteSeen(sql, 'begun')}`;
}

/**
 * A request moves the end of its session on, in steps of a hundredth of its length, and notes by the minute when and from
 * where its person was last here, so that few requests write. True when the end moved: a remembered session's cookie
 * then wants the new one too.
 */
export async function keepSession(sql: Sql, sessionId: string, address: string): Promise<boolean> {
  const [kept] = await sql<{ moved: boolean }[]>`
    with kept as (
      update sessions set updated_at = now(), ip_address = ${address},
        expires_at = case when ${endDue(sql)} then now() + ${idle(sql, sql`remembered`)} else expires_at end
      where id = ${sessionId} and ${sessionDue(sql, address)}
      returning user_id, old.expires_at <> new.expires_at as moved
    ), seen as (
      ${noteSeen(sql, 'kept')}
    )
    select moved from kept`;
  return kept?.moved ?? false;
}

/** Whether there is something to keep of a session, as a condition on `sessions`. */
export const sessionDue = (sql: Sql, address: string) =>
  sql`(${endDue(sql)} or sessions.updated_at < now() - interval '1 minute' or sessions.ip_address is distinct from ${address})`;

const endDue = (sql: Sql) => sql`sessions.expires_at < now() + ${idle(sql, sql`sessions.remembered`)} * 0.99`;

/** The person of a session just written was here now: kept with their presence, which outlives the session. */
const noteSeen = (sql: Sql, written: string) => sql`
  insert into presence (user_id, seen_at) select user_id, now() from ${sql(written)}
  on conflict (user_id) do update set seen_at = excluded.seen_at`;

export async function endSession(sql: Sql, sessionId: string): Promise<void> {
  await sql`delete from sessions where id = ${sessionId}`;
}

/** Which of these sessions are over: logged out, run out, or their person deactivated. */
export async function listEnded(sql: Sql, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return [];
  const rows = await sql<{ id: string }[]>`
    select asked.id from unnest(${sessionIds as string[]}::uuid[]) as asked (id)
    where not exists (
      select 1 from sessions join users on users.id = sessions.user_id
      where sessions.id = asked.id and sessions.expires_at > now() and users.active)`;
  return rows.map((row) => row.id);
}
