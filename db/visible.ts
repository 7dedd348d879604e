import type { Seen, Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';

/** The columns of a conversation, for whoever has opened its door. Times are dates. */
export interface ConversationRow extends Seen {
  id: string;
  contactId: string;
  episode: number;
  turn: number;
  previousAgentId: string | null;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  windowUntil: Date | null;
  lastSeq: number;
  lastInboundSeq: number;
  inboundCount: number;
  lastMessageAt: Date;
  changedAt: Date;
  /** A person's reply takes it from the bot. */
  replyStopsBot: boolean;
  /** When this was read, by the database's clock. */
  readAt: Date;
}

/**
 * What a person may see, as one SQL condition on `conversations` (DESIGN, section 2). Every list, search, count, file
 * and stream uses it; the conversation carries its contact's owner, so that each arm has an index.
 */
export function visible(sql: Sql | Tx, viewer: Viewer) {
  if (!viewer.active) return sql`false`;
  switch (viewer.role) {
    case 'admin':
    case 'inbox_manager':
      return sql`true`;
    case 'service':
      return viewer.numberIds.length === 0
        ? sql`false`
        : sql`conversations.number_id in ${sql(viewer.numberIds as string[])}`;
    case 'sale':
      return sql`(conversations.agent_id = ${viewer.id}
        or (conversations.status = 'closed' and conversations.last_agent_id = ${viewer.id})
        or conversations.owner_id = ${viewer.id})`;
  }
}

/** One conversation as this viewer sees it, or null: not there, or not theirs to know. */
export async function findVisible(sql: Sql, viewer: Viewer, id: string): Promise<ConversationRow | null> {
  const [row] = await sql<ConversationRow[]>`
    select id, number_id as "numberId", contact_id as "contactId", owner_id as "ownerId", status, stage,
      agent_id as "agentId", last_agent_id as "lastAgentId", previous_agent_id as "previousAgentId", episode, turn,
      waiting_since as "waitingSince", snoozed_until as "snoozedUntil", window_until as "windowUntil", last_seq as "lastSeq",
      last_inbound_seq as "lastInboundSeq", inbound_count as "inboundCount", last_message_at as "lastMessageAt",
      changed_at as "changedAt",
      (select reply_stops_bot from numbers where numbers.id = number_id) as "replyStopsBot",
      clock_timestamp() as "readAt"
    from conversations
    where id = ${id} and ${visible(sql, viewer)}`;
  return row ?? null;
}
