import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './leash.ts';
import { removePostgres } from './postgres.ts';

export interface Claimed {
  /** Notes where it can be reached, for whoever starts a second one. */
  tell(baseUrl: string): Promise<void>;
  release(): Promise<void>;
}

/** Claims the data folder for this process, emptied first if asked. Two at once would share one Temporal file. */
export async function begin(dataDir: string, { fresh }: { fresh: boolean }): Promise<Claimed> {
  const note = join(dataDir, 'running.json');
  const other = await readNote(note);
  if (other !== null && isAlive(other.pid)) {
    const where = other.baseUrl ? ` at ${other.baseUrl}` : '';
    throw new Error(`Switchboard is already running${where} (process ${other.pid}). Stop that one first.`);
  }
  if (fresh) {
    await removePostgres(join(dataDir, 'pg'));
    await rm(dataDir, { recursive: true, force: true });
  }
  await mkdir(dataDir, { recursive: true });
  const tell = (baseUrl: string | null) => writeFile(note, JSON.stringify({ pid: process.pid, baseUrl }));
  await tell(null);
  return { tell, release: () => rm(note, { force: true }) };
}

async function readNote(file: string): Promise<{ pid: number; baseUrl: string | null } | null> {
  const text = await readFile(file, 'utf8').catch(() => null); // not there: nobody runs
  return text === null ? null : JSON.parse(text);
}
