import type { Viewer } from '../domain/access.ts';
import type { Alert } from '../domain/alert.ts';
import type { Sql, Tx } from './connect.ts';
import { type Heard, listHappenings } from './happenings.ts';
import type { PushAddress } from './push-subscriptions.ts';
import { inTransaction } from './transaction.ts';

/** A happening is stamped while its transaction runs and seen when it commits: look this far behind the last look. */
const overlap = '15 seconds';
/** Longer ago than this is not looked for, however long no worker was there. */
const longestAway = '24 hours';
/** The mark is moved on this often where nothing was found, so that a quiet look writes nothing. */
const markEveryMs = 10_000;
/** Settled calls are kept for longer than any look reaches back. */
const keptBehind = '2 minutes';

/** Somebody who has a browser that rings. */
export interface Callee extends Viewer {
  /** Of `users`: what is pushed is in it. */
  language: string;
  available: boolean;
}

const callee = (sql: Sql | Tx) => sql`
  users.id, users.role, users.active, users.language,
  array(select number_id from members where user_id = users.id order by number_id) as "numberIds",
  exists (select from presence where user_id = users.id and available and lease_until > now()) as available`;

/** Whether there is any browser that may ring. The one question that is asked while there is none. */
export async function isAnybodySubscribed(sql: Sql): Promise<boolean> {
  const rows = await sql`select from push_subscriptions limit 1`;
  return rows.length > 0;
}

/** Everybody with a browser that rings, if any conversation has changed since they were looked after. */
export async function listCallees(sql: Sql): Promise<Callee[]> {
  return sql<Callee[]>`
    select ${callee(sql)}
    from push_looks join users on users.id = push_looks.user_id
    where users.active
      and exists (select from push_subscriptions join sessions on sessions.id = session_id
        where push_subscriptions.user_id = users.id and sessions.expires_at > now())
      and exists (select from conversations where changed_at >= looked_at - ${overlap}::interval)`;
}

/**
 * Looks what somebody is to be called for since the last look and queues it for each of their browsers, due in `waitMs`:
 * the calls and the mark in one transaction, each call once however often it is found. Of several workers one does it;
 * the others find nothing to do. `decide` says which happenings call. Returns how many calls are new.
 */
export async function queueCalls(
  sql: Sql,
  viewer: Viewer,
  { waitMs, decide }: { waitMs: number; decide(heard: Heard[]): Alert[] },
): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const [mark] = await tx<{ since: Date; lookedAt: Date; now: Date }[]>`
      select greatest(looked_at, now() - ${longestAway}::interval) - ${overlap}::interval as since,
        looked_at as "lookedAt", clock_timestamp() as now
      from push_looks where user_id = ${viewer.id} for update skip locked`;
    if (mark === undefined) return 0;

    const alerts = decide(await listHappenings(tx, viewer, { since: mark.since, among: null }));
    const queued = alerts.length === 0 ? 0 : await queue(tx, viewer.id, alerts, waitMs);
    if (queued > 0 || mark.now.getTime() - mark.lookedAt.getTime() > markEveryMs) {
      await tx`update push_looks set looked_at = ${mark.now} where user_id = ${viewer.id}`;
      await tx`
        delete from pushes using push_subscriptions
        where push_subscriptions.id = subscription_id and user_id = ${viewer.id} and due_at is null
          and at < ${mark.since}::timestamptz - ${keptBehind}::interval`;
    }
    return queued;
  });
}

/** For the browsers that were there when it happened. */
async function queue(tx: Tx, userId: string, alerts: readonly Alert[], waitMs: number): Promise<number> {
  const queued = await tx`
    insert into pushes (subscription_id, alert_id, conversation_id, at, due_at)
    select push_subscriptions.id, alert.id, alert.conversation_id, alert.at,
      clock_timestamp() + ${waitMs} * interval '1 millisecond'
    from push_subscriptions,
      unnest(${alerts.map(({ id }) => id)}::text[], ${alerts.map(({ conversationId }) => conversationId)}::uuid[],
        ${alerts.map(({ at }) => at.toISOString())}::timestamptz[]) as alert (id, conversation_id, at)
    where user_id = ${userId} and alert.at > made_at
    on conflict (subscription_id, alert_id) do nothing returning 1`;
  return queued.length;
}

