import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Kysely, type Migration, Migrator, sql as raw } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import type { Sql } from './connect.ts';

const folder = new URL('./migrations/', import.meta.url);
/** Any number of our own. */
const migrationLock = 7_394_021;

export interface MigrationFile {
  name: string;
  text: string;
  checksum: string;
  /** Marked `--! breaking`: code from before this file cannot run on what it leaves. */
  breaking: boolean;
}

/** The numbered files in the order they are applied. */
export async function listMigrations(from: URL = folder): Promise<MigrationFile[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
        throw new Error(`${name}: a migration is named 0001_nouns.sql`);
      const text = await readFile(new URL(name, from), 'utf8');
      return {
        name: name.replace(/\.sql$/, ''),
        text,
        checksum: createHash('sha256').update(text).digest('hex'),
        breaking: /^--! breaking\b/m.test(text),
      };
    }),
  );
}

/**
 * Brings the database up to this code, and returns the names of what it applied. Forward only, all in one
 * transaction; several processes may race, one does the work. A database that is already ahead (another replica runs
 * newer code) is left alone unless what it is ahead by was marked breaking.
 */
export async function migrate(sql: Sql, from: URL = folder): Promise<string[]> {
  const files = await listMigrations(from);
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${migrationLock})`; // "if not exists" is not safe against itself
    await tx`
      create table if not exists migration_files (
        name text primary key,
        checksum text not null, -- an applied file that has changed since stops the start
        breaking boolean not null,
        applied_at timestamptz not null default now()
      )`;
  });

  const ahead = await compare(sql, files);
  if (ahead.length > 0) return [];

  const db = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: sql }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(files.map((file) => [file.name, step(file)])) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error');
    throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}

function step({ name, text, checksum, breaking }: MigrationFile): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await raw.raw(text).execute(db);
      await raw`insert into migration_files (name, checksum, breaking) values (${name}, ${checksum}, ${breaking})`.execute(
        db,
      );
    },
  };
}

/** The names the database has and this code does not. Throws where the two cannot live together. */
async function compare(sql: Sql, files: MigrationFile[]): Promise<string[]> {
  const applied = await sql<{ name: string; checksum: string; breaking: boolean }[]>`
    select name, checksum, breaking from migration_files order by name`;
  const known = new Map(files.map((file) => [file.name, file]));

  for (const { name, checksum } of applied) {
    const file = known.get(name);
    if (file !== undefined && file.checksum !== checksum)
      throw new Error(
        `db/migrations/${name}.sql has changed since this database applied it: write a new file instead`,
      );
  }
  const ahead = applied.filter(({ name }) => !known.has(name));
  const breaking = ahead.filter((row) => row.breaking).map((row) => row.name);
  if (breaking.length > 0)
    throw new Error(`the database is ahead of this code (${breaking.join(', ')}): start a newer version`);
  return ahead.map((row) => row.name);
}
