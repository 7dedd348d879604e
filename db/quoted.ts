import type { Sql } from './connect.ts';

/** How WhatsApp names a message of this conversation that can be answered; null: not of this one, or not with WhatsApp. */
export async function findWamid(sql: Sql, conversationId: string, messageId: string): Promise<string | null> {
  const [row] = await sql<{ wamid: string | null }[]>`
    select wamid from messages where id = ${messageId} and conversation_id = ${conversationId}`;
  return row?.wamid ?? null;
}
