import type { Sql } from './connect.ts';
import { findContact, findOrMakeContact, identitiesOf, lockIdentities } from './identities.ts';
import { inTransaction } from './transaction.ts';

/** What a message says, for the reading of the cards in it. Null: it is not of this conversation. */
export async function findSharedCards(
  sql: Sql,
  conversationId: string,
  messageId: string,
): Promise<Record<string, unknown> | null> {
  const [message] = await sql<{ content: Record<string, unknown> }[]>`
    select content from messages
    where id = ${messageId} and conversation_id = ${conversationId}`;
  return message?.content ?? null;
}

/**
 * Makes a contact, nobody's, of somebody a customer told us of, unless one has this phone already: that one stays as it
 * is, its name too. Pressed twice, or by two at once, it is there once.
 */
export async function addSharedContact(
  sql: Sql,
  { name, phone }: { name: string; phone: string },
): Promise<{ contactId: string; isNew: boolean }> {
  const customer = { bsuid: null, parentBsuid: null, phone, name, username: null };
  const identities = identitiesOf(customer);
  return inTransaction(sql, async (tx) => {
    await lockIdentities(tx, identities);
    const there = await findContact(tx, identities);
    if (there !== null) return { contactId: there, isNew: false };
    return { contactId: await findOrMakeContact(tx, customer), isNew: true };
  });
}
