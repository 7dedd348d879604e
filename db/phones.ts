import type { Viewer } from '../domain/access.ts';
import type { Status } from '../domain/conversation.ts';
import type { Sql } from './connect.ts';
import type { Cursor } from './conversations.ts';
import { findPeopleByPhone } from './search.ts';
import { visible } from './visible.ts';

/** A conversation found by its customer's phone. */
export interface FoundByPhone {
  conversationId: string;
  numberId: string;
  numberName: string;
  status: Status;
  name: string | null;
  username: string | null;
  hue: number;
  /** Digits only: the one that was looked for, where a customer has several. */
  phone: string;
  /** It is one of the whole numbers asked for, not only like them. */
  exact: boolean;
}

/** How many are offered. */
const offered = 8;

/**
 * The conversations this viewer sees of the customers with one of these phones (digits, as WhatsApp may spell them),
 * then of those whose phone has one of these digits in it. The caller gives digits alone, so nothing needs escaping.
 * One answer looks back only so far: `next` is where to go on, unless as many are found as are offered.
 */
export async function findByPhone(
  sql: Sql,
  viewer: Viewer,
  { phones, parts }: { phones: string[]; parts: string[] },
  after: Cursor | null = null,
): Promise<{ found: FoundByPhone[]; next: Cursor | null }> {
  const [exact, like] = await Promise.all([
    after === null ? withOneOf(sql, viewer, phones) : [],
    findPeopleByPhone(sql, viewer, parts, { after, limit: offered }),
  ]);
  const ids = [...exact, ...like.found].map(({ id }) => id);
  const found = await sql<FoundByPhone[]>`
    select conversations.id as "conversationId", conversations.number_id as "numberId", numbers.name as "numberName", conversations.status, contacts.name,
      contacts.username, contacts.hue, found.value as phone, found.exact
    from conversations
    join contacts on contacts.id = conversations.contact_id
    join numbers on numbers.id = conversations.number_id
    cross join lateral (
      select value, value = any(${phones}) as exact from identities
      where identities.contact_id = conversations.contact_id and kind = 'phone'
        and (value = any(${phones}) or value like any(${parts.map((part) => `%${part}%`)}))
      order by value = any(${phones}) desc, value limit 1
    ) found
    where conversations.id = any(${ids}::uuid[]) and ${visible(sql, viewer)}
    order by found.exact desc, conversations.status = 'open' desc, conversations.last_message_at desc,
      conversations.id desc
    limit ${offered}`;
  return { found, next: like.found.length < offered ? like.next : null };
}

const withOneOf = (sql: Sql, viewer: Viewer, phones: string[]) => sql<{ id: string }[]>`
  select conversations.id from identities join conversations using (contact_id)
  where kind = 'phone' and value = any(${phones}) and ${visible(sql, viewer)}
  order by conversations.last_message_at desc limit ${offered}`;
