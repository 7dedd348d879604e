import { mayContact, type Seen, type Viewer } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import {
  changeOwner,
  type Heir,
  mayInherit,
  movesAlong,
  type NamedOwner,
  ownerNamed,
  type OwnerRefusal,
} from '../domain/owner.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisodes } from './episodes.ts';
import { json } from './json.ts';
import { callDesk, tellAll } from './outbox.ts';
import { seen } from './people.ts';
import { inTransaction } from './transaction.ts';
import { visible } from './visible.ts';

/** A contact as somebody who sees a conversation of theirs knows them. */
export interface ContactRow {
  id: string;
  name: string | null;
  username: string | null;
  /** Digits only. */
  phone: string | null;
  owner: NamedOwner;
  /** Those this viewer sees; the open and the latest first. */
  conversations: Array<Seen & { id: string; numberName: string }>;
  /** For the access rules (`mayContact`). */
  ownerId: string | null;
  hasConversations: boolean;
  blocked: boolean;
  consent: 'in' | 'out' | null;
  /** It is that contact now, until the two are parted. */
  mergedIntoId: string | null;
}

/** A contact and whoever was merged into it: their threads are read on its page. */
export const withMerged = (sql: Sql | Tx, id: string) =>
  sql`select id from contacts where id = ${id} or merged_into_id = ${id}`;

/** Null: not there, or not this viewer's to know. */
export async function findContact(sql: Sql | Tx, viewer: Viewer, id: string): Promise<ContactRow | null> {
  const conversations = await sql<ContactRow['conversations']>`
    select conversations.id, number_id as "numberId", owner_id as "ownerId", status, stage, agent_id as "agentId",
      last_agent_id as "lastAgentId", numbers.name as "numberName"
    from conversations join numbers on numbers.id = number_id
    where contact_id in (${withMerged(sql, id)}) and ${visible(sql, viewer)}
    order by status = 'open' desc, last_message_at desc`;
  const [row] = await sql<Array<Omit<ContactRow, 'owner' | 'conversations'> & { ownerEmail: string | null }>>`
    select id, name, username, owner_id as "ownerId", owner_email as "ownerEmail",
      exists (select from conversations where contact_id in (${withMerged(sql, id)})) as "hasConversations",
      blocked_at is not null as blocked, consent, merged_into_id as "mergedIntoId",
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone
    from contacts where id = ${id}`;
  if (row === undefined || !mayContact(viewer, 'see', { ...row, conversations })) return null;
  const { ownerEmail, ...contact } = row;
  return { ...contact, owner: ownerNamed({ ...row, ownerEmail }), conversations };
}

export interface OwnerAsked {
  contactId: string;
  by: string;
  /** The form's key: sent twice, changed once. */
  commandId: string;
  /** Whom the page showed as the owner. */
  from: NamedOwner;
  to: NamedOwner;
  /** Also move the open conversations; a Sale's move without being asked. */
  move: boolean;
}

export interface OwnerSet {
  owner: NamedOwner;
  /** The open conversations that go to the new owner, each in its workflow's turn. */
  moving: string[];
}

/**
 * Gives a contact to somebody, and what follows from it: who sees its conversations, a line in each open thread, and
 * the moves that the conversations' workflows make in their turn (`owner-moves.ts`). Takes turns on the contact's row
 * with the decisions of the desk and of people (ROUTING 43).
 */
export async function setOwner(
  sql: Sql,
  asked: OwnerAsked,
): Promise<Decision<OwnerSet, OwnerRefusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    if (asked.to.kind === 'email') await waitForAcceptance(tx, asked.to.email);
    const is = await lockContact(tx, asked.contactId);
    const done = await findChange(tx, asked);
    if (done !== null) return { ...allow(done), changed: {} };

    const to = await resolve(tx, asked.to);
    const people = await lockPeople(tx, [asked.by, ...(to.kind === 'agent' ? [to.agentId] : [])]);
    const rows = await lockConversations(tx, asked.contactId);
    const allowed = decide({ ...asked, to }, { is, people, rows });
    if (!allowed.ok) return { ...allowed, changed: {} };

    await writeOwner(tx, asked, to);
    const moving = await writeMoves(tx, asked.commandId, allowed.value);
    const called = await callDesks(tx, rows, allowed.value);
    const changed = {
      conversations: rows.map(({ episode }) => episode.conversationId),
      outbox: moving.length > 0 || called,
    };
    return { ...allow({ owner: to, moving }), changed };
  });
}

interface Known {
  is: NamedOwner;
  people: Map<string, Viewer>;
  rows: EpisodeRow[];
}
interface Following {
  to: string;
  row: EpisodeRow;
}

/** Whether this person has made the change that a form asks for again. */
export async function hasChangedOwner(sql: Sql, by: string, commandId: string): Promise<boolean> {
  const rows = await sql`select from owner_changes where id = ${commandId} and by_user = ${by}`;
  return rows.length > 0;
}

/** Everything is asked again under the locks: pages hold copies. Answers with the conversations that move along. */
function decide(asked: OwnerAsked, { is, people, rows }: Known): Decision<Following[], OwnerRefusal> {
  const giver = people.get(asked.by);
  const contact = {
    ownerId: is.kind === 'agent' ? is.agentId : null,
    conversations: rows.map(seen),
    hasConversations: rows.length > 0,
  };
  if (giver === undefined || !mayContact(giver, 'change-owner', contact)) return refuse('not-allowed');
  const heir: Heir | null = asked.to.kind === 'agent' ? (people.get(asked.to.agentId) ?? null) : null;
  if (asked.to.kind === 'agent' && heir === null) return refuse('owner-not-agent');

  const change = changeOwner(is, asked);
  if (!change.ok) return change;
  const numberIds = rows.map(({ episode }) => episode.numberId);
  const allowed = mayInherit(giver, heir, numberIds);
  if (!allowed.ok) return allowed;
  if (heir === null) return allow([]);
  const along = rows.filter((row) => movesAlong(giver, heir, { conversation: seen(row), asked: asked.move }));
  return allow(along.map((row) => ({ to: heir.id, row })));
}

