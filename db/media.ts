import { announcedIn, type Medium } from '../domain/medium.ts';
import type { Sql, Tx } from './connect.ts';

/** The columns of `media` that a thread shows, as one JSON value; null where a message has none. */
export const mediumOf = (sql: Sql | Tx) => sql`
  case when media.id is not null then jsonb_build_object('id', media.id, 'state', media.state, 'failure', media.failure,
    'name', media.name, 'mime', media.mime, 'size', media.size, 'width', media.width, 'height', media.height,
    'seconds', media.seconds, 'hasThumb', media.thumb_key is not null) end`;

/** A message from outside announced a file: it is to be fetched. Returns its id; null: there is none to fetch. */
export async function expectMedium(
  tx: Tx,
  message: { kind: string; content: Record<string, unknown> },
  at: { conversationId: string; messageId: string },
): Promise<string | null> {
  const announced = announcedIn(message.kind, message.content);
  if (announced === null) return null;
  const { kind, sourceId, sha256, name } = announced;
  const [medium] = await tx<{ id: string }[]>`
    insert into media (conversation_id, message_id, kind, state, source_id, source_at, sha256, name)
    values (${at.conversationId}, ${at.messageId}, ${kind}, 'fetching', ${sourceId}, clock_timestamp(), ${sha256}, ${name})
    returning id`;
  return medium?.id ?? null;
}

export type { Medium };
