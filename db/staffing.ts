import type { Role } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import * as rules from '../domain/staff.ts';
import type { Post, PostChange, Staff, StaffRefusal } from '../domain/staff.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { giveEstate, lockEstate } from './estate.ts';
import { callDesk, callDeskForRoom } from './outbox.ts';
import { turnAway } from './presence.ts';
import { changeMembership } from './rules.ts';
import { noteAccess, notePost } from './staff-changes.ts';
import { inTransaction } from './transaction.ts';

/*
 * What an Admin changes about somebody's account. The rows of everybody concerned and of all active Admins are locked,
 * so that two who take the last rights from each other, or each their own, take turns: the second one finds what the
 * first has left. Decisions read these rows `for share`; none is made on what is being changed.
 */

interface Asked {
  userId: string;
  by: string;
  /** They were told that they shut themself out, and want to. */
  knowing: boolean;
}

type Answer<Value> = Decision<Value, StaffRefusal> & { changed: Change };

/**
 * Role and numbers. Membership changes are versions of the number's settings like those of its own page. What they may
 * no longer answer is handed out again by its desk (ROUTING 22). What is so already changes nothing and is no conflict.
 */
export async function editStaff(
  sql: Sql,
  { userId, by, knowing, from, to }: Asked & { from: Post; to: Post },
): Promise<Answer<PostChange>> {
  return inTransaction(sql, async (tx) => {
    const touched = differing(from.numberIds, to.numberIds);
    if (!(await lockDesks(tx, touched))) return { ...refuse('no-number'), changed: {} };
    const { people, adminIds } = await lockStaff(tx, [by, userId]);
    const asking = { by: one(people, by), adminIds, knowing };
    const decision = rules.edit(one(people, userId), { from, to, ...asking });
    if (!decision.ok || !rules.isChange(one(people, userId), decision.value))
      return { ...decision, changed: {} };

    const { role, joins, leaves } = decision.value;
    await tx`update users set role = ${role}, updated_at = now() where id = ${userId}`;
    await notePost(tx, { userId, by }, one(people, userId).role, decision.value);
    const changes: Change[] = [{ people: [userId] }];
    for (const numberId of touched) {
      const member = joins.includes(numberId);
      if (member || leaves.includes(numberId))
        changes.push(await changeMembership(tx, { numberId, by, userId, member }));
    }
    changes.push(await callDesksOfHeld(tx, userId));
    return { ...decision, changed: merge(changes) };
  });
}

/**
 * Ends somebody's access at once: their sessions (and with them the streams), their presence, what they own, what they
 * answer. Their memberships stay for when they come back; routing passes over them. Repeating it changes nothing more.
 */
export async function deactivate(
  sql: Sql,
  { userId, by, knowing, successorId }: Asked & { successorId: string | null },
): Promise<Answer<Staff>> {
  return inTransaction(sql, async (tx) => {
    await lockEstate(tx, userId);
    const ids = [by, userId, ...(successorId === null ? [] : [successorId])];
    const { people, adminIds } = await lockStaff(tx, ids);
    const is = one(people, userId);
    const successor = successorId === null ? null : one(people, successorId);
    const decision = rules.deactivate(is, { successor, by: one(people, by), adminIds, knowing });
    if (!decision.ok || !is.active) return { ...decision, changed: {} };

    const conversations = await giveEstate(tx, { from: userId, to: successorId, by });
    await tx`update users set active = false, updated_at = now() where id = ${userId}`;
    await noteAccess(tx, { userId, by }, 'deactivated');
    await tx`delete from sessions where user_id = ${userId}`;
    await turnAway(tx, userId);
    const held = await callDesksOfHeld(tx, userId);
    return { ...decision, changed: merge([held, { conversations, people: ids }]) };
  });
}

/** Lets somebody in again, Away, on the numbers they are still a member of. What they owned was given away. */
export async function reactivate(sql: Sql, { userId, by }: Omit<Asked, 'knowing'>): Promise<Answer<Staff>> {
  return inTransaction(sql, async (tx) => {
    const { people } = await lockStaff(tx, [by, userId]);
    const is = one(people, userId);
    const decision = rules.reactivate(is, { by: one(people, by) });
    if (!decision.ok || is.active) return { ...decision, changed: {} };

    await tx`update users set active = true, updated_at = now() where id = ${userId}`;
    await noteAccess(tx, { userId, by }, 'reactivated');
    await tx`delete from sessions where user_id = ${userId}`; // a login that was just under way when they left
    let outbox = false;
    for (const numberId of is.numberIds) outbox = (await callDeskForRoom(tx, numberId)) || outbox;
    return { ...allow(decision.value), changed: { people: [userId], outbox } };
  });
}

const differing = (some: readonly string[], others: readonly string[]): string[] =>
  [
    ...some.filter((id) => !others.includes(id)),
    ...new Set(others.filter((id) => !some.includes(id))),
  ].toSorted();

/** False: one of the numbers is not there. */
async function lockDesks(tx: Tx, numberIds: readonly string[]): Promise<boolean> {
  const found = await tx`
    select from desks where number_id = any(${numberIds as string[]}::uuid[]) order by number_id for update`;
  return found.length === numberIds.length;
}

async function lockStaff(
  tx: Tx,
  ids: readonly string[],
): Promise<{ people: Map<string, Staff>; adminIds: string[] }> {
  const rows = await tx<{ id: string; role: Role; active: boolean }[]>`
    select id, role, active from users
    where id = any(${ids as string[]}::uuid[]) or (role = 'admin' and active)
    order by id for no key update`;
  const members = await tx<{ userId: string; numberId: string }[]>`
    select user_id as "userId", number_id as "numberId" from members
    where user_id = any(${ids as string[]}::uuid[]) order by number_id`;
  const numbersOf = (id: string) =>
    members.filter(({ userId }) => userId === id).map(({ numberId }) => numberId);
  return {
    people: new Map(rows.map((row) => [row.id, { ...row, numberIds: numbersOf(row.id) }])),
    adminIds: rows.filter(({ role, active }) => role === 'admin' && active).map(({ id }) => id),
  };
}

/** Users are never deleted, and pages name only those there are. */
function one(people: ReadonlyMap<string, Staff>, id: string): Staff {
  const person = people.get(id);
  if (person === undefined) throw new Error(`there is no user ${id}`);
  return person;
}

/** Their desks ask again who may hold what; a claim that was just under way has waited for the person's row, or is seen. */
async function callDesksOfHeld(tx: Tx, userId: string): Promise<Change> {
  const held = await tx<{ id: string }[]>`
    select distinct number_id as id from conversations where stage = 'assigned' and agent_id = ${userId} order by id`;
  for (const { id } of held) await callDesk(tx, id);
  return { numbers: held.map(({ id }) => id), outbox: held.length > 0 };
}
