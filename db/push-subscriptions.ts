import type { Sql } from './connect.ts';
import { forgetEnding, giveUp, hasEnded } from './push-devices.ts';
import { inTransaction } from './transaction.ts';

/** Where a browser is pushed to, and the keys that what is pushed is encrypted with (base64url). */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Nobody has more browsers than this; a further one takes the place of the oldest. */
const mostOfOne = 10;

/**
 * From now on this browser rings for this person, as long as the session lasts. A browser is its person's who is signed
 * in in it: taking it over ends what it was before, with what was still to be rung. Saying it again changes nothing.
 * `byItself`: its page says so, and nobody has pressed anything; where it was ended, by hand or by refusals, it stays so.
 */
export async function subscribe(
  sql: Sql,
  { userId, sessionId }: { userId: string; sessionId: string },
  { endpoint, p256dh, auth }: PushAddress,
  { byItself = false } = {},
): Promise<'rings' | 'ended' | 'signed-out'> {
  return inTransaction(sql, async (tx) => {
    const [session] = await tx`
      select from sessions where id = ${sessionId} and user_id = ${userId} for share`;
    if (session === undefined) return 'signed-out';
    if (byItself && (await hasEnded(tx, userId, endpoint))) return 'ended';
    await forgetEnding(tx, userId, endpoint);

    // One a browser: a session with another endpoint has had its own replaced.
    await tx`
      delete from push_subscriptions
      where (endpoint = ${endpoint} and user_id <> ${userId}) or (session_id = ${sessionId} and endpoint <> ${endpoint})`;
    await tx`
      insert into push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
      values (${userId}, ${sessionId}, ${endpoint}, ${p256dh}, ${auth})
      on conflict (endpoint) do update set session_id = excluded.session_id, user_id = excluded.user_id,
        p256dh = excluded.p256dh, auth = excluded.auth,
        refused = case when ${byItself} then push_subscriptions.refused else 0 end,
        refused_since = case when ${byItself} then push_subscriptions.refused_since end,
        made_at = case when push_subscriptions.session_id = excluded.session_id then push_subscriptions.made_at
          else excluded.made_at end`;
    await tx`
      delete from push_subscriptions where user_id = ${userId} and id not in (
        select id from push_subscriptions where user_id = ${userId} order by made_at desc, id desc limit ${mostOfOne})`;
    await tx`insert into push_looks (user_id) values (${userId}) on conflict (user_id) do nothing`;
    return 'rings';
  });
}

/** This browser rings no more. Only one's own can be ended. */
export async function unsubscribe(sql: Sql, userId: string, endpoint: string): Promise<void> {
  await sql`delete from push_subscriptions where user_id = ${userId} and endpoint = ${endpoint}`;
}

/** Where the browser of this session is pushed to; null: it does not ring. */
export async function findEndpoint(sql: Sql, sessionId: string): Promise<string | null> {
  const [row] = await sql<{ endpoint: string }[]>`
    select endpoint from push_subscriptions where session_id = ${sessionId}`;
  return row?.endpoint ?? null;
}

/** Whether any browser of this person rings while the page is closed. */
export async function isRungElsewhere(sql: Sql, userId: string): Promise<boolean> {
  const rows = await sql`select from push_subscriptions where user_id = ${userId} limit 1`;
  return rows.length > 0;
}

/** After so many refusals in a row a browser is rung no more. */
const mostRefusals = 10;

/** Its push service took something. */
export async function noteTaken(sql: Sql, id: string): Promise<void> {
  await sql`update push_subscriptions set taken_at = now(), refused = 0, refused_since = null where id = ${id}`;
}

/**
 * Its push service said no, which may be our own fault (a clock that is wrong): only a subscription of which it has said
 * so ten times in a row is given up. True: it was.
 */
export async function noteRefused(sql: Sql, id: string): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const [row] = await tx<{ refused: number }[]>`
      update push_subscriptions set refused = refused + 1, refused_since = coalesce(refused_since, now())
      where id = ${id} returning refused`;
    if (row === undefined || row.refused < mostRefusals) return false;
    await giveUp(tx, id);
    return true;
  });
}

/** The browser has given it up, or its address is none that we may send to. */
export async function removeSubscription(sql: Sql, id: string): Promise<void> {
  await sql`delete from push_subscriptions where id = ${id}`;
}
