import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { environment } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { isAlive } from '../../dev/leash.ts';
import { findTemporal } from '../../dev/parts/temporal-cli.mjs';
import { startPostgres } from '../../dev/postgres.ts';
import { startTemporal } from '../../dev/temporal.ts';
import { searchAttributes } from '../../workflows/contract.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test cluster's own database, from which others are made. */
    clusterUrl: string;
    temporalAddress: string;
    /** A folder for this run alone. */
    runFolder: string;
  }
}

const prefix = 'switchboard-tests-';

/** One PostgreSQL with a migrated template and one Temporal server, for all test files of a run. */
export default async function world(project: TestProject): Promise<() => Promise<void>> {
  await clearLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o711); // root's PostgreSQL runs as another user, and has to get through to its own folder
  await mkdir(join(folder, 'logs'));
  const starting = [startDatabase(folder), startClock(folder)] as const;
  const stop = async () => {
    for (const part of await Promise.allSettled(starting))
      if (part.status === 'fulfilled') await part.value.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [postgres, temporal] = await Promise.all(starting);
    project.provide('clusterUrl', postgres.url('postgres'));
    project.provide('temporalAddress', temporal.address);
    project.provide('runFolder', folder);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(folder: string) {
  const postgres = await startPostgres({
    dataDir: join(folder, 'pg'),
    logFile: join(folder, 'logs', 'postgres.log'),
    throwAway: true,
    maxConnections: 200,
  });
  const admin = connect(postgres.url('postgres'), { max: 1 });
  await admin`create database switchboard_template`;
  await admin.end();
  const template = connect(postgres.url('switchboard_template'), { max: 1 });
  await migrate(template);
  await template.end();
  return postgres;
}

async function startClock(folder: string) {
  const cli = findTemporal(environment);
  if (cli === null)
    throw new Error('The Temporal CLI is not here yet: run the tests with "npm test", which fetches it');

  return startTemporal({
    cli,
    file: null,
    logFile: join(folder, 'logs', 'temporal.log'),
    searchAttributes,
    dynamicConfig: {
      'frontend.WorkflowTimeSkippingEnabled': 'true', // what fastForward needs
      'history.workflowIdReuseMinimalInterval': '"0s"', // a successor need not wait for the one-second mark
    },
  });
}

/** What runs that were killed have left behind: their servers ended with them, their folders did not. */
async function clearLeftovers() {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN);
    if (owner > 0 && !isAlive(owner)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
