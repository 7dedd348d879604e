import type { Sql } from './connect.ts';

/**
 * Notes that a person has read a conversation up to the messages their page had shown. Never goes back: two tabs may
 * report in any order. True when it changed what is unread.
 */
export async function markSeen(
  sql: Sql,
  userId: string,
  conversationId: string,
  inboundCount: number,
): Promise<boolean> {
  const changed = await sql`
    insert into seen (user_id, conversation_id, inbound_count)
    select ${userId}, id, least(${inboundCount}, inbound_count) from conversations where id = ${conversationId}
    on conflict (user_id, conversation_id) do update set inbound_count = excluded.inbound_count
      where seen.inbound_count < excluded.inbound_count
    returning 1`;
  return changed.length > 0;
}
