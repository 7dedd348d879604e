import { mayStartFrom, type Role, type Viewer } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { spellings } from '../domain/phone.ts';
import { mayStart, type StartRefusal, type Theirs } from '../domain/starting.ts';
import type { FilledTemplate, KnownContact } from '../domain/template.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { isBlocked } from './contact-block.ts';
import { lockEpisode } from './episodes.ts';
import { findContact, findOrMakeContact, type Identity, lockIdentities } from './identities.ts';
import { listNumbers, type NumberRow } from './numbers.ts';
import { openEpisode } from './opening.ts';
import { readAttributes } from './template-use.ts';
import { queueTemplateIn, type TemplateSendRefusal } from './template-sends.ts';
import { inTransaction } from './transaction.ts';
import type { NewUpload } from './uploads.ts';
import { visible } from './visible.ts';

/** The numbers somebody may start a conversation from, by name; their own first. */
export async function listStartNumbers(sql: Sql, viewer: Viewer): Promise<NumberRow[]> {
  const numbers = (await listNumbers(sql)).filter(({ id }) => mayStartFrom(viewer, id));
  const own = (id: string) => (viewer.numberIds.includes(id) ? 0 : 1);
  return numbers.toSorted((a, b) => own(a.id) - own(b.id));
}

export interface Start {
  by: string;
  numberId: string;
  /** Digits, as `readPhone` allowed them. */
  phone: string;
  /** Whose it is, where that is known; left out: whoever is found by it, or somebody new. */
  contactId?: string;
  templateId: string;
  filled: FilledTemplate;
  /** The header's file: there is no conversation yet that it could have been uploaded to. */
  upload?: NewUpload | null;
  /** Pressed twice, begun once. */
  formKey: string;
}

export type Refused = StartRefusal | 'own-number' | Exclude<TemplateSendRefusal, 'waiting'>;

/** `conversationId` of a refusal: the one that exists, where it is theirs to see. */
export type Started =
  | { ok: true; value: { conversationId: string; changed: Change } }
  | { ok: false; why: Refused; conversationId: string | null };

/**
 * Begins a conversation with a phone by a template: contact, conversation, episode (its sender's, without routing:
 * ROUTING 28), message and outbox rows, in one transaction or not at all. Two who begin with one phone take turns on it,
 * as the webhook does when its customer writes first: the second is refused.
 */
export async function startConversation(sql: Sql, start: Start): Promise<Started> {
  try {
    return await inTransaction(sql, (tx) => startIn(tx, start));
  } catch (error) {
    if (error instanceof TurnedBack) return { ok: false, why: error.why, conversationId: null };
    throw error;
  }
}

/** What the template's own rules refuse takes back what was made for it. */
export class TurnedBack extends Error {
  readonly why: Refused;
  constructor(why: Refused) {
    super(why);
    this.why = why;
  }
}

/** The same within a transaction; throws `TurnedBack` where what was made has to be taken back. */
export async function startIn(tx: Tx, start: Start): Promise<Started> {
  const { by, numberId, phone, formKey } = start;
  await lockPhone(tx, phone);
  const begun = await findBegun(tx, by, formKey);
  if (begun !== null) return allow({ conversationId: begun, changed: {} });

  const found = start.contactId ?? (await findContact(tx, phones(phone)));
  const viewer = await lockStarter(tx, { contactId: found, by, numberId });
  const may = await mayNow(tx, { viewer, numberId, phone, contactId: found });
  if (!may.ok) return may;

  const contactId = found ?? (await makeContact(tx, phone));
  const conversationId = await insertConversation(tx, { numberId, contactId });
  // Known by another identity, they have just written to this number: what was made there is seen now.
  if (conversationId === null) return mayNow(tx, { viewer, numberId, phone, contactId });
  const row = await lockEpisode(tx, conversationId);
  await openEpisode(tx, row, { by: { agent: by, commandId: null } });
  const queued = await queueTemplateIn(tx, { ...start, conversationId });
  if (!queued.ok) throw new TurnedBack(queued.why === 'waiting' ? 'not-allowed' : queued.why);
  return allow({
    conversationId,
    changed: merge([{ conversations: [conversationId], numbers: [numberId] }, queued.value.changed]),
  });
}

/** What somebody has begun with this form already. */
export async function findBegun(sql: Sql | Tx, by: string, formKey: string): Promise<string | null> {
  const [begun] = await sql<{ conversationId: string }[]>`
    select conversation_id as "conversationId" from messages where form_key = ${formKey} and sender_id = ${by}`;
  return begun?.conversationId ?? null;
}

const phones = (phone: string): Identity[] =>
  spellings(phone).map((value) => ({ kind: 'phone' as const, value }));

