import type { Sql } from './connect.ts';

interface Shown {
  /** The messages of the customer's that a page has shown. */
  count: number;
  /** `seen.marks` as it was when the page was opened; null: the page was drawn anew by itself. */
  marks: number | null;
}

/**
 * Notes that a person has read a conversation up to the messages their page had shown. Never goes back: two tabs may
 * report in any order. One they marked unread stays so until a page that was opened after that reports. True when it
 * changed what is unread.
 */
export async function markSeen(
  sql: Sql,
  userId: string,
  conversationId: string,
  { count, marks }: Shown,
): Promise<boolean> {
  const changed = await sql`
    insert into seen (user_id, conversation_id, inbound_count)
    select ${userId}, id, least(${count}, inbound_count) from conversations where id = ${conversationId}
    on conflict (user_id, conversation_id) do update
      set inbound_count = greatest(seen.inbound_count, excluded.inbound_count), marked = false
      where case when seen.marked then ${marks}::integer >= seen.marks
        else seen.inbound_count < excluded.inbound_count end
    returning 1`;
  return changed.length > 0;
}

/** The customer's last message counts as unseen again. False: they have never written, so that nothing can be unread. */
export async function markUnread(sql: Sql, userId: string, conversationId: string): Promise<boolean> {
  const marked = await sql`
    insert into seen (user_id, conversation_id, inbound_count, marks, marked)
    select ${userId}, id, inbound_count - 1, 1, true from conversations
    where id = ${conversationId} and inbound_count > 0
    on conflict (user_id, conversation_id) do update
      set inbound_count = least(seen.inbound_count, excluded.inbound_count), marks = seen.marks + 1, marked = true
    returning 1`;
  return marked.length > 0;
}
