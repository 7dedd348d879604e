import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { lookAt } from '../../channels/storage/look.ts';
import { thumbnailOf } from '../../channels/storage/picture.ts';
import { asVoiceNote } from '../../channels/storage/sound.ts';
import { type Received, receive, TooLarge } from '../../channels/storage/spool.ts';
import { keyOf, thumbKeyOf } from '../../channels/storage/storage.ts';
import { addUpload, type NewUpload, noteStoring, removeUpload, type Upload } from '../../db/uploads.ts';
import { allow, type Decision, refuse } from '../../domain/decision.ts';
import { type MediumKind, tidyName } from '../../domain/medium.ts';
import { type Content, largest, type SendableRefusal, sendAs } from '../../domain/sendable.ts';
import { isId, openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env, World } from '../world.ts';
import { arrivingFile, NoFile } from './arriving.ts';

type Refusal = SendableRefusal | 'none' | 'broken-off' | 'not-yours';

/**
 * `POST /conversations/:conversation/uploads`: one file, as the body itself (its name in `X-File-Name`,
 * percent-encoded) or as the `file` of a form. It goes to disk as it comes, and as what it is sent its content decides.
 */
export async function postUpload(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  // What says beforehand that it is too large need not travel; the form around a file is small.
  if (Number(c.req.header('content-length') ?? 0) > largest.document + 64 * 1024)
    return refused(c, 'file-too-large');

  const { upload } = await takeUpload(c, conversation.id);
  return upload.ok ? c.json(shown(upload.value), 201) : refused(c, upload.why);
}

/** The file of this request, kept until it is sent, with the fields that stood before it in the form. */
export async function takeUpload(
  c: Context<Env>,
  conversationId: string,
): Promise<{ fields: ReadonlyMap<string, string>; name: string | null; upload: Decision<Upload, Refusal> }> {
  const { world, viewer } = c.var;
  const { name, fields, received } = await arrive(c);
  if (typeof received === 'string') return { fields, name, upload: refuse(received) };
  try {
    const file = await sendable(received);
    const content = await lookAt(file);
    const decision = sendAs(content);
    if (!decision.ok) return { fields, name, upload: decision };

    const kept = await keepFile(world, file, { content, kind: decision.value, name });
    const upload = await addUpload(world.sql, { ...kept, conversationId, by: viewer.id }).finally(() =>
      file.discard(),
    );
    return { fields, name, upload: allow(upload) };
  } finally {
    await received.discard();
  }
}

/** Puts it into the storage, with a small picture of it where there can be one. The row is the caller's to write. */
export async function keepFile(
  { sql, storage }: World,
  file: Received,
  { content, kind, name }: { content: Content; kind: MediumKind; name: string | null },
): Promise<NewUpload> {
  const id = randomUUID();
  const storageKey = keyOf(id);
  await noteStoring(sql, id);
  await storage.keep(storageKey, file);
  const thumbnail = content.width === null || kind === 'video' ? null : await thumbnailOf(file.path);
  const thumbKey = thumbnail === null ? null : thumbKeyOf(id);
  if (thumbnail !== null && thumbKey !== null) await storage.keep(thumbKey, thumbnail);
  return { ...content, id, kind, name, sha256: file.sha256, storageKey, thumbKey };
}

/** `POST …/uploads/:upload/removal`: what was chosen and not sent is thrown away. */
export async function postRemoval(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const { world, viewer } = c.var;
  const uploadId = c.req.param('upload');
  const asked = { conversationId: conversation.id, by: viewer.id, uploadId: uploadId ?? '' };
  const keys = isId(uploadId) ? await removeUpload(world.sql, asked) : null;
  if (keys === null) return refused(c, 'not-yours', 404);
  for (const key of keys) await world.storage.remove(key);
  return c.body(null, 204);
}

interface Arrived {
  name: string | null;
  fields: ReadonlyMap<string, string>;
  received: Received | Refusal;
}

async function arrive(c: Context<Env>): Promise<Arrived> {
  const arrived: Arrived = { name: null, fields: new Map(), received: 'none' };
  try {
    const { name, fields, content } = await arrivingFile(c.req.raw);
    Object.assign(arrived, { name: tidyName(name), fields });
    return { ...arrived, received: await receive(content, { largest: largest.document }) };
  } catch (error) {
    if (error instanceof TooLarge) return { ...arrived, received: 'file-too-large' };
    if (error instanceof NoFile) return arrived;
    c.var.world.log.debug({ err: error }, 'an upload broke off');
    return { ...arrived, received: 'broken-off' };
  }
}

/** A browser's own recording is put into the container that WhatsApp takes for voice notes. */
async function sendable(received: Received): Promise<Received> {
  const { mime, codecs } = await lookAt(received);
  if (mime !== 'audio/webm' || !codecs.includes('opus')) return received;
  return (await asVoiceNote(received.path)) ?? received;
}

const shown = ({ id, kind, name, size, mime }: Upload) => ({ id, kind, name, size, mime });

function refused(
  c: Context<Env>,
  why: Refusal,
  status: 404 | 413 | 422 = why === 'file-too-large' ? 413 : 422,
) {
  return c.json({ refusal: uploadRefusal(why), why }, status);
}

/** Why a file was not taken, as a sentence. */
export const uploadRefusal = (why: Refusal): string =>
  t(`upload.${why}`, { limit: `${largest.document / (1024 * 1024)} MB` });
