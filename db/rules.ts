import {
  type Assignment,
  type AssignmentDraft,
  changesBetween,
  drafted,
  type SettingChange,
} from '../domain/assignment.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { readSettings } from './assignment.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';
import { putWaitingInLine, takeTriedOutOfLine } from './line.ts';
import { addMember } from './numbers.ts';
import { callDesk, tellOpen } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/** `changed-meanwhile`: somebody saved since the page was drawn. `not-an-agent`: who is to join no longer works here. */
export type SaveRefusal = 'no-number' | 'changed-meanwhile' | 'not-an-agent';

export interface Save {
  numberId: string;
  by: string;
  /** The version that the form was drawn from. */
  version: number;
  draft: AssignmentDraft;
}

/**
 * Saves a number's assignment settings as the next version, in one transaction under the desk's lock: a decision is
 * made wholly by the old settings or wholly by the new. New members join the rotation at its end. The desk is called:
 * it puts back in line what those who left had (ROUTING 22), and a change may be room for those who wait. What is
 * saved twice, or is so already, changes nothing and is no conflict.
 */
export async function saveAssignment(
  sql: Sql,
  save: Save,
): Promise<Decision<{ version: number }, SaveRefusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const { numberId, draft } = save;
    const [desk] = await tx`select from desks where number_id = ${numberId} for update`;
    if (desk === undefined) return { ...refuse('no-number'), changed: {} };
    const { settings: before, version } = await readSettings(tx, numberId);
    const after = drafted(before, draft);
    const changes = changesBetween(before, after);
    if (changes.length === 0) return { ...allow({ version }), changed: {} };
    if (version !== save.version) return { ...refuse('changed-meanwhile'), changed: {} };

    if (!(await areActive(tx, idsOf('joined', changes)))) return { ...refuse('not-an-agent'), changed: {} };
    const changed = await writeVersion(tx, { ...save, version }, { before, after, changes });
    return { ...allow({ version: version + 1 }), changed };
  });
}

/**
 * The same for one person on one number, from a page of theirs: a version like any other. The caller holds the number's
 * desk and the person's row, and has seen that they are active.
 */
export async function changeMembership(
  tx: Tx,
  { numberId, by, userId, member }: { numberId: string; by: string; userId: string; member: boolean },
): Promise<Change> {
  const { settings: before, version } = await readSettings(tx, numberId);
  const isMember = before.members.some(({ agentId }) => agentId === userId);
  if (isMember === member) return {};
  const after = drafted(before, {
    rules: before.rules,
    options: before.options,
    members: member ? [{ agentId: userId, capacity: null }] : [],
    removed: member ? [] : [userId],
  });
  return writeVersion(
    tx,
    { numberId, by, version },
    { before, after, changes: changesBetween(before, after) },
  );
}

interface Written {
  before: Assignment;
  after: Assignment;
  changes: SettingChange[];
}

/** What every change of a number's settings writes, under its desk's lock: `version` is the one in force. */
async function writeVersion(
  tx: Tx,
  at: Omit<Save, 'draft'>,
  { before, after, changes }: Written,
): Promise<Change> {
  const { numberId } = at;
  const [joining, leaving] = [idsOf('joined', changes), idsOf('left', changes)];
  await writeMembers(tx, numberId, { after, joining, leaving });
  await keepVersion(tx, at, { before, after, changes });
  const conversations = await settleLine(tx, numberId, before.rules.whenFree, after.rules.whenFree);
  if (changes.some(isTimer)) await tellOpen(tx, numberId, 'settingsChanged');
  await callDesk(tx, numberId);
  return { conversations, numbers: [numberId], people: [...joining, ...leaving], outbox: true };
}

/** The timers of open conversations were set by it. */
const isTimer = ({ what }: SettingChange): boolean => what === 'giveBackMinutes' || what === 'autoCloseDays';

type WhenFree = Assignment['rules']['whenFree'];

/** Who is in line follows "when an agent is free" (ROUTING 57); answers those it changed. */
async function settleLine(tx: Tx, numberId: string, before: WhenFree, after: WhenFree): Promise<string[]> {
  if (before === after) return [];
  return after === 'assign' ? putWaitingInLine(tx, numberId) : takeTriedOutOfLine(tx, numberId);
}

const idsOf = (what: 'joined' | 'left', changes: readonly SettingChange[]): string[] =>
  changes.flatMap((change) => (change.what === what ? [change.agentId] : []));

async function areActive(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const found = await tx`
    select from users where id = any(${ids as string[]}::uuid[]) and active order by id for share`;
  return found.length === ids.length;
}

async function writeMembers(
  tx: Tx,
  numberId: string,
  { after, joining, leaving }: { after: Assignment; joining: string[]; leaving: string[] },
) {
  await tx`select from members where number_id = ${numberId} order by user_id for update`;
  await tx`delete from members where number_id = ${numberId} and user_id = any(${leaving}::uuid[])`;
  await tx`
    update members set capacity = asked.capacity
    from unnest(${after.members.map(({ agentId }) => agentId)}::uuid[],
      ${after.members.map(({ capacity }) => capacity)}::integer[]) as asked (user_id, capacity)
    where number_id = ${numberId} and members.user_id = asked.user_id
      and members.capacity is distinct from asked.capacity`;
  for (const { agentId, capacity } of after.members)
    if (joining.includes(agentId)) await addMember(tx, { numberId, userId: agentId, capacity });
}

/** The rules themselves, and what the page's history and a decision's version lead back to. */
async function keepVersion(
  tx: Tx,
  { numberId, by, version }: Omit<Save, 'draft'>,
  { before, after, changes }: Written,
) {
  await tx`
    insert into rule_versions (number_id, version, changed_at, settings, changes)
    select id, rules_version, created_at, ${json(tx, before)}, '[]' from numbers where id = ${numberId}
    on conflict do nothing`;
  const { basic, owner, ownerMustBeAvailable, previous, whenFree } = after.rules;
  const { giveBackMinutes, autoCloseDays } = after.options;
  await tx`
    update numbers set basic_rule = ${basic}, owner_rule = ${owner},
      owner_must_be_available = ${ownerMustBeAvailable}, previous_rule = ${previous}, when_free = ${whenFree},
      give_back_minutes = ${giveBackMinutes}, auto_close_days = ${autoCloseDays}, rules_version = ${version + 1}
    where id = ${numberId}`;
  await tx`
    insert into rule_versions (number_id, version, changed_by, settings, changes)
    values (${numberId}, ${version + 1}, ${by}, ${json(tx, after)}, ${json(tx, changes)})`;
}
