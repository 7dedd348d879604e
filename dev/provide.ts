import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, environment } from '../config.ts';
import { connect } from '../db/connect.ts';
import { searchAttributes } from '../workflows/contract.ts';
import { findTemporal } from './parts/temporal-cli.mjs';
import { type PostgresOptions, startPostgres } from './postgres.ts';
import { startTemporal, type TemporalOptions } from './temporal.ts';

/** A part of the world that is there: what settings lead to it, and how to end it. */
export interface Provided {
  settings: Environment;
  stop(): Promise<void>;
}

const theirs: Provided = { settings: {}, stop: async () => {} };

/** The database of DATABASE_URL, or the embedded one with an empty database in it. */
export async function provideDatabase(
  given: Environment,
  { dataDir, ...how }: Pick<PostgresOptions, 'dataDir' | 'logFile' | 'throwAway'>,
): Promise<Provided> {
  if (given['DATABASE_URL']) return theirs;

  const postgres = await startPostgres({ dataDir: join(dataDir, 'pg'), ...how });
  const admin = connect(postgres.url('postgres'), { max: 1 });
  const found = await admin`select from pg_database where datname = 'switchboard'`;
  if (found.length === 0) await admin`create database switchboard`;
  await admin.end();
  return { settings: { DATABASE_URL: postgres.url('switchboard') }, stop: () => postgres.stop() };
}

/** The server of TEMPORAL_ADDRESS, or Temporal's development server; `throwAway`: one that waits for no disk. */
export async function provideTemporal(
  given: Environment,
  {
    dataDir,
    ports,
    throwAway = false,
    ...how
  }: Pick<TemporalOptions, 'logFile' | 'say'> & {
    dataDir: string;
    ports: { temporal: number; temporalUi: number };
    throwAway?: boolean;
  },
): Promise<Provided> {
  if (given['TEMPORAL_ADDRESS']) return theirs;

  const cli = findTemporal(environment);
  if (cli === null) throw new Error('The Temporal CLI is not here yet: use "npm start", which fetches it');
  const temporal = await startTemporal({
    ...how,
    cli,
    file: throwAway ? null : join(dataDir, 'temporal.db'),
    port: ports.temporal,
    uiPort: ports.temporalUi,
    searchAttributes,
  });
  return {
    settings: {
      TEMPORAL_ADDRESS: temporal.address,
      ...(temporal.uiUrl !== null && { TEMPORAL_UI_URL: temporal.uiUrl }),
    },
    stop: () => temporal.stop(),
  };
}

/** The key of this data folder: made once, so that people stay logged in over a restart. */
export async function provideSecretKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret-key');
  const made = randomBytes(32).toString('base64');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
