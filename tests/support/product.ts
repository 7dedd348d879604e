import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../../db/connect.ts';
import { type Everything, type EverythingOptions, startEverything } from '../../dev/everything.ts';
import { lastLines } from '../../dev/log.ts';
import { type Simulator, simulator } from './customer.ts';

/** The whole product on free ports, with the demo organisation, as `npm start` runs it; but nothing waits for a disk. */
export interface Product extends Everything {
  sql: Sql;
  phones: Simulator;
}

export async function startProduct(options: Partial<EverythingOptions> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-journey-'));
  const settings = { BASE_URL: '', ...options.settings }; // vitest sets one of its own, which is not for us
  const forget = async () => {
    logFolders.delete(join(dataDir, 'logs'));
    await rm(dataDir, { recursive: true, force: true });
  };
  logFolders.add(join(dataDir, 'logs'));
  const everything = await startEverything({ dataDir, port: 0, throwAway: true, ...options, settings }).catch(
    async (error: unknown) => {
      console.error(await lastWords());
      await forget();
      throw error;
    },
  );
  const sql = connect(everything.databaseUrl, { max: 2, name: 'journey' });
  const stop = async () => {
    await sql.end();
    await everything.stop();
    await forget();
  };
  // Not a spread: `pids` is looked up anew each time.
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(everything),
      ...Object.getOwnPropertyDescriptors({ sql, phones: simulator(everything.simulatorUrl), stop }),
    },
  ) as Product;
}

/** Of the products that run now. */
const logFolders = new Set<string>();

/** The end of each of their logs: what a test that failed in a place where nobody can look had around it. */
export async function lastWords(): Promise<string> {
  const told: string[] = [];
  for (const folder of logFolders)
    for (const name of await readdir(folder)) {
      const lines = await lastLines(join(folder, name), 8);
      told.push(`${join(folder, name)}:`, ...lines.map((line) => `  ${line.slice(0, 400)}`));
    }
  return told.join('\n');
}

/** Kills the web server, as in a crash, and starts another; resolves once that one answers. */
export async function restartWeb({ killWorker, restartWorker, baseUrl }: Product) {
  await killWorker('web');
  await restartWorker('web');
  const answers = () =>
    fetch(`${baseUrl}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually(answers, (isThere) => isThere, 60);
}

/** Looks again and again until it is so; fails with what it saw last. */
export async function eventually<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  seconds = 20,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline)
      throw new Error(`not so within ${seconds} s; last seen: ${JSON.stringify(seen)}`);
    await new Promise((later) => setImmediate(later));
  }
}
