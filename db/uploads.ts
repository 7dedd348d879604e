import { type Decision, allow, refuse } from '../domain/decision.ts';
import type { MediumKind } from '../domain/medium.ts';
import type { Sql, Tx } from './connect.ts';
import type { Kept } from './media.ts';

/** What somebody has chosen and not sent yet. */
export interface Upload {
  id: string;
  kind: MediumKind;
  name: string | null;
  mime: string;
  size: number;
}

/** Longer than this nobody means to send it any more. */
const keptFor = '1 day';

/** Said before a file is put into the storage, so that it is found there should its row never be written. */
export async function noteStoring(sql: Sql, mediumId: string): Promise<void> {
  await sql`insert into storing (medium_id) values (${mediumId})`;
}

/** Put there a day ago and more, and no row was ever written: nobody will ask for them. At most 100. */
export async function listOrphans(sql: Sql): Promise<string[]> {
  await sql`
    delete from storing using media
    where media.id = medium_id and begun_at < clock_timestamp() - ${keptFor}::interval`;
  const rows = await sql<{ id: string }[]>`
    select medium_id as id from storing where begun_at < clock_timestamp() - ${keptFor}::interval
    order by begun_at limit 100`;
  return rows.map(({ id }) => id);
}

export async function forgetOrphans(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql`delete from storing where medium_id = any(${ids as string[]}::uuid[])`;
}

/** A file in the storage that has no row yet. */
export interface NewUpload extends Kept {
  id: string;
  kind: MediumKind;
  name: string | null;
}

/** Keeps what somebody uploaded for a conversation, until it is sent or thrown away. */
export async function addUpload(
  sql: Sql | Tx,
  upload: NewUpload & { conversationId: string; by: string },
): Promise<Upload> {
  const { id, conversationId, by, kind, name, mime, size, sha256, storageKey, thumbKey } = upload;
  await sql`
    insert into media (id, conversation_id, uploaded_by, kind, state, name, mime, size, sha256, storage_key, thumb_key,
      width, height, seconds)
    values (${id}, ${conversationId}, ${by}, ${kind}, 'stored', ${name}, ${mime}, ${size}, ${sha256}, ${storageKey},
      ${thumbKey}, ${upload.width}, ${upload.height}, ${upload.seconds})`;
  return { id, kind, name, mime, size };
}

/** Their own of this conversation, not sent yet and not too old, in the order asked for; null where one is not there. */
export async function findUploads(
  sql: Sql | Tx,
  { conversationId, by, uploads }: { conversationId: string; by: string; uploads: readonly string[] },
): Promise<Upload[] | null> {
  const found = await sql<Upload[]>`
    select id, kind, name, mime, size::float8 as size from media
    where id = any(${uploads as string[]}::uuid[]) and conversation_id = ${conversationId} and uploaded_by = ${by}
      and message_id is null and state = 'stored' and created_at > clock_timestamp() - ${keptFor}::interval
    for no key update`;
  const ordered = uploads.map((id) => found.find((upload) => upload.id === id));
  return new Set(uploads).size === uploads.length && ordered.every((upload) => upload !== undefined)
    ? ordered
    : null;
}

/** From now on it is this message's. Refused where somebody was faster, or it was thrown away. */
export async function claimUpload(
  tx: Tx,
  { uploadId, messageId, kind }: { uploadId: string; messageId: string; kind: MediumKind },
): Promise<Decision<null, 'upload-gone'>> {
  const claimed = await tx`
    update media set message_id = ${messageId}, kind = ${kind}
    where id = ${uploadId} and message_id is null and state = 'stored'
    returning id`;
  return claimed.length > 0 ? allow(null) : refuse('upload-gone');
}

/** Takes back what has not been sent. Returns the keys that nobody needs any more; null: it was not theirs, or is sent. */
export async function removeUpload(
  sql: Sql,
  { conversationId, by, uploadId }: { conversationId: string; by: string; uploadId: string },
): Promise<string[] | null> {
  const [removed] = await sql<Keys[]>`
    delete from media
    where id = ${uploadId} and conversation_id = ${conversationId} and uploaded_by = ${by} and message_id is null
    returning storage_key as "storageKey", thumb_key as "thumbKey"`;
  return removed === undefined ? null : keysIn(removed);
}

/** Those that can be sent no more, an hour after the last moment they could. At most 100. */
export async function listForgotten(sql: Sql): Promise<{ id: string; keys: string[] }[]> {
  const rows = await sql<(Keys & { id: string })[]>`
    select id, storage_key as "storageKey", thumb_key as "thumbKey" from media
    where message_id is null and created_at < clock_timestamp() - ${keptFor}::interval - interval '1 hour'
    order by created_at limit 100`;
  return rows.map((row) => ({ id: row.id, keys: keysIn(row) }));
}

/** Their files are gone: the rows go too. */
export async function dropForgotten(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql`delete from media where id = any(${ids as string[]}::uuid[]) and message_id is null`;
}

interface Keys {
  storageKey: string | null;
  thumbKey: string | null;
}
const keysIn = ({ storageKey, thumbKey }: Keys) => [storageKey, thumbKey].filter((key) => key !== null);
