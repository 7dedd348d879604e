import type { Sql } from './connect.ts';

/**
 * What a transfer says to the agent who gets the conversation, kept before the command and under its key: it is shown
 * where a decision of the same person carries that key (`events.ts`), so a refused transfer shows none.
 */
export async function keepTransferNote(
  sql: Sql,
  note: { commandId: string; conversationId: string; authorId: string; body: string },
): Promise<void> {
  await sql`
    insert into transfer_notes (command_id, conversation_id, author_id, body)
    values (${note.commandId}, ${note.conversationId}, ${note.authorId}, ${note.body})
    on conflict (command_id) do nothing`;
}