/** Somebody with this address may be joining right now: afterwards they are a user, and found as one. */
async function waitForAcceptance(tx: Tx, email: string): Promise<void> {
  await tx`select from invitations where email = ${email} and state = 'pending' for share`;
}

async function lockContact(tx: Tx, contactId: string): Promise<NamedOwner> {
  const [row] = await tx<{ ownerId: string | null; ownerEmail: string | null }[]>`
    select owner_id as "ownerId", owner_email as "ownerEmail" from contacts
    where id = ${contactId} for no key update`;
  if (row === undefined) throw new Error(`there is no contact ${contactId}`);
  return ownerNamed(row);
}

async function findChange(tx: Tx, { commandId, contactId }: OwnerAsked): Promise<OwnerSet | null> {
  const [row] = await tx<{ ownerId: string | null; ownerEmail: string | null }[]>`
    select owner_id as "ownerId", owner_email as "ownerEmail" from owner_changes
    where id = ${commandId} and contact_id = ${contactId}`;
  if (row === undefined) return null;
  const moving = await tx<{ id: string }[]>`
    select conversation_id as id from owner_moves where change_id = ${commandId}`;
  return { owner: ownerNamed(row), moving: moving.map(({ id }) => id) };
}

/** An e-mail address that is a user's by now is that user. */
async function resolve(tx: Tx, to: NamedOwner): Promise<NamedOwner> {
  if (to.kind !== 'email') return to;
  const [user] = await tx<{ id: string }[]>`select id from users where email = ${to.email}`;
  return user === undefined ? to : { kind: 'agent', agentId: user.id };
}

/** Who gives and who gets, with the numbers they answer: nobody is deactivated or taken off one meanwhile. */
async function lockPeople(tx: Tx, ids: string[]): Promise<Map<string, Viewer>> {
  const [, , people] = await Promise.all([
    tx`select from users where id = any(${ids}::uuid[]) order by id for share`.execute(),
    tx`select from members where user_id = any(${ids}::uuid[]) order by number_id, user_id for share`.execute(),
    tx<Viewer[]>`
      select id, role, active,
        array(select number_id from members where user_id = users.id order by number_id) as "numberIds"
      from users where id = any(${ids}::uuid[])`.execute(),
  ]);
  return new Map(people.map((person) => [person.id, person]));
}

/** All of the contact's: a first one is inserted under the contact's lock, so none is missed. */
async function lockConversations(tx: Tx, contactId: string): Promise<EpisodeRow[]> {
  const rows = await tx<
    { id: string }[]
  >`select id from conversations where contact_id in (${withMerged(tx, contactId)})`;
  return lockEpisodes(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Contact, the copy that its conversations carry, and a line in each thread that is open. */
async function writeOwner(tx: Tx, { commandId, contactId, by }: OwnerAsked, to: NamedOwner): Promise<void> {
  const ownerId = to.kind === 'agent' ? to.agentId : null;
  const email = to.kind === 'email' ? to.email : null;
  await tx`
    with contact as (
      update contacts set owner_id = ${ownerId}, owner_email = ${email} where id = ${contactId}
    ), change as (
      insert into owner_changes (id, contact_id, by_user, owner_id, owner_email)
      values (${commandId}, ${contactId}, ${by}, ${ownerId}, ${email})
    ), carried as (
      update conversations set owner_id = ${ownerId},
        last_seq = last_seq + (status = 'open')::integer, changed_at = clock_timestamp()
      where contact_id in (${withMerged(tx, contactId)})
      returning id, episode, status, last_seq
    )
    insert into events (conversation_id, episode, seq, kind, actor_id, agent_id, data)
    select id, episode, last_seq, 'owner_changed', ${by}, ${ownerId}::uuid, ${json(tx, email === null ? {} : { email })}
    from carried where status = 'open'`;
}

/** What each workflow finds when it is told, and that it is told. */
async function writeMoves(tx: Tx, changeId: string, following: readonly Following[]): Promise<string[]> {
  if (following.length === 0) return [];
  const moves = following.map(({ to, row: { episode } }) => ({
    conversation_id: episode.conversationId,
    episode: episode.episode,
    agent_id: to,
  }));
  await tx`
    insert into owner_moves (conversation_id, episode, change_id, agent_id)
    select conversation_id, episode, ${changeId}, agent_id
    from jsonb_to_recordset(${json(tx, moves)}) as row(conversation_id uuid, episode integer, agent_id uuid)
    on conflict (conversation_id) do update
      set episode = excluded.episode, change_id = excluded.change_id, agent_id = excluded.agent_id`;
  await tellAll(
    tx,
    following.map(({ row }) => row.episode),
    'ownerChanged',
  );
  return following
    .filter(({ to, row }) => row.episode.agentId !== to)
    .map(({ row }) => row.episode.conversationId);
}

/** What stays in line may by now be the new owner's by the owner rule: its desk looks again. True: one was called. */
async function callDesks(
  tx: Tx,
  rows: readonly EpisodeRow[],
  following: readonly Following[],
): Promise<boolean> {
  const along = new Set(following.map(({ row }) => row));
  const staying = rows.filter((row) => row.episode.inLine && !along.has(row));
  const numberIds = new Set(staying.map(({ episode }) => episode.numberId));
  for (const numberId of numberIds) await callDesk(tx, numberId);
  return numberIds.size > 0;
}
