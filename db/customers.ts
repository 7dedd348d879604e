import { ownerOf } from '../domain/owner.ts';
import type { Owner, Previous } from '../domain/routing.ts';
import type { Sql } from './connect.ts';

/** A customer as a number's rules would look at them, for a try-out. */
export interface Customer {
  contactId: string;
  name: string | null;
  username: string | null;
  /** Digits only. */
  phone: string | null;
  owner: Owner;
  previous: Previous;
  /** Their conversation with this number is open, so a message of theirs opens none. */
  isOpen: boolean;
}

/** How many are offered to choose from. */
const offered = 6;

/** The contacts of this name, user name or phone, by name; at most six. An Admin's: it asks nobody what they may see. */
export async function findCustomers(sql: Sql, numberId: string, text: string): Promise<Customer[]> {
  const like = `%${text.trim().replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const digits = /^[\d\s+().-]{4,}$/.test(text) ? `%${text.replace(/\D/g, '').replace(/^00/, '')}%` : null;
  const rows = await sql<Row[]>`
    select contacts.id as "contactId", contacts.name, contacts.username, phones.value as phone,
      contacts.owner_id as "ownerId", contacts.owner_email as "ownerEmail",
      owners.name as "ownerName", owners.active as "ownerActive",
      previous.id as "previousId", previous.name as "previousName", previous.active as "previousActive",
      coalesce(conversations.status = 'open', false) as "isOpen"
    from contacts
    left join lateral (
      select value from identities where contact_id = contacts.id and kind = 'phone' order by value limit 1
    ) phones on true
    left join conversations on conversations.contact_id = contacts.id and conversations.number_id = ${numberId}
    left join users owners on owners.id = contacts.owner_id
    left join users previous on previous.id = conversations.previous_agent_id
    where contacts.name ilike ${like} or contacts.username ilike ${like}
      or contacts.id in (select contact_id from identities where kind = 'phone' and value like ${digits})
    order by contacts.name, contacts.id
    limit ${offered}`;
  return rows.map(
    ({ contactId, name, username, phone, isOpen, previousId, previousName, previousActive, ...owner }) => ({
      ...{ contactId, name, username, phone, isOpen, owner: ownerOf(owner) },
      previous:
        previousId === null
          ? null
          : { agentId: previousId, name: previousName ?? '', active: previousActive ?? false },
    }),
  );
}

interface Row {
  contactId: string;
  name: string | null;
  username: string | null;
  phone: string | null;
  ownerId: string | null;
  ownerEmail: string | null;
  ownerName: string | null;
  ownerActive: boolean | null;
  previousId: string | null;
  previousName: string | null;
  previousActive: boolean | null;
  isOpen: boolean;
}
