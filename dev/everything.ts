import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Config, type Environment, environment, readConfig } from '../config.ts';
import { createStorage } from '../channels/storage/storage.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { makeSetupLink } from '../db/setup.ts';
import { setupUrl } from '../web/setup/address.ts';
import { seedDemo } from './demo.ts';
import { lastLines } from './log.ts';
import { startCatcher } from './mail/catcher.ts';
import { freePort, isFree, preferPort } from './ports.ts';
import { provideDatabase, provideSecretKey, provideTemporal } from './provide.ts';
import { type Supervised, supervise } from './supervise.ts';

export interface EverythingOptions {
  /** Where all that lasts is kept. */
  dataDir: string;
  /** Of the web server; 0: any free one. */
  port?: number;
  /** No demo organisation: it begins with the set-up page. */
  empty?: boolean;
  /** How many worker processes. */
  workers?: number;
  /** For tests: a database that is lost in a power cut, and a Temporal that is with its end. */
  throwAway?: boolean;
  /** Settings that go before the environment's. */
  settings?: Environment;
  /** Start a process again when its files change. */
  watch?: boolean;
  /** Hears what is worth telling a person, a line at a time. */
  say?: (line: string) => void;
}

export interface Everything {
  config: Config;
  baseUrl: string;
  /** Nobody answers there where WHATSAPP_API_URL names another. */
  simulatorUrl: string;
  /** Where the mail catcher keeps what it takes; null where SMTP_URL names another server. */
  mailFolder: string | null;
  temporalAddress: string;
  databaseUrl: string;
  /** Where the first Admin begins; null where there is somebody. */
  setupUrl: string | null;
  /** Of what runs now, by name: `web`, `worker`, `worker-2` …, `simulator`. Null while it does not run. */
  readonly pids: Readonly<Record<string, number | null>>;
  /** SIGKILL, as in a crash; it stays dead until `restartWorker`. */
  killWorker(name?: string): Promise<void>;
  restartWorker(name?: string): Promise<void>;
  /** Ends all of it, in order, and leaves the data. */
  stop(): Promise<void>;
}

const home = fileURLToPath(new URL('..', import.meta.url));
/** Where Node keeps what it has compiled, so that the next start need not. */
const compiled = join(home, 'node_modules', '.cache', 'compiled');
const watched = new URL('watched.mjs', import.meta.url).href;

