import { randomUUID } from 'node:crypto';
import { keyOf, thumbKeyOf, type Storage } from '../../channels/storage/storage.ts';
import type { Sql } from '../../db/connect.ts';
import { sha256 } from './files.ts';

interface Where {
  sql: Sql;
  world: { storage: Storage };
}

/** A file as it is after it was fetched (`by` null) or uploaded: row, content and a small picture. Returns its id. */
export async function keepFile(
  { sql, world: { storage } }: Where,
  at: { conversationId: string; messageId: string | null; by: string | null },
  file: { bytes: Uint8Array; mime: string; kind?: string; name?: string | null; thumbnail?: Uint8Array },
): Promise<string> {
  const id = randomUUID();
  const { bytes, mime, kind = 'document', name = null, thumbnail } = file;
  await storage.keep(keyOf(id), bytes);
  if (thumbnail !== undefined) await storage.keep(thumbKeyOf(id), thumbnail);
  await sql`
    insert into media (id, conversation_id, message_id, uploaded_by, source_id, source_at, kind, state, name, mime, size,
      sha256, storage_key, thumb_key)
    values (${id}, ${at.conversationId}, ${at.messageId}, ${at.by}, ${at.by === null ? '81' : null},
      ${at.by === null ? new Date() : null}, ${kind}, 'stored', ${name}, ${mime}, ${bytes.length}, ${sha256(bytes)},
      ${keyOf(id)}, ${thumbnail === undefined ? null : thumbKeyOf(id)})`;
  return id;
}

export const keepPicture = (
  where: Where,
  at: { conversationId: string; messageId: string | null; by: string | null },
) => {
  const bytes = Buffer.from('no picture, and nobody looks');
  return keepFile(where, at, { bytes, mime: 'image/png', kind: 'image', thumbnail: bytes });
};
