import type { Readable } from 'node:stream';
import { createBucket } from './bucket.ts';
import { createFolder } from './folder.ts';

/** Where pictures and files are kept. Keys are ours, made of ids; nobody outside has a say in them. */
export interface Storage {
  /** What was there under this key is overwritten, so that a repeat does no harm. */
  keep(key: string, content: File | Uint8Array): Promise<void>;
  /** The whole, or its bytes from `start` to `end`, that one included. Fails where there is none. */
  read(key: string, range?: Range): Promise<Readable>;
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>;
}

/** A file on this machine's disk. */
export interface File {
  path: string;
  size: number;
}
export interface Range {
  start: number;
  end: number;
}

export interface StorageSettings {
  /** A folder, or `s3://bucket/prefix`. */
  storageUrl: string;
  s3Endpoint: string | null;
  s3Region: string;
  s3AccessKeyId: string | null;
  s3SecretAccessKey: string | null;
}

export function createStorage(settings: StorageSettings): Storage {
  const bucket = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(settings.storageUrl);
  return bucket === null
    ? createFolder(settings.storageUrl)
    : createBucket(settings, { bucket: bucket[1] ?? '', prefix: bucket[2] ?? '' });
}

/** Spread over 256 folders by its last letters: ids of version 7 begin alike, those of one day all the more. */
export const keyOf = (mediumId: string): string => `${mediumId.slice(-2)}/${mediumId}`;
export const thumbKeyOf = (mediumId: string): string => `${keyOf(mediumId)}-thumbnail`;
