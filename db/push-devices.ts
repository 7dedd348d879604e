import type { PendingQuery, Row } from 'postgres';
import type { Sql, Tx } from './connect.ts';
import { inTransaction } from './transaction.ts';

/** A browser of somebody's that rings while closed, or that its push service gave up. */
export interface Device {
  id: string;
  /** The session it rings by; null: it rings no more. */
  sessionId: string | null;
  userAgent: string | null;
  since: Date;
  /** When its push service last took something. */
  rungAt: Date | null;
  /** Since when its push service has refused everything. */
  refusedSince: Date | null;
}

/** Somebody's own, the newest first. What they removed is not among them. */
export async function listDevices(sql: Sql, userId: string): Promise<Device[]> {
  return sql<Device[]>`
    select push_subscriptions.id, session_id as "sessionId", user_agent as "userAgent", made_at as since,
      taken_at as "rungAt", refused_since as "refusedSince"
    from push_subscriptions join sessions on sessions.id = session_id
    where push_subscriptions.user_id = ${userId} and expires_at > now()
    union all
    select id, null, user_agent, made_at, taken_at, coalesce(refused_since, ended_at)
    from push_endings where user_id = ${userId} and why = 'refused'
    order by since desc, id desc`;
}

/** Ends one of somebody's own, and takes it off their list: its page begins again only when it is pressed there. */
export async function removeDevice(sql: Sql, userId: string, id: string): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await end(tx, tx`id = ${id} and user_id = ${userId}`, 'removed');
    await tx`update push_endings set why = 'removed' where id = ${id} and user_id = ${userId}`;
  });
}

/** A subscription its push service has refused too often: it stays on its person's list, who is to know of it. */
export const giveUp = (tx: Tx, id: string): Promise<void> => end(tx, tx`id = ${id}`, 'refused');

/** Whether this browser was removed, or given up, and its person has not let it ring again since. */
export async function hasEnded(tx: Tx, userId: string, endpoint: string): Promise<boolean> {
  const rows = await tx`
    select from push_endings
    where user_id = ${userId} and endpoint_hash = sha256(convert_to(${endpoint}, 'UTF8'))`;
  return rows.length > 0;
}

/** Its person lets it ring again. */
export async function forgetEnding(tx: Tx, userId: string, endpoint: string): Promise<void> {
  await tx`
    delete from push_endings
    where user_id = ${userId} and endpoint_hash = sha256(convert_to(${endpoint}, 'UTF8'))`;
}

/** More endings of one person than this are forgotten, the oldest first. */
const mostRemembered = 50;

async function end(tx: Tx, which: PendingQuery<Row[]>, why: 'removed' | 'refused'): Promise<void> {
  const ended = await tx<{ userId: string }[]>`
    with ended as (delete from push_subscriptions where ${which} returning *)
    insert into push_endings (id, user_id, endpoint_hash, user_agent, why, made_at, taken_at, refused_since)
    select ended.id, ended.user_id, sha256(convert_to(endpoint, 'UTF8')), user_agent, ${why}, made_at, taken_at,
      refused_since
    from ended join sessions on sessions.id = session_id
    on conflict (user_id, endpoint_hash) do update set id = excluded.id, why = excluded.why,
      made_at = excluded.made_at, taken_at = excluded.taken_at, refused_since = excluded.refused_since,
      ended_at = excluded.ended_at
    returning user_id as "userId"`;
  for (const { userId } of ended)
    await tx`
      delete from push_endings where user_id = ${userId} and id not in (
        select id from push_endings where user_id = ${userId} order by ended_at desc limit ${mostRemembered})`;
}
