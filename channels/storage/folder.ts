import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Storage } from './storage.ts';

/** Files in a folder of this machine, or on a volume that web servers and workers share. */
export function createFolder(folder: string): Storage {
  const location = resolve(folder);
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));

  return {
    async keep(key, content) {
      if (content instanceof Uint8Array) await disk.put(key, content);
      else await disk.putStream(key, createReadStream(content.path));
    },
    async read(key, range) {
      if (range === undefined) return disk.getStream(key);
      const file = await open(join(location, key));
      return file.createReadStream(range);
    },
    remove: (key) => disk.delete(key),
  };
}
