import { createHash } from 'node:crypto';
import type { Customer, CustomerIdentity } from '../domain/message.ts';
import type { Tx } from './connect.ts';

type Kind = 'bsuid' | 'parent_bsuid' | 'phone';
export interface Identity {
  kind: Kind;
  value: string;
}

interface Known {
  contactId: string;
  name: string | null;
  username: string | null;
}

/** What names a customer, in the order in which it is believed (WhatsApp: match BSUID, then parent, then phone). */
export function identitiesOf(customer: Partial<CustomerIdentity>): Identity[] {
  const all: Array<{ kind: Kind; value: string | null | undefined }> = [
    { kind: 'bsuid', value: customer.bsuid },
    { kind: 'parent_bsuid', value: customer.parentBsuid },
    { kind: 'phone', value: customer.phone },
  ];
  return all.filter((one): one is Identity => typeof one.value === 'string' && one.value !== '');
}

/**
 * Two transactions that meet a new customer for the first time take turns; several customers are locked in one order.
 * The lock is on the identity's hash: there is no row yet that could be locked.
 */
export async function lockIdentities(tx: Tx, identities: readonly Identity[]): Promise<void> {
  await tx`
    select pg_advisory_xact_lock(key)
    from (select key::bigint from unnest(${keysOf(identities)}::text[]) with ordinality as k(key, place) order by place) keys`;
}

/** What is locked for these identities, in everybody's order. */
export const keysOf = (identities: readonly Identity[]): string[] =>
  identities
    .map(({ kind, value }) => createHash('sha256').update(`${kind} ${value}`).digest().readBigInt64BE())
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map(String);

/**
 * The contact this customer is, made if there is none; the caller holds `lockIdentities`. Names that are new are
 * learned. Where they lead to different contacts the most believed wins and both are flagged as one person: nothing
 * merges or moves by itself (ROUTING 53).
 */
export async function findOrMakeContact(tx: Tx, customer: Customer): Promise<string> {
  const identities = identitiesOf(customer);
  const known = await listKnown(tx, identities);
  const contact = known[0];
  if (contact === undefined) return insertContact(tx, customer);

  const { contactId } = contact;
  if (known.length < identities.length || known.some((one) => one.contactId !== contactId))
    await learn(tx, contactId, identities);
  if (
    (contact.name === null && customer.name !== null) ||
    (customer.username ?? contact.username) !== contact.username
  )
    await tx`
      update contacts set name = coalesce(name, ${customer.name}), username = coalesce(${customer.username}, username)
      where id = ${contactId}`;
  return contactId;
}

/** The contact these lead to, or null; the most believed identity decides. */
export async function findContact(tx: Tx, identities: readonly Identity[]): Promise<string | null> {
  const [contact] = await listKnown(tx, identities);
  return contact?.contactId ?? null;
}

/** Adds what is new of these to the contact, and flags the contacts that others of them belong to. */
export async function learn(tx: Tx, contactId: string, identities: readonly Identity[]): Promise<void> {
  const { kinds, values } = columnsOf(identities);
  const added = await tx`
    insert into identities (kind, value, contact_id)
    select kind, value, ${contactId} from unnest(${kinds}::text[], ${values}::text[]) as new(kind, value)
    order by kind, value
    on conflict on constraint identities_once do nothing`;
  if (added.count === identities.length) return;

  await tx`
    insert into same_person (contact_id, other_id)
    select distinct least(contact_id, ${contactId}), greatest(contact_id, ${contactId})
    from unnest(${kinds}::text[], ${values}::text[]) as asked(kind, value)
    join identities using (kind, value)
    where contact_id <> ${contactId}
    on conflict on constraint same_person_once do nothing`;
}

/** WhatsApp says that this phone is no longer this contact's: whoever writes from it next is somebody else. */
export async function forgetPhone(tx: Tx, contactId: string, phone: string): Promise<void> {
  await tx`delete from identities where kind = 'phone' and value = ${phone} and contact_id = ${contactId}`;
}

/** The contacts that these lead to, the most believed identity first. */
async function listKnown(tx: Tx, identities: readonly Identity[]): Promise<Known[]> {
  const { kinds, values } = columnsOf(identities);
  return tx<Known[]>`
    select contacts.id as "contactId", contacts.name, contacts.username
    from unnest(${kinds}::text[], ${values}::text[]) with ordinality as asked(kind, value, place)
    join identities using (kind, value)
    join contacts on contacts.id = identities.contact_id
    order by asked.place`;
}

async function insertContact(tx: Tx, customer: Customer): Promise<string> {
  const { kinds, values } = columnsOf(identitiesOf(customer));
  const [made] = await tx<{ id: string }[]>`
    with contact as (
      insert into contacts (name, username, hue)
      values (${customer.name}, ${customer.username}, 1 + floor(random() * 8)::integer)
      returning id
    ), named as (
      insert into identities (kind, value, contact_id)
      select kind, value, id from contact, unnest(${kinds}::text[], ${values}::text[]) as new(kind, value)
    )
    select id from contact`;
  if (made === undefined) throw new Error('the contact was not inserted');
  return made.id;
}

export const columnsOf = (identities: readonly Identity[]) => ({
  kinds: identities.map(({ kind }) => kind),
  values: identities.map(({ value }) => value),
});
