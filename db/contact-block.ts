import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { touchConversations, writeContactEvents } from './contact-tags.ts';
import { inTransaction } from './transaction.ts';

/**
 * Blocks a contact, or lifts it. What a blocked contact writes is still kept, in its thread: it opens nothing, is unread
 * to nobody, wakes nothing and is answered by no bot (`inbound.ts`). Their open conversations are the caller's to
 * close, each in its turn. Repeating it changes nothing.
 */
export async function setBlocked(
  sql: Sql,
  { contactId, by, blocked }: { contactId: string; by: string; blocked: boolean },
): Promise<Change> {
  return inTransaction(sql, async (tx) => {
    const changed = await tx`
      update contacts set blocked_at = ${blocked ? tx`clock_timestamp()` : null}
      where id = ${contactId} and (blocked_at is not null) <> ${blocked} returning id`;
    if (changed.length === 0) return {};
    await writeContactEvents(tx, [contactId], { kind: blocked ? 'blocked' : 'unblocked', by });
    return { conversations: await touchConversations(tx, [contactId]) };
  });
}

export async function isBlocked(sql: Sql | Tx, contactId: string): Promise<boolean> {
  const [blocked] = await sql`select from contacts where id = ${contactId} and blocked_at is not null`;
  return blocked !== undefined;
}