/** Whoever begins with it, or writes from it, waits: the first of the locks. */
export const lockPhone = (tx: Tx, phone: string): Promise<void> => lockIdentities(tx, phones(phone));

const makeContact = (tx: Tx, phone: string) =>
  findOrMakeContact(tx, { bsuid: null, parentBsuid: null, phone, name: null, username: null });

interface Asked {
  viewer: Viewer;
  numberId: string;
  phone: string;
  contactId: string | null;
}

/** What is true now: our own numbers, and what this customer has with us. */
async function mayNow(sql: Sql | Tx, { viewer, numberId, phone, contactId }: Asked): Promise<Started> {
  if (await isOurs(sql, phone)) return { ok: false, why: 'own-number', conversationId: null };

  const theirs = contactId === null ? [] : await listTheirs(sql, contactId);
  const may = mayStart(viewer, numberId, theirs);
  if (may.ok) {
    if (contactId !== null && (await isBlocked(sql, contactId)))
      return { ok: false, why: 'blocked', conversationId: null };
    return allow({ conversationId: '', changed: {} });
  }
  const here = theirs.find((one) => one.numberId === numberId);
  return { ...may, conversationId: may.why === 'exists' ? (here?.id ?? null) : null };
}

/** It is one of our own numbers. */
export async function isOurs(sql: Sql | Tx, phone: string): Promise<boolean> {
  const [ours] = await sql`
    select from numbers where regexp_replace(display_phone, '[^0-9]', '', 'g') = any(${spellings(phone)})`;
  return ours !== undefined;
}

export const listTheirs = (sql: Sql | Tx, contactId: string) => sql<Theirs[]>`
  select id, number_id as "numberId", owner_id as "ownerId", status, stage, agent_id as "agentId",
    last_agent_id as "lastAgentId"
  from conversations where contact_id = ${contactId}`;

/** Who asks, as they are now and stay until it is written; the contact first, as everybody locks. */
async function lockStarter(
  tx: Tx,
  { contactId, by, numberId }: { contactId: string | null; by: string; numberId: string },
): Promise<Viewer> {
  if (contactId !== null) await tx`select from contacts where id = ${contactId} for share`;
  const [user] = await tx<{ role: Role; active: boolean }[]>`
    select role, active from users where id = ${by} for share`;
  const members = await tx`
    select from members where user_id = ${by} and number_id = ${numberId} for share`;
  if (user === undefined) throw new Error(`there is no user ${by}`);
  return { ...user, id: by, numberIds: members.length > 0 ? [numberId] : [] };
}

async function insertConversation(
  tx: Tx,
  { numberId, contactId }: { numberId: string; contactId: string },
): Promise<string | null> {
  const [made] = await tx<{ id: string }[]>`
    insert into conversations (number_id, contact_id, owner_id)
    select ${numberId}, id, owner_id from contacts where id = ${contactId}
    on conflict on constraint conversations_once do nothing
    returning id`;
  return made?.id ?? null;
}

/** Whether it could be begun as things stand, before a template is chosen. The same answer as `startConversation` gives. */
export async function lookBeforeStart(
  sql: Sql,
  viewer: Viewer,
  { numberId, phone }: { numberId: string; phone: string },
): Promise<Decision<null, Refused> & { conversationId: string | null }> {
  const contactId = await findByPhones(sql, phone);
  const may = await mayNow(sql, { viewer, numberId, phone, contactId });
  return may.ok
    ? { ...allow(null), conversationId: null }
    : { ...refuse(may.why), conversationId: may.conversationId };
}

async function findByPhones(sql: Sql, phone: string): Promise<string | null> {
  const [row] = await sql<{ contactId: string }[]>`
    select contact_id as "contactId" from identities
    where kind = 'phone' and value = any(${spellings(phone)}) order by value = ${phone} desc limit 1`;
  return row?.contactId ?? null;
}

/** The contact with this phone as far as they are this person's to know, for what a template is filled with. */
export async function findKnown(
  sql: Sql,
  viewer: Viewer,
  phone: string,
): Promise<{ contactId: string | null; known: KnownContact }> {
  const nobody = { contactId: null, known: { name: null, phone, attributes: {} } };
  const contactId = await findByPhones(sql, phone);
  if (contactId === null) return nobody;
  const [contact] = await sql<{ name: string | null }[]>`
    select name from contacts
    where id = ${contactId} and (${viewer.role === 'admin'} or owner_id = ${viewer.id}
      or exists (select from conversations where contact_id = contacts.id and ${visible(sql, viewer)})
      or (${viewer.role === 'service'} and not exists (select from conversations where contact_id = contacts.id)))`;
  return contact === undefined
    ? nobody
    : { contactId, known: { name: contact.name, phone, attributes: await readAttributes(sql, contactId) } };
}