/** Starts database, Temporal, simulator, workers and web server, with the demo organisation on first use. */
export async function startEverything(options: EverythingOptions): Promise<Everything> {
  const { workers = 1, watch = false, empty = false, throwAway = false, say = () => {} } = options;
  const dataDir = resolve(options.dataDir);
  const logFile = (name: string) => join(dataDir, 'logs', `${name}.log`);
  await mkdir(join(dataDir, 'logs'), { recursive: true });
  if (process.getuid?.() === 0) await chmod(dataDir, 0o711); // PostgreSQL, as another user, has to get to its folder

  const given = withoutEmpty({ ...environment, ...options.settings });
  const ports = await choosePorts(options.port ?? Number(given['PORT'] ?? 3000), given['HOST']);
  const simulatorUrl = `http://127.0.0.1:${ports.simulator}`;
  const catcherUrl = `smtp://127.0.0.1:${ports.mail}`;
  const mailFolder = join(dataDir, 'mail');
  const settings = {
    BASE_URL: `http://localhost:${ports.web}`,
    WHATSAPP_API_URL: simulatorUrl,
    SMTP_URL: catcherUrl,
    SECRET_KEY: await provideSecretKey(dataDir),
    STORAGE_URL: join(dataDir, 'media'),
    ...given,
    PORT: `${ports.web}`,
  };
  readConfig({ ...notYet, ...settings }); // a wrong setting is told before anything has started

  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.splice(0).reverse()) await part.stop();
  };
  try {
    const [database, temporal] = await Promise.allSettled([
      provideDatabase(given, { dataDir, logFile: logFile('postgres'), throwAway }),
      provideTemporal(given, { dataDir, logFile: logFile('temporal'), throwAway, ports, say }),
    ]);
    for (const part of [database, temporal]) if (part.status === 'fulfilled') running.push(part.value);
    const whole = { ...settings, ...unwrap(database).settings, ...unwrap(temporal).settings };
    const config = readConfig(whole);
    const setupToken = await prepare(config, { empty, say });

    const children = new Map<string, Supervised>();
    const run = async (name: string, file: string, ...more: string[]) => {
      const flags = watch ? ['--watch', '--watch-preserve-output', '--import', watched] : [];
      const args = [...flags, '--import', 'tsx', file, ...more];
      const child = await supervise({
        ...{ name, args, say, command: process.execPath, logFile: logFile(name) },
        spawn: { cwd: home, env: { NODE_COMPILE_CACHE: compiled, ...whole, NODE_ENV: 'development' } },
      });
      children.set(name, child);
      running.push(child);
    };
    const catches = config.smtpUrl === catcherUrl;
    const { production } = config;
    if (catches) running.push(await startCatcher({ port: ports.mail, folder: mailFolder, production }));
    if (config.whatsappApiUrl === simulatorUrl) await run('simulator', 'dev/simulator/server.ts');
    for (let n = 1; n <= workers; n++) await run(n === 1 ? 'worker' : `worker-${n}`, 'worker.ts');
    await run('web', 'dev/web.ts', ...(catches ? [mailFolder] : []));
    await answering(`http://127.0.0.1:${ports.web}/readyz`, logFile('web'));

    const named = (name: string) => children.get(name) ?? fail(`there is no ${name}`);
    return {
      ...{ config, simulatorUrl, stop, mailFolder: catches ? mailFolder : null },
      baseUrl: config.baseUrl,
      setupUrl: setupToken === null ? null : setupUrl(config.baseUrl, setupToken),
      temporalAddress: config.temporalAddress,
      databaseUrl: config.databaseUrl,
      get pids() {
        return Object.fromEntries([...children].map(([name, child]) => [name, child.pid]));
      },
      killWorker: (name = 'worker') => named(name).kill(),
      restartWorker: (name = 'worker') => named(name).start(),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the embedded parts will set once they run; only the check of the other settings sees these. */
const notYet = { DATABASE_URL: 'postgres://embedded', TEMPORAL_ADDRESS: 'embedded:7233' };

async function choosePorts(port: number, host = '127.0.0.1') {
  if (port !== 0 && !(await isFree(port, host)))
    throw new Error(
      `Port ${port} is taken by another program. Stop that one, or choose another with PORT=3001 npm start`,
    );

  const isFixed = port !== 0; // tests run side by side, so theirs are all free ones
  return {
    web: isFixed ? port : await freePort(),
    simulator: isFixed ? await preferPort(port + 1) : await freePort(),
    mail: isFixed ? await preferPort(1025) : await freePort(),
    temporal: isFixed ? 7233 : await freePort(),
    temporalUi: isFixed ? 8233 : await freePort(),
  };
}

/** Answers the token of a link to the set-up page where nobody is here yet. */
async function prepare(
  config: Config,
  { empty, say }: { empty: boolean; say: (line: string) => void },
): Promise<string | null> {
  const { databaseUrl, secretKey, production } = config;
  const sql = connect(databaseUrl, { max: 2, name: 'start' });
  try {
    const applied = await migrate(sql);
    if (applied.length > 0) say(`database: applied ${applied.join(', ')}`);
    const storage = createStorage(config);
    if (!empty && (await seedDemo(sql, { secretKey, production, storage })))
      say('database: made the demo organisation');
    return await makeSetupLink(sql);
  } finally {
    await sql.end();
  }
}

/** Waits for the web server, and gives up when it plainly does not come. */
async function answering(url: string, logFile: string) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => null); // refused: it does not listen yet
    if (answer?.ok) return;
    await pause(50);
  }
  fail(
    `The web server does not answer at ${url}. The end of ${logFile}:\n${(await lastLines(logFile, 10)).join('\n')}`,
  );
}

function withoutEmpty(settings: Environment): Environment {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function unwrap<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
