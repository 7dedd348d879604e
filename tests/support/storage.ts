import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { inject } from 'vitest';
import { createStorage, type Storage } from '../../channels/storage/storage.ts';

/** Settings of a storage folder that nobody else writes to, gone with the run. */
export const ownFolder = () => ({
  storageUrl: join(inject('runFolder'), 'media', randomUUID()),
  s3Endpoint: null,
  s3Region: 'us-east-1',
  s3AccessKeyId: null,
  s3SecretAccessKey: null,
});

export const ownStorage = () => createStorage(ownFolder());

/** The same, of which the streams are known: what a test asks for and does not read is let go at the end. */
export function watchedStorage(): { storage: Storage; streams: Readable[] } {
  const storage = ownStorage();
  const streams: Readable[] = [];
  return {
    streams,
    storage: {
      ...storage,
      async read(key, range) {
        const stream = await storage.read(key, range);
        streams.push(stream);
        return stream;
      },
    },
  };
}
