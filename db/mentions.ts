import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { visible } from './visible.ts';

/** A mention that its person has not had on their screen. */
export interface UnseenMention {
  noteId: string;
  conversationId: string;
  createdAt: Date;
}

/** Those of a viewer in conversations they see, the latest first. */
export async function listUnseenMentions(sql: Sql, viewer: Viewer, limit = 100): Promise<UnseenMention[]> {
  return sql<UnseenMention[]>`
    select note_mentions.note_id as "noteId", note_mentions.conversation_id as "conversationId",
      note_mentions.created_at as "createdAt"
    from note_mentions join conversations on conversations.id = note_mentions.conversation_id
    where note_mentions.user_id = ${viewer.id} and note_mentions.seen_at is null and ${visible(sql, viewer)}
    order by note_mentions.created_at desc
    limit ${limit}`;
}

/**
 * Notes that a person has had a thread on their screen up to this seq. True when that changed what is unread.
 */
export async function markMentionsSeen(
  sql: Sql,
  userId: string,
  conversationId: string,
  throughSeq: number,
): Promise<boolean> {
  const changed = await sql`
    update note_mentions set seen_at = clock_timestamp()
    where user_id = ${userId} and conversation_id = ${conversationId} and seen_at is null and seq <= ${throughSeq}
    returning 1`;
  return changed.length > 0;
}
