import type { Explanation } from '../domain/explanation.ts';
import { ownerOf } from '../domain/owner.ts';
import type { Turn } from '../domain/recovered.ts';
import type { Member, Owner, Previous, Rules } from '../domain/routing.ts';
import type { Tx } from './connect.ts';
import { loadOn } from './load.ts';

/*
 * What the desk reads before it decides. Each sends its query when it is called, so that several called one after
 * another lock and read in that order.
 */

/** An owner who changes meanwhile takes turns with the decision (ROUTING 43). */
export function lockContacts(tx: Tx, conversationIds: readonly string[]) {
  return tx`
    select from contacts
    where id in (select contact_id from conversations where id = any(${conversationIds as string[]}::uuid[]))
    order by id for share`.execute();
}

/**
 * Nobody is deactivated or taken off the number while something is given to them. Members for update at once: the desk
 * writes their places in the rotation at its end, and a claim that shares the row by then would wait for a conversation
 * the desk holds, and the desk for the claim.
 */
export async function lockMembers(tx: Tx, numberId: string) {
  await Promise.all([
    tx`
      select from users where id in (select user_id from members where number_id = ${numberId})
      order by id for share`.execute(),
    tx`select from members where number_id = ${numberId} order by user_id for no key update`.execute(),
  ]);
}

/** `version`: that of the number's settings, which the decision names. */
export async function readRules(tx: Tx, numberId: string): Promise<{ rules: Rules; version: number }> {
  const [row] = await tx<(Rules & { version: number })[]>`
    select basic_rule as basic, owner_rule as owner, owner_must_be_available as "ownerMustBeAvailable",
      previous_rule as previous, when_free as "whenFree", rules_version as version
    from numbers where id = ${numberId}`.execute();
  if (row === undefined) throw new Error(`there is no number ${numberId}`);
  const { version, ...rules } = row;
  return { rules, version };
}

/** The number's members with presence and load. */
export async function listMembers(tx: Tx, numberId: string): Promise<Member[]> {
  const members = await tx<Member[]>`
    select users.id as "agentId", users.name, users.active, members.capacity, members.rotation,
      coalesce(presence.available and presence.lease_until > clock_timestamp(), false) as online,
      ${loadOn(tx, numberId)} as load
    from members
    join users on users.id = members.user_id
    left join presence on presence.user_id = users.id
    where members.number_id = ${numberId}`.execute();
  return [...members];
}

interface Relations {
  id: string;
  ownerId: string | null;
  ownerEmail: string | null;
  ownerName: string | null;
  ownerActive: boolean | null;
  previousId: string | null;
  previousName: string | null;
  previousActive: boolean | null;
  queued: Explanation['code'] | null;
  wroteAt: Date | null;
  reachedAt: Date | null;
}

export type Queued = Pick<Turn, 'queued' | 'wroteAt' | 'reachedAt'>;

/** Owner and previous agent, and what put it in line, by conversation. */
export async function listRelations(
  tx: Tx,
  conversationIds: readonly string[],
): Promise<Map<string, { owner: Owner; previous: Previous; queued: Queued }>> {
  const rows = await tx<Relations[]>`
    select conversations.id, contacts.owner_id as "ownerId", contacts.owner_email as "ownerEmail",
      owners.name as "ownerName", owners.active as "ownerActive",
      previous.id as "previousId", previous.name as "previousName", previous.active as "previousActive",
      decisions.code as queued, decisions.at as "reachedAt", opened.at as "wroteAt"
    from conversations
    join contacts on contacts.id = conversations.contact_id
    left join users owners on owners.id = contacts.owner_id
    left join users previous on previous.id = conversations.previous_agent_id
    left join decisions on decisions.conversation_id = conversations.id and decisions.turn = conversations.turn
    left join lateral (
      select at from events
      where conversation_id = conversations.id and turn = conversations.turn and kind = 'opened' and actor_id is null
      order by at desc limit 1
    ) opened on true
    where conversations.id = any(${conversationIds as string[]}::uuid[])`.execute();
  return new Map(
    rows.map((row) => [row.id, { owner: ownerOf(row), previous: previousOf(row), queued: queuedBy(row) }]),
  );
}

function previousOf({ previousId, previousName, previousActive }: Relations): Previous {
  if (previousId === null) return null;
  return { agentId: previousId, name: previousName ?? '', active: previousActive ?? false };
}

const queuedBy = ({ queued, wroteAt, reachedAt }: Relations): Queued => ({
  queued,
  wroteAt: wroteAt?.getTime() ?? null,
  reachedAt: reachedAt?.getTime() ?? null,
});
