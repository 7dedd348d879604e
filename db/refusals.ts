import type { Action } from '../domain/access.ts';
import type { Sql } from './connect.ts';

/** Where it was refused: at the door, or by the rule that looked again under the locks. */
export type RefusedBy = 'door' | 'decision';

export interface Refused {
  by: string;
  action: Action;
  about: { conversationId: string } | { contactId: string };
  why: RefusedBy;
}

/** Not idempotent, and need not be: asked twice, refused twice. */
export async function keepRefusal(sql: Sql, { by, action, about, why }: Refused): Promise<void> {
  const [conversationId, contactId] =
    'contactId' in about ? [null, about.contactId] : [about.conversationId, null];
  await sql`
    insert into refusals (user_id, action, conversation_id, contact_id, why)
    values (${by}, ${action}, ${conversationId}, ${contactId}, ${why})`;
}

export interface RefusalRow {
  id: string;
  at: Date;
  action: Action;
  why: RefusedBy;
  agentName: string;
  agentHue: number;
  /** Where it is about a contact, their latest; null: they have none. */
  conversationId: string | null;
  numberName: string | null;
  /** The customer. */
  name: string | null;
  username: string | null;
  phone: string | null;
}

/** The newest first, those before `before`. An Admin's: it asks nobody what they may see. */
export async function listRefusals(sql: Sql, before: string | null, limit: number): Promise<RefusalRow[]> {
  const older = before === null ? sql`` : sql`where refusals.id < ${before}`;
  const rows = await sql<RefusalRow[]>`
    select refusals.id, at, action, why, users.name as "agentName", users.hue as "agentHue",
      about.id as "conversationId", numbers.name as "numberName", contacts.name, contacts.username,
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone
    from (select * from refusals ${older} order by id desc limit ${limit}) refusals
    join users on users.id = user_id
    left join lateral (
      select id, number_id, conversations.contact_id from conversations
      where conversations.id = refusals.conversation_id or conversations.contact_id = refusals.contact_id
      order by last_message_at desc limit 1
    ) about on true
    left join numbers on numbers.id = about.number_id
    left join contacts on contacts.id = coalesce(refusals.contact_id, about.contact_id)
    order by refusals.id desc`;
  return [...rows];
}

/** How long they are kept, and how many of them are forgotten in one go: what is left has its turn an hour later. */
const [kept, forgottenAtOnce] = ['90 days', 10_000] as const;

/** Answers how many were too old. Repeating it finds what is left. */
export async function forgetRefusals(sql: Sql): Promise<number> {
  const { count } = await sql`
    delete from refusals where id in (
      select id from refusals where at < now() - ${kept}::interval
      order by at limit ${forgottenAtOnce} for update skip locked)`;
  return count;
}
