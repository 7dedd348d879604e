import type { PendingQuery, Row } from 'postgres';
import type { Tx } from './connect.ts';

/** Holds still all contacts of somebody who leaves. Contacts come before users (LAYOUT), so call it first. */
export async function lockEstate(tx: Tx, ownerId: string): Promise<void> {
  await tx`select from contacts where owner_id = ${ownerId} order by id for no key update`;
}

/**
 * Gives all of somebody's contacts to an heir, or (null) to nobody; answers the conversations whose owner changed. As
 * with an import, that is all: the next episode uses it, open conversations stay where they are (ROUTING 42), and each
 * open thread has a line. A contact that became theirs after `lockEstate` is held here at the latest; whoever then waits
 * for whom, Postgres breaks the knot and the whole is done again.
 */
export async function giveEstate(
  tx: Tx,
  { from, to, by }: { from: string; to: string | null; by: string },
): Promise<string[]> {
  await tx`
    with given as (
      update contacts set owner_id = ${to} where owner_id = ${from} returning id
    )
    insert into owner_changes (id, contact_id, by_user, owner_id) select uuidv7(), id, ${by}, ${to} from given`;
  await tx`select from conversations where owner_id = ${from} order by id for no key update`;
  return carryOwner(tx, tx`owner_id = ${from}`, { to, by });
}

/** The owner as conversations carry it, with a line in each thread that is open. The caller holds the conversations. */
export async function carryOwner(
  tx: Tx,
  which: PendingQuery<Row[]>,
  { to, by }: { to: string | null; by: string },
): Promise<string[]> {
  const changed = await tx<{ id: string }[]>`
    with carried as (
      update conversations set owner_id = ${to},
        last_seq = last_seq + (status = 'open')::integer, changed_at = clock_timestamp()
      where ${which}
      returning id, episode, status, last_seq
    ), told as (
      insert into events (conversation_id, episode, seq, kind, actor_id, agent_id)
      select id, episode, last_seq, 'owner_changed', ${by}, ${to}::uuid from carried where status = 'open'
    )
    select id from carried`;
  return changed.map(({ id }) => id);
}
