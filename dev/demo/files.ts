import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { lookAt } from '../../channels/storage/look.ts';
import { thumbnailOf } from '../../channels/storage/picture.ts';
import { receive } from '../../channels/storage/spool.ts';
import { keyOf, type Storage, thumbKeyOf } from '../../channels/storage/storage.ts';
import type { Tx } from '../../db/connect.ts';
import type { Kept } from '../../db/media.ts';
import { announcedIn, mediumKinds } from '../../domain/medium.ts';
import { sampleFiles } from '../gallery/files.ts';
import { documentOf } from '../simulator/samples.ts';
import { bicycle, onTheBeach, tyre } from './pictures.ts';

/** What the stories' messages carry, by the id that they name. */
const files: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
  bicycle,
  beach: onTheBeach,
  tyre,
  // A voice that says nothing, as a browser recorded it: Opus cannot be written by hand.
  voice: () => readFile(new URL('voice.ogg', import.meta.url)),
  film: () => sampleFiles['film']?.bytes ?? new Uint8Array(),
  sticker: () => sampleFiles['face']?.bytes ?? new Uint8Array(),
  note: () =>
    documentOf('Delivery note 20418', [
      'Maya Fernandes, 12 Canal Street',
      '1 x City bicycle, green',
      '1 x Racktime rear rack, fitted',
      'Marlow Cycles. Thank you!',
    ]),
  quote: () =>
    documentOf('Quote: four cargo bicycles', ['4 x Cargo, with your logo', 'Delivery in six weeks']),
  invoice: () => documentOf('Invoice 19277', ['3 x Cargo, leased for one month', 'Paid. Thank you!']),
};

/** Keeps the file of every message that names one, looked at like those that customers send. */
export async function keepFiles(tx: Tx, storage: Storage): Promise<void> {
  const messages = await tx<Carrying[]>`
    select id, conversation_id as "conversationId", kind, content, sender_id as "senderId", sent_at as "sentAt"
    from messages where kind = any(${[...mediumKinds]}) order by sent_at`;
  for (const { id, conversationId, kind, content, senderId, sentAt } of messages) {
    const announced = announcedIn(kind, content);
    const make = files[announced?.sourceId ?? ''];
    if (announced === null || make === undefined)
      throw new Error(`there is no file for a ${kind} of the demo`);
    const mediumId = randomUUID();
    const kept = await keep(storage, mediumId, await make());
    await tx`
      insert into media (id, conversation_id, message_id, uploaded_by, source_id, source_at, kind, state, name, mime, size,
        sha256, storage_key, thumb_key, width, height, seconds, created_at)
      values (${mediumId}, ${conversationId}, ${id}, ${senderId}, ${announced.sourceId}, ${sentAt}, ${announced.kind}, 'stored',
        ${announced.name}, ${kept.mime}, ${kept.size}, ${kept.sha256}, ${kept.storageKey}, ${kept.thumbKey}, ${kept.width},
        ${kept.height}, ${kept.seconds}, ${sentAt})`;
  }
}

interface Carrying {
  id: string;
  conversationId: string;
  kind: string;
  content: Record<string, unknown>;
  senderId: string | null;
  sentAt: Date;
}

async function keep(storage: Storage, mediumId: string, bytes: Uint8Array): Promise<Kept> {
  const received = await receive(one(bytes), { largest: bytes.length });
  try {
    const content = await lookAt(received);
    const thumbnail = content.mime.startsWith('image/') ? await thumbnailOf(received.path) : null;
    await storage.keep(keyOf(mediumId), received);
    if (thumbnail !== null) await storage.keep(thumbKeyOf(mediumId), thumbnail);
    const thumbKey = thumbnail === null ? null : thumbKeyOf(mediumId);
    return { ...content, sha256: received.sha256, storageKey: keyOf(mediumId), thumbKey };
  } finally {
    await received.discard();
  }
}

async function* one(bytes: Uint8Array) {
  yield bytes;
}
