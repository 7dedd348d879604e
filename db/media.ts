import { announcedIn, type MediumFailure, type MediumKind } from '../domain/medium.ts';
import type { Content } from '../domain/sendable.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { tellMedium } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/** The columns of `media` that a thread shows, as one JSON value; null where a message has none. */
export const mediumOf = (sql: Sql | Tx) => sql`
  case when media.id is not null then jsonb_build_object('id', media.id, 'state', media.state, 'failure', media.failure,
    'name', media.name, 'mime', media.mime, 'size', media.size, 'width', media.width, 'height', media.height,
    'seconds', media.seconds, 'hasThumb', media.thumb_key is not null) end`;

/** A message from outside announced a file: it is to be fetched. True: there is one, and the relay has something to carry. */
export async function expectMedium(
  tx: Tx,
  message: { kind: string; content: Record<string, unknown> },
  at: { conversationId: string; messageId: string },
): Promise<boolean> {
  const announced = announcedIn(message.kind, message.content);
  if (announced === null) return false;
  const { kind, sourceId, sha256, name } = announced;
  const [medium] = await tx<{ id: string }[]>`
    insert into media (conversation_id, message_id, kind, state, source_id, source_at, sha256, name)
    values (${at.conversationId}, ${at.messageId}, ${kind}, 'fetching', ${sourceId}, clock_timestamp(), ${sha256}, ${name})
    returning id`;
  if (medium === undefined) throw new Error('the medium was not inserted');
  await tellMedium(tx, medium.id);
  return true;
}

/** What a step needs to fetch it. */
export interface Expected {
  kind: MediumKind;
  sourceId: string;
  /** As it was told beforehand, hexadecimal; null: it was not. */
  sha256: string | null;
  numberId: string;
}

/** Null: it is here already, has been given up, or its conversation is gone. */
export async function findExpected(sql: Sql, mediumId: string): Promise<Expected | null> {
  const [medium] = await sql<Expected[]>`
    select media.kind, source_id as "sourceId", sha256, conversations.number_id as "numberId"
    from media join conversations on conversations.id = media.conversation_id
    where media.id = ${mediumId} and media.state = 'fetching'`;
  return medium ?? null;
}

/** What is kept of a file, and where. */
export interface Kept extends Omit<Content, 'animated' | 'codecs'> {
  sha256: string;
  storageKey: string;
  thumbKey: string | null;
}

/** It is here. Only one that is still expected: a repeat changes nothing. */
export async function keepMedium(sql: Sql, mediumId: string, kept: Kept): Promise<Change> {
  const { mime, size, sha256, storageKey, thumbKey, width, height, seconds } = kept;
  return settled(
    sql,
    mediumId,
    (tx) => tx<Settled[]>`
    update media set state = 'stored', failure = null, mime = ${mime}, size = ${size}, sha256 = ${sha256},
      storage_key = ${storageKey}, thumb_key = ${thumbKey}, width = ${width}, height = ${height}, seconds = ${seconds}
    where id = ${mediumId} and state = 'fetching'
    returning conversation_id as "conversationId", message_id as "messageId"`,
  );
}

/** It will not come by itself. */
export async function failMedium(sql: Sql, mediumId: string, failure: MediumFailure): Promise<Change> {
  return settled(
    sql,
    mediumId,
    (tx) => tx<Settled[]>`
    update media set state = 'failed', failure = ${failure}
    where id = ${mediumId} and state = 'fetching'
    returning conversation_id as "conversationId", message_id as "messageId"`,
  );
}

/** A person asks for it once more. Null: it has not failed (any more). */
export async function fetchAgain(sql: Sql, messageId: string): Promise<Change | null> {
  return inTransaction(sql, async (tx) => {
    await lockConversation(tx, tx`select conversation_id from media where message_id = ${messageId}`);
    const [medium] = await tx<{ id: string; conversationId: string }[]>`
      update media set state = 'fetching', failure = null
      where message_id = ${messageId} and state = 'failed' and source_id is not null
      returning id, conversation_id as "conversationId"`;
    if (medium === undefined) return null;
    await tellMedium(tx, medium.id);
    return { conversations: [medium.conversationId], messages: [messageId], outbox: true };
  });
}

/** What is served of a message's file. */
export interface Served {
  id: string;
  conversationId: string;
  name: string | null;
  kind: MediumKind;
  mime: string;
  size: number;
  sha256: string;
  storageKey: string;
  thumbKey: string | null;
  createdAt: Date;
}

/** A message's file, where it is here. Whether somebody may have it is the door's question (`web/door.ts`). */
export async function findServed(sql: Sql, messageId: string): Promise<Served | null> {
  const [medium] = await sql<Served[]>`
    select id, conversation_id as "conversationId", name, kind, mime, size::float8 as size, sha256,
      storage_key as "storageKey", thumb_key as "thumbKey", created_at as "createdAt"
    from media where message_id = ${messageId} and state = 'stored'`;
  return medium ?? null;
}

interface Settled {
  conversationId: string;
  messageId: string | null;
}

/** Changes the medium under its conversation's lock, and stamps that for those who missed the nudge. */
async function settled(
  sql: Sql,
  mediumId: string,
  settle: (tx: Tx) => PromiseLike<Settled[]>,
): Promise<Change> {
  return inTransaction(sql, async (tx) => {
    await lockConversation(tx, tx`select conversation_id from media where id = ${mediumId}`);
    const [row] = await settle(tx);
    if (row === undefined) return {};
    await tx`update conversations set changed_at = clock_timestamp() where id = ${row.conversationId}`;
    return { conversations: [row.conversationId], messages: row.messageId === null ? [] : [row.messageId] };
  });
}

const lockConversation = (tx: Tx, id: ReturnType<Tx>) => tx`
  select from conversations where id = (${id}) for no key update`;
