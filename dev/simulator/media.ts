import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Received, receive, TooLarge } from '../../channels/storage/spool.ts';

/** A file that WhatsApp keeps: on disk, since a customer may send 90 MB. */
export interface Media {
  id: string;
  path: string;
  size: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  mimeType: string;
  filename: string | null;
  /** When WhatsApp forgets it. */
  until: number;
}

export interface MediaShelf {
  put(bytes: Uint8Array, mimeType: string, filename?: string | null): Media;
  /** The same from a stream. Null: more than WhatsApp takes. */
  receive(
    content: AsyncIterable<Uint8Array>,
    about: { mimeType: string; filename: string | null; days: number },
  ): Promise<Media | null>;
  get(id: string): Media | undefined;
  remove(id: string): boolean;
  /** As if its time were over; of all of them without an id. */
  expire(id?: string): void;
  clear(): void;
}

const mb = 1024 * 1024;
/** All media together; the oldest go first. */
const shelf = 2048 * mb;
const dayMs = 24 * 60 * 60 * 1000;
/** What customers send is kept for 7 days, what a business gives for 30. */
export const keptDays = { ofCustomer: 7, ofBusiness: 30 };

/** Largest by kind: reference, section 10. */
export const largest = (mimeType: string): number => {
  if (mimeType.startsWith('image/webp')) return 512 * 1024;
  if (/^image\/(jpeg|png)/.test(mimeType)) return 5 * mb;
  if (/^(audio|video)\//.test(mimeType)) return 16 * mb;
  return 100 * mb;
};

export function createMediaShelf(): MediaShelf {
  const media = new Map<string, Media>();
  let folder: string | null = null;
  let size = 0;

  const placeOf = (id: string) => {
    folder ??= mkdtempSync(join(tmpdir(), 'switchboard-simulator-'));
    mkdirSync(folder, { recursive: true });
    return join(folder, id);
  };
  const remove = (id: string) => {
    const found = media.get(id);
    if (found === undefined) return false;
    size -= found.size;
    rmSync(found.path, { force: true });
    return media.delete(id);
  };
  const keep = (kept: Media): Media => {
    media.set(kept.id, kept);
    size += kept.size;
    for (const oldest of media.keys()) {
      if (size <= shelf) break;
      remove(oldest);
    }
    return kept;
  };
  const newId = () => `${randomInt(1, 10)}${BigInt(`0x${randomBytes(6).toString('hex')}`)}`;

  return {
    put(bytes, mimeType, filename = null) {
      const id = newId();
      const path = placeOf(id);
      writeFileSync(path, bytes);
      const hash = createHash('sha256').update(bytes).digest('hex');
      const until = Date.now() + keptDays.ofCustomer * dayMs;
      return keep({ id, path, hash, mimeType, filename, until, size: bytes.length });
    },
    async receive(content, { mimeType, filename, days }) {
      const id = newId();
      const received = await receive(content, { largest: largest(mimeType), path: placeOf(id) }).catch(
        tooLarge,
      );
      if (received === null) return null;
      const { path, sha256: hash } = received;
      return keep({
        id,
        path,
        hash,
        mimeType,
        filename,
        until: Date.now() + days * dayMs,
        size: received.size,
      });
    },
    get(id) {
      const found = media.get(id);
      return found === undefined || found.until < Date.now() ? undefined : found;
    },
    remove,
    expire(id) {
      for (const each of media.values()) if (id === undefined || each.id === id) each.until = 0;
    },
    clear() {
      media.clear();
      size = 0;
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

function tooLarge(error: unknown): Received | null {
  if (error instanceof TooLarge) return null;
  throw error;
}
