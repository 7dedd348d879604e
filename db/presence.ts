import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { callDeskForRoom } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/** Longer than a web process takes to say again that it is up (every 10 s), and to be restarted. */
const webGoneMs = 30_000;
/** A replay goes back seven days; an older change is of no use to it. */
const changesKept = '8 days';
/** So that a sweep stays short, however much there is to remove. */
const removedAtOnce = 1000;

/**
 * Declares somebody Available, with a lease of `graceMs` that the browser's stream and each request renew, or Away.
 * The desks of their numbers are called where somebody waits in line; Away takes nothing from them (ROUTING 19).
 */
export async function setAvailable(
  sql: Sql,
  userId: string,
  available: boolean,
  graceMs: number,
): Promise<{ changed: Change }> {
  return inTransaction(sql, async (tx) => {
    await tx`
      with said as (
        insert into presence (user_id, available, since, lease_until)
        values (${userId}, ${available}, now(), now() + ${graceMs} * interval '1 millisecond')
        on conflict (user_id) do update set available = excluded.available, lease_until = excluded.lease_until,
          since = case when presence.available = excluded.available then presence.since else excluded.since end
        returning coalesce(old.available, false) as before, new.available as after
      )
      insert into presence_changes (user_id, available) select ${userId}, after from said where before <> after`;
    const called = available ? await callDesksOf(tx, userId) : false;
    return { changed: { people: [userId], outbox: called } };
  });
}

/** The browser is there. One who is Away stays Away. A lease just renewed is left alone: most requests write nothing. */
export async function renewLease(sql: Sql, userId: string, graceMs: number): Promise<void> {
  await sql`
    update presence set lease_until = now() + ${graceMs} * interval '1 millisecond'
    where user_id = ${userId} and ${leaseDue(sql, graceMs)}`;
}

/** Whether there is a lease to renew, as a condition on `presence`. */
export const leaseDue = (sql: Sql, graceMs: number) =>
  sql`(presence.available and presence.lease_until < now() + ${graceMs * 0.9} * interval '1 millisecond')`;

/** A login, once its session is stored: Away, unless another live session of theirs is Available (ROUTING 50). */
export async function sessionBegan(sql: Sql, userId: string): Promise<{ changed: Change }> {
  return turnAway(
    sql,
    userId,
    sql`(select count(*) from sessions where user_id = ${userId} and expires_at > now()) < 2
      or presence.lease_until <= now()`,
  );
}

/** A logout or a session's end, once it is gone: Away when it was the last one. */
export async function sessionEnded(sql: Sql, userId: string): Promise<{ changed: Change }> {
  return turnAway(
    sql,
    userId,
    sql`not exists (select from sessions where user_id = ${userId} and expires_at > now())`,
  );
}

/** Away, if they were Available; a deactivation does it within its own transaction. */
export async function turnAway(
  sql: Sql | Tx,
  userId: string,
  when = sql`true`,
): Promise<{ changed: Change }> {
  const turned = await sql`
    with turned as (
      update presence set available = false, since = now()
      where user_id = ${userId} and available and (${when})
      returning user_id
    )
    insert into presence_changes (user_id, available) select user_id, false from turned returning user_id`;
  return { changed: turned.length > 0 ? { people: [userId] } : {} };
}

/**
 * Turns to Away whoever has been gone for longer than their lease. While no web process is up nobody can renew one, so
 * nobody is turned away then; `pulse` gives them their grace anew.
 */
export async function sweep(sql: Sql): Promise<{ turnedAway: string[] }> {
  const turned = await sql<{ id: string }[]>`
    with turned as (
      update presence set available = false, since = now()
      where available and lease_until <= now()
        and exists (select from web_pulse where seen_at > now() - ${webGoneMs} * interval '1 millisecond')
      returning user_id
    )
    insert into presence_changes (user_id, available) select user_id, false from turned returning user_id as id`;
  await sql`
    delete from presence_changes where id in (
      select id from presence_changes where at < now() - ${changesKept}::interval order by at limit ${removedAtOnce})`;
  return { turnedAway: turned.map(({ id }) => id) };
}

/**
 * Each web process says every 10 s that it is up. The first after a time in which none was gives everybody who was
 * Available another `graceMs`: that their lease ran out was not their doing.
 */
export async function pulse(sql: Sql, graceMs: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const [before] = await tx<{ gone: boolean }[]>`
      select seen_at < clock_timestamp() - ${webGoneMs} * interval '1 millisecond' as gone from web_pulse for update`;
    if (before?.gone === true)
      await tx`
        update presence set lease_until = greatest(lease_until, now() + ${graceMs} * interval '1 millisecond')
        where available`;
    await tx`update web_pulse set seen_at = clock_timestamp()`;
  });
}

/** True: somebody waits in line on one of this person's numbers, so its desk was called. */
async function callDesksOf(tx: Tx, userId: string): Promise<boolean> {
  const numbers = await tx<{ id: string }[]>`
    select number_id as id from members where user_id = ${userId} order by number_id`;
  let called = false;
  for (const { id } of numbers) called = (await callDeskForRoom(tx, id)) || called;
  return called;
}
