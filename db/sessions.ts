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
    update sessions set remembered = ${remembered}, expires_at = now() + ${idle(sql, sql`${remembered}::boolean`)}
    where token = ${token}`;
}

/**
 * A request moves the end of its session on, in steps of a hundredth of its length, so that few requests write.
 * True when it did: a remembered session's cookie then wants the new end too.
 */
export async function keepSession(sql: Sql, sessionId: string): Promise<boolean> {
  const kept = await sql`
    update sessions set expires_at = now() + ${idle(sql, sql`remembered`)}, updated_at = now()
    where id = ${sessionId} and expires_at < now() + ${idle(sql, sql`remembered`)} * 0.99`;
  return kept.count > 0;
}

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
