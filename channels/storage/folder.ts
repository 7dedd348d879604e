import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Storage } from './storage.ts';
import { swept } from './sweeping.ts';

/** Files in a folder of this machine, or on a volume that web servers and workers share. */
export function createFolder(folder: string): Storage {
  const location = resolve(folder);
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));

  return {
    async keep(key, content) {
      if (content instanceof Uint8Array) await disk.put(key, content);
      else await disk.putStream(key, swept(createReadStream(content.path)));
    },
    async read(key, range) {
      const file = await open(join(location, key)); // fails here where there is none, and not later in a stream
      return swept(file.createReadStream(range));
    },
    remove: (key) => disk.delete(key),
  };
}
