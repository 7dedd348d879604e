import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { File } from './storage.ts';
import { sweeping } from './sweeping.ts';

/** What has been received, whole, on this machine's disk until it is kept or refused. */
export interface Received extends File {
  /** Hexadecimal. */
  sha256: string;
  discard(): Promise<void>;
}

export class TooLarge extends Error {
  override name = 'TooLarge';
}

const folder = join(tmpdir(), 'switchboard-media');
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Puts a stream on disk chunk by chunk, hashed on the way: no file is ever whole in memory. Throws `TooLarge` as soon as
 * there is more than may be; what the source throws is thrown on. Nothing is left behind then.
 */
export async function receive(
  source: AsyncIterable<Uint8Array>,
  { largest, path }: { largest: number; path?: string },
): Promise<Received> {
  const place = await newPlace(path);
  const hash = createHash('sha256');
  const sweep = sweeping();
  let size = 0;
  const file = await open(place.path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > largest) throw new TooLarge();
      hash.update(chunk);
      await writeAll(file, chunk);
      sweep(chunk);
    }
  } catch (error) {
    await file.close();
    await place.discard();
    throw error;
  }
  await file.close();
  return { ...place, size, sha256: hash.digest('hex') };
}

/** A path of its own for a file that is about to be written. */
export async function newPlace(
  path = join(folder, randomUUID()),
): Promise<{ path: string; discard(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { path, discard: () => rm(path, { force: true }) };
}

/** What a process that died has left here. */
export async function clearSpool(): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null); // somebody else was faster
    if (found !== null && Date.now() - found.mtimeMs > dayMs) await rm(path, { force: true });
  }
}

/** One write may take less than it was given. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let from = 0; from < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, from);
    from += bytesWritten;
  }
}
