import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { access, chmod, chown, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, type Leashed, leash } from './leash.ts';
import { freePort } from './ports.ts';
import { canEnter, findBinaries, type Identity, identity } from './postgres-binaries.ts';

export interface Postgres {
  pid: number;
  /** The address of one of its databases. */
  url(database: string): string;
  /** Ends it, unless somebody else started it. Close the pools first. */
  stop(): Promise<void>;
  /** Resolves if it ends; never for one that somebody else started. */
  ended: Promise<unknown>;
}

export interface PostgresOptions {
  dataDir: string;
  logFile: string;
  /** For tests: as fast as can be, and lost in a power cut. */
  throwAway?: boolean;
  maxConnections?: number;
  /** Settings of PostgreSQL's own, which go before ours. */
  settings?: Readonly<Record<string, string>>;
}

const user = 'switchboard';
const overTcp = process.platform === 'win32';

/** Starts the embedded PostgreSQL on a folder, made on first use, or attaches to the one that already runs on it. */
export async function startPostgres(asked: PostgresOptions): Promise<Postgres> {
  const who = identity();
  await mkdir(dirname(asked.dataDir), { recursive: true });
  const dataDir = reachable(asked.dataDir, who);
  const options = { ...asked, dataDir };
  const binaries = await findBinaries(who);

  const attached = await running(dataDir);
  if (attached) return { ...describe(attached), stop: async () => {}, ended: new Promise(() => {}) };

  if (!(await exists(join(dataDir, 'PG_VERSION')))) await initialise(binaries, who, options);
  const server = await launch(binaries, who, options);
  return {
    ...describe(await ready(server, dataDir, options.logFile)),
    stop: () => server.stop(20_000),
    ended: server.ended,
  };
}

/** Removes a database for good. Nothing may run on it. */
export async function removePostgres(dataDir: string) {
  for (const folder of [dataDir, elsewhere(dataDir)]) {
    await rm(folder, { recursive: true, force: true });
    await rm(socketFolder(folder), { recursive: true, force: true });
  }
}

/** Root's PostgreSQL runs as another user, who cannot get into every folder of root's. */
function reachable(dataDir: string, who: Identity): string {
  if (who === null || canEnter(dirname(dataDir), who)) return dataDir;
  const other = elsewhere(dataDir);
  mkdirSync(dirname(other), { recursive: true, mode: 0o755 });
  return other;
}

const elsewhere = (dataDir: string) => join('/var/lib/switchboard', shortHash(dataDir), 'pg');

async function initialise(binaries: string, who: Identity, { dataDir, logFile }: PostgresOptions) {
  const fresh = `${dataDir}.new-${process.pid}`; // so that a half-made one is never taken for a database
  await own(fresh, who);
  const made = await leash(
    join(binaries, 'bin', 'initdb'),
    [
      ...[
        '-D',
        fresh,
        '-U',
        user,
        '--encoding=UTF8',
        '--locale-provider=icu',
        '--icu-locale=und',
        '--locale=C',
      ],
      ...['--data-checksums', '--auth=trust', '--no-sync', '--no-instructions'],
    ],
    { logFile, spawn: spawnAs(who) },
  );
  const { code } = await made.ended;
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its database in ${dataDir}: see ${logFile}`);
  }
  await rename(fresh, dataDir);
}

const leastBuffersMB = 128;

/**
 * An eighth of the memory that this process may use: what people read is on the same machine as all that reads it.
 * PostgreSQL advises a quarter for a machine of its own (postgresql.org/docs/18/runtime-config-resource.html).
 */
function buffersMB(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(leastBuffersMB, Math.floor(bytes / 8 / 2 ** 20));
}

async function launch(
  binaries: string,
  who: Identity,
  { dataDir, logFile, throwAway = false, maxConnections = 80, settings: more = {} }: PostgresOptions,
): Promise<Leashed> {
  const sockets = socketFolder(dataDir);
  if (!overTcp) await own(sockets, who);
  const settings = [
    overTcp ? 'listen_addresses=127.0.0.1' : 'listen_addresses=',
    ...(overTcp
      ? [`port=${await freePort()}`]
      : [`unix_socket_directories=${sockets}`, 'unix_socket_permissions=0700']),
    `max_connections=${maxConnections}`,
    `shared_buffers=${throwAway ? leastBuffersMB : buffersMB()}MB`,
    ...(throwAway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB'] : []),
    ...Object.entries(more).map(([name, value]) => `${name}=${value}`),
  ];
  return leash(
    join(binaries, 'bin', 'postgres'),
    ['-D', dataDir, ...settings.flatMap((each) => ['-c', each])],
    {
      logFile,
      stopSignal: 'SIGINT', // "fast": open transactions are rolled back, nobody is waited for
      spawn: spawnAs(who),
    },
  );
}

/** Waits until the server says it is ready. Where it loses a race for the folder, the winner is as good. */
async function ready(server: Leashed, dataDir: string, logFile: string): Promise<Running> {
  let hasEnded = false;
  void server.ended.then(() => (hasEnded = true));
  for (;;) {
    const found = await running(dataDir);
    if (found && (found.pid === server.pid || hasEnded)) return found;
    if (hasEnded) throw new Error(`PostgreSQL did not start on ${dataDir}: see ${logFile}`);
    await pause(10);
  }
}

interface Running {
  pid: number;
  port: number;
  socket: string;
}

/** Reads `postmaster.pid`: its first line is the process, its eighth says `ready`. */
async function running(dataDir: string): Promise<Running | null> {
  const lines = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n').map((line) => line.trim()),
    () => [],
  );
  const pid = Number(lines[0]);
  if (lines[7] !== 'ready' || !(await isPostgres(pid))) return null;
  return { pid, port: Number(lines[3]), socket: lines[4] ?? '' };
}

/** A process id is used again after a crash, so a living one has to be looked at. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (line) => line.includes('postgres'),
    () => false,
  );
}

function describe({ pid, port, socket }: Running) {
  return {
    pid,
    url: (database: string) =>
      overTcp
        ? `postgres://${user}@127.0.0.1:${port}/${database}`
        : `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(socket)}`,
  };
}

/** A socket's path may have 107 bytes at most. */
function socketFolder(dataDir: string): string {
  const beside = `${dataDir}-socket`;
  if (Buffer.byteLength(join(beside, '.s.PGSQL.5432')) <= 107) return beside;
  return join(tmpdir(), `switchboard-${shortHash(dataDir)}`);
}

async function own(folder: string, who: Identity) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (who !== null) await chown(folder, who.uid, who.gid);
  await chmod(folder, 0o700);
}

const spawnAs = (who: Identity) => ({ ...who, cwd: tmpdir() });

const shortHash = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 12);

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