/** A call as a page names it: its id says which conversation. */
export type Told = Pick<Alert, 'id' | 'conversationId'>;

/**
 * These calls need no push: a page has made them. `where`: everywhere, since its person saw it, or only in the browser
 * of this session, which made them itself. What is not queued yet is settled before it is.
 */
export async function settleTold(
  sql: Sql,
  userId: string,
  told: readonly Told[],
  where: { sessionId: string } | 'everywhere',
): Promise<void> {
  const there = where === 'everywhere' ? sql`` : sql`and session_id = ${where.sessionId}`;
  await sql`
    insert into pushes (subscription_id, alert_id, conversation_id, at, due_at)
    select push_subscriptions.id, alert.id, conversations.id, clock_timestamp(), null
    from push_subscriptions,
      unnest(${told.map(({ id }) => id)}::text[], ${told.map(({ conversationId }) => conversationId)}::uuid[])
        as alert (id, conversation_id)
      join conversations on conversations.id = alert.conversation_id
    where user_id = ${userId} ${there}
    on conflict (subscription_id, alert_id) do update set due_at = null where pushes.due_at is not null`;
}

/** What is due for one browser, taken by whoever sends it now. */
export interface Batch {
  subscriptionId: string;
  address: PushAddress;
  callee: Callee;
  /** Its session still lasts, and its person is active. */
  live: boolean;
  calls: Array<Told & { at: Date; attempts: number }>;
}

/**
 * Takes what is due, all of a browser's at once, so that many calls can be told as one. They are due again after
 * `leaseMs`, unless they are settled by then: whoever took them may have died. No lock is held afterwards.
 */
export async function takeDue(
  sql: Sql,
  { limit, leaseMs }: { limit: number; leaseMs: number },
): Promise<Batch[]> {
  return sql<Batch[]>`
    with chosen as (
      select id from push_subscriptions
      where exists (select from pushes where subscription_id = push_subscriptions.id and due_at <= clock_timestamp())
      order by id limit ${limit} for no key update skip locked
    ), taken as (
      update pushes set due_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond', attempts = attempts + 1
      where due_at <= clock_timestamp() and subscription_id in (select id from chosen)
      returning *
    ), calls as (
      select subscription_id, min(at) as oldest from taken group by subscription_id
    )
    select push_subscriptions.id as "subscriptionId",
      jsonb_build_object('endpoint', endpoint, 'p256dh', p256dh, 'auth', auth) as address,
      (select to_jsonb(person) from (select ${callee(sql)}) as person) as callee,
      users.active and sessions.expires_at > now() as live,
      (select jsonb_agg(jsonb_build_object('id', alert_id, 'conversationId', conversation_id, 'at', at,
        'attempts', attempts) order by at) from taken where subscription_id = push_subscriptions.id) as calls
    from calls join push_subscriptions on push_subscriptions.id = calls.subscription_id
      join users on users.id = user_id join sessions on sessions.id = session_id
    order by oldest`.then((batches) =>
    batches.map((batch) => ({
      ...batch,
      calls: batch.calls.map((call) => ({ ...call, at: new Date(call.at) })),
    })),
  );
}

/** Nothing more is to be done about these calls. */
export async function settle(sql: Sql, subscriptionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update pushes set due_at = null where subscription_id = ${subscriptionId} and alert_id = any(${ids as string[]})`;
}

/** To be tried again; not what a page has made in the meantime. */
export async function putOff(
  sql: Sql,
  subscriptionId: string,
  ids: readonly string[],
  afterMs: number,
): Promise<void> {
  await sql`
    update pushes set due_at = clock_timestamp() + ${afterMs} * interval '1 millisecond'
    where subscription_id = ${subscriptionId} and alert_id = any(${ids as string[]}) and due_at is not null`;
}
