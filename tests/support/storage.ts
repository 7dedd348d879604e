import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createStorage } from '../../channels/storage/storage.ts';

/** Settings of a storage folder that nobody else writes to, gone with the run. */
export const ownFolder = () => ({
  storageUrl: join(inject('runFolder'), 'media', randomUUID()),
  s3Endpoint: null,
  s3Region: 'us-east-1',
  s3AccessKeyId: null,
  s3SecretAccessKey: null,
});

export const ownStorage = () => createStorage(ownFolder());
