import type { Delivery, Reported } from '../domain/delivery.ts';
import type { Medium } from '../domain/medium.ts';
import type { Reactions } from '../domain/reaction.ts';
import type { Sql } from './connect.ts';
import { mediumOf } from './media.ts';

/** A message as the thread shows it. `at` is its place: time to the microsecond, UTC; ties are settled by `seq`. */
export interface Message {
  id: string;
  seq: number;
  at: string;
  sentAt: Date;
  direction: 'in' | 'out';
  author: 'customer' | 'agent' | 'bot' | 'phone' | 'system';
  senderId: string | null;
  senderName: string | null;
  kind: string;
  body: string | null;
  content: Record<string, unknown>;
  reactions: Reactions;
  editedAt: Date | null;
  revokedAt: Date | null;
  delivery: Delivery | null;
  /** When it was reported to have come how far, in milliseconds; a step nobody reported is not there. */
  reached: Partial<Record<Reported, number>>;
  errorCode: number | null;
  errorDetail: string | null;
  /** It answers another message, which `quote` has or nobody knows. */
  isReply: boolean;
  /** The message this one answers, when it is in the same conversation. */
  quote: Quote | null;
  /** Its picture, recording or file; null: it has none. */
  medium: Medium | null;
}

export interface Quote {
  id: string;
  author: Message['author'];
  senderName: string | null;
  kind: string;
  body: string | null;
  content: Record<string, unknown>;
  revoked: boolean;
  /** There is a small picture of it. */
  hasThumb: boolean;
}

/** A place in a thread: what is before it is older. */
export interface Place {
  at: string;
  seq: number;
}

export const messagesPerPage = 50;

/** The newest messages before a place, oldest first. A reaction is none: it shows on the message it is for. */
export async function listMessages(
  sql: Sql,
  conversationId: string,
  before: Place | null = null,
  limit = messagesPerPage,
): Promise<Message[]> {
  const older =
    before === null
      ? sql``
      : sql`and (messages.sent_at, messages.seq) < (${before.at}::text::timestamptz, ${before.seq})`;
  const found = await sql<Message[]>`
    ${drawn(sql)}
    where messages.conversation_id = ${conversationId} and messages.kind <> 'reaction' ${older}
    order by messages.sent_at desc, messages.seq desc
    limit ${limit}`;
  return found.reverse();
}

/** These messages, if they are of this conversation, oldest first. For the stream. */
export async function listMessagesOf(
  sql: Sql,
  conversationId: string,
  ids: readonly string[],
): Promise<Message[]> {
  if (ids.length === 0) return [];
  return sql<Message[]>`
    ${drawn(sql)}
    where messages.id = any(${ids as string[]}::uuid[]) and messages.conversation_id = ${conversationId}
      and messages.kind <> 'reaction'
    order by messages.sent_at, messages.seq`;
}

/**
 * From where a page of the thread has to be read (`listMessages`) so that this message stands in its middle. Null: it is
 * among the newest, or not of this conversation.
 */
export async function findPlaceAfter(
  sql: Sql,
  conversationId: string,
  messageId: string,
): Promise<Place | null> {
  const [place] = await sql<Place[]>`
    select to_char(sent_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, seq
    from messages
    where conversation_id = ${conversationId} and (sent_at, seq) > (
      select sent_at, seq from messages where id = ${messageId} and conversation_id = ${conversationId})
    order by sent_at, seq
    offset ${messagesPerPage / 2} limit 1`;
  return place ?? null;
}

/** Which conversation a message is of; who may know is for the door to say. */
export async function findConversationOf(sql: Sql, messageId: string): Promise<string | null> {
  const [row] = await sql<
    { id: string }[]
  >`select conversation_id as id from messages where id = ${messageId}`;
  return row?.id ?? null;
}

/** Whether any of these messages is of this conversation. */
export async function anyIsOf(sql: Sql, conversationId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const rows = await sql`
    select from messages where id = any(${ids as string[]}::uuid[]) and conversation_id = ${conversationId} limit 1`;
  return rows.length > 0;
}

/** A quote is looked for in the same conversation only: a customer may name any `wamid`. */
function drawn(sql: Sql) {
  return sql`
    select messages.id, messages.seq, messages.sent_at as "sentAt",
      to_char(messages.sent_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      messages.direction, messages.author, messages.sender_id as "senderId", senders.name as "senderName", messages.kind, messages.body,
      messages.content, messages.reactions, messages.edited_at as "editedAt", messages.revoked_at as "revokedAt",
      messages.delivery, messages.reached, messages.reply_to_wamid is not null as "isReply", messages.error_code as "errorCode", messages.error_detail as "errorDetail",
      (select jsonb_build_object('id', quoted.id, 'author', quoted.author, 'senderName', users.name, 'kind', quoted.kind,
          'body', left(quoted.body, 200), 'content', quoted.content, 'revoked', quoted.revoked_at is not null,
          'hasThumb', quoted_media.thumb_key is not null)
        from messages quoted left join users on users.id = quoted.sender_id
          left join media quoted_media on quoted_media.message_id = quoted.id
        where quoted.number_id = messages.number_id and quoted.wamid = messages.reply_to_wamid
          and quoted.conversation_id = messages.conversation_id) as quote,
      ${mediumOf(sql)} as medium
    from messages
    left join media on media.message_id = messages.id
    left join users senders on senders.id = messages.sender_id`;
}
