import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Change } from './change.ts';
import type { Sql } from './connect.ts';
import { withMerged } from './contacts.ts';
import { inTransaction } from './transaction.ts';

/** What goes with a contact, for whoever is about to delete it. */
export interface Going {
  conversations: number;
  messages: number;
  /** Those that have to be closed first. */
  open: string[];
}

export async function countGoing(sql: Sql, contactId: string): Promise<Going> {
  const [going] = await sql<[Going]>`
    select count(*)::integer as conversations, coalesce(array_agg(id) filter (where status = 'open'), '{}') as open,
      coalesce(sum((select count(*) from messages where conversation_id = conversations.id)), 0)::integer as messages
    from conversations where contact_id in (${withMerged(sql, contactId)})`;
  return going;
}

/** `open`: a conversation of theirs was opened meanwhile. `sending`: something is still on its way to them. */
export type DeletionRefusal = 'open' | 'sending' | 'gone';

/**
 * Deletes a contact, whoever was merged into it, all their conversations and what was said in them, and what Temporal
 * was still to hear of those. Only that somebody did, and how much went, is kept. Whoever writes afterwards is new: with
 * the identities nothing is left that a late webhook could find.
 */
export async function deleteContact(
  sql: Sql,
  { contactId, by }: { contactId: string; by: string },
): Promise<Decision<Going, DeletionRefusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const contacts = await tx<{ id: string }[]>`
      select id from contacts where id in (${withMerged(tx, contactId)}) order by id for update`;
    if (contacts.length === 0) return { ...refuse('gone'), changed: {} };
    const contactIds = contacts.map(({ id }) => id);
    const rows = await tx<{ id: string; status: string }[]>`
      select id, status from conversations where contact_id = any(${contactIds}::uuid[]) order by id for update`;
    const ids = rows.map(({ id }) => id);
    if (rows.some(({ status }) => status === 'open')) return { ...refuse('open'), changed: {} };
    const [unsent] = await tx`
      select from messages where conversation_id = any(${ids}::uuid[]) and delivery in ('queued', 'sending') limit 1`;
    if (unsent !== undefined) return { ...refuse('sending'), changed: {} };

    const [{ messages }] = await tx<[{ messages: number }]>`
      select count(*)::integer as messages from messages where conversation_id = any(${ids}::uuid[])`;
    await tx`delete from outbox where start ->> 'conversationId' = any(${ids})`;
    await tx`delete from conversations where id = any(${ids}::uuid[])`;
    await tx`update contacts set merged_into_id = null where id = any(${contactIds}::uuid[])`;
    await tx`delete from contacts where id = any(${contactIds}::uuid[])`;
    await tx`
      insert into contact_deletions (by_user, conversations, messages) values (${by}, ${ids.length}, ${messages})`;
    return { ...allow({ conversations: ids.length, messages, open: [] }), changed: { conversations: ids } };
  });
}
