import { createHash, randomBytes, randomInt } from 'node:crypto';

export interface Media {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: string;
  filename: string | null;
}

export interface MediaShelf {
  /** Null: too big, or of a kind WhatsApp does not take. */
  put(bytes: Uint8Array<ArrayBuffer>, mimeType: string, filename?: string | null): Media | null;
  get(id: string): Media | undefined;
  remove(id: string): boolean;
  clear(): void;
}

const mb = 1024 * 1024;
/** All media together; the oldest go first. */
const shelf = 256 * mb;

/** Largest by kind: reference, section 10. */
export const largest = (mimeType: string): number => {
  if (mimeType.startsWith('image/webp')) return 512 * 1024;
  if (/^image\/(jpeg|png)/.test(mimeType)) return 5 * mb;
  if (/^(audio|video)\//.test(mimeType)) return 16 * mb;
  return 100 * mb;
};

export function createMediaShelf(): MediaShelf {
  const media = new Map<string, Media>();
  let size = 0;
  const remove = (id: string) => {
    size -= media.get(id)?.bytes.length ?? 0;
    return media.delete(id);
  };
  return {
    put(bytes, mimeType, filename = null) {
      if (bytes.length > largest(mimeType)) return null;
      const id = `${randomInt(1, 10)}${BigInt(`0x${randomBytes(6).toString('hex')}`)}`;
      const kept = { id, bytes, mimeType, filename };
      media.set(id, kept);
      size += bytes.length;
      for (const oldest of media.keys()) {
        if (size <= shelf) break;
        remove(oldest);
      }
      return kept;
    },
    get: (id) => media.get(id),
    remove,
    clear() {
      media.clear();
      size = 0;
    },
  };
}

/** WhatsApp gives the hash in base64 in webhooks and in hexadecimal from the API. */
export const sha256 = (bytes: Uint8Array, encoding: 'base64' | 'hex'): string =>
  createHash('sha256').update(bytes).digest(encoding);
