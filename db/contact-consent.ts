import type { ContactPreference } from '../domain/message.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { touchConversations, writeContactEvents } from './contact-tags.ts';
import { findContact, identitiesOf } from './identities.ts';
import { inTransaction } from './transaction.ts';

export type Consent = 'in' | 'out';

/** A person writes down what a contact said about being sent marketing. Repeating it changes nothing. */
export async function setConsent(
  sql: Sql,
  asked: { contactId: string; by: string; consent: Consent },
): Promise<Change> {
  return inTransaction(sql, (tx) => write(tx, { ...asked, at: null }));
}

/** The customer said it in WhatsApp. It may come late or again; of somebody nobody knows there is nothing to write down. */
export async function followPreference(tx: Tx, said: ContactPreference): Promise<Change> {
  const contactId = await findContact(tx, identitiesOf(said.customer));
  if (contactId === null) return {};
  return write(tx, { contactId, by: null, consent: said.consent, at: new Date(said.sentAt) });
}

async function write(
  tx: Tx,
  { contactId, by, consent, at }: { contactId: string; by: string | null; consent: Consent; at: Date | null },
): Promise<Change> {
  const changed = await tx`
    with held as (select id, consent from contacts where id = ${contactId} for no key update)
    update contacts set consent = ${consent}, consent_at = coalesce(${at}::timestamptz, clock_timestamp())
    from held
    where contacts.id = held.id and held.consent is distinct from ${consent}
      and (${at}::timestamptz is null or consent_at is null or consent_at < ${at})
    returning contacts.id`;
  if (changed.length === 0) return {};
  await writeContactEvents(tx, [contactId], { kind: consent === 'in' ? 'opted_in' : 'opted_out', by });
  return { conversations: await touchConversations(tx, [contactId]) };
}
