import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Sql } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { type Postgres, removePostgres, startPostgres } from '../../dev/postgres.ts';
import { mentionPeople } from './mentions.ts';
import { threeYears } from './three-years.ts';

/** An organisation's database while it is used. */
export interface Organisation {
  sql: Sql;
  postgres: Postgres;
  databaseUrl: string;
  folder: string;
  /** Where PostgreSQL writes its log. */
  logFile: string;
}

/** What is made by other lines than these is made anew. */
const version = createHash('sha256')
  .update(readFileSync(new URL('three-years.ts', import.meta.url)))
  .digest('hex')
  .slice(0, 12);
const home = process.env['BENCH_DATA'] ?? fileURLToPath(new URL('../../.data/bench', import.meta.url));

/**
 * Runs an organisation with so many conversations while `use` does. Its database is made once and kept in
 * `.data/bench`, or where BENCH_DATA says, for as long as what makes it stays the same; with new migrations it goes on.
 */
export async function withOrganisation<T>(
  conversations: number,
  use: (organisation: Organisation) => Promise<T>,
): Promise<T> {
  const folder = join(home, String(conversations));
  await mkdir(folder, { recursive: true });
  const [dataDir, logFile] = [join(folder, 'pg'), join(folder, 'pg.log')];
  let postgres = await startPostgres({ dataDir, logFile });
  if ((await madeBy(postgres)) !== version || !(await broughtUp(postgres))) {
    await postgres.stop();
    await removePostgres(dataDir);
    await make(conversations, { dataDir, logFile });
    postgres = await startPostgres({ dataDir, logFile });
  }
  const databaseUrl = postgres.url('postgres');
  const sql = connect(databaseUrl, { max: 4, name: 'bench' });
  try {
    await mentionPeople(sql);
    await bringUpToNow(sql);
    return await use({ sql, postgres, databaseUrl, folder, logFile });
  } finally {
    await sql.end();
    await postgres.stop();
  }
}

/** False: it has had another branch's migrations, and is made anew. */
async function broughtUp(postgres: Postgres): Promise<boolean> {
  const sql = connect(postgres.url('postgres'), { max: 1, name: 'bench' });
  return migrate(sql)
    .then(
      () => true,
      (error: unknown) => {
        console.log(`  ${String(error)}`);
        return false;
      },
    )
    .finally(() => sql.end());
}

async function madeBy(postgres: Postgres): Promise<string | null> {
  const sql = connect(postgres.url('postgres'), { max: 1, name: 'bench' });
  const [row] = await sql<[{ version: string | null }]>`
    select shobj_description(oid, 'pg_database') as version from pg_database where datname = current_database()`;
  await sql.end();
  return row.version;
}

/** As fast as can be: nothing is logged, nothing waits for the disk. Half-made it has no version, and is made anew. */
async function make(conversations: number, where: { dataDir: string; logFile: string }): Promise<void> {
  console.log(`making ${conversations.toLocaleString('en')} conversations, once`);
  const settings = {
    ...{ wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' },
    ...{ shared_buffers: '1GB', checkpoint_timeout: '1h' },
  };
  const postgres = await startPostgres({ ...where, throwAway: true, settings });
  const sql = connect(postgres.url('postgres'), { max: 4, name: 'bench' });
  try {
    await migrate(sql);
    await threeYears(sql, { conversations }, (what) => console.log(`  ${what}`));
    const [{ size }] = await sql<[{ size: string }]>`
      select pg_size_pretty(pg_database_size(current_database())) as size`;
    console.log(`  ${size} on the disk, in ${where.dataDir}`);
    await sql.unsafe(`comment on database postgres is '${version}'`);
  } finally {
    await sql.end();
    await postgres.stop();
  }
}

/** What was open when it was made is open now, however long it has lain here. */
async function bringUpToNow(sql: Sql): Promise<void> {
  await sql`
    with passed as materialized (select now() - max(last_message_at) as by, max(last_message_at) as last from conversations)
    update conversations set last_message_at = last_message_at + passed.by, window_until = window_until + passed.by
    from passed where last_message_at > passed.last - interval '3 days' and passed.by > interval '10 minutes'`;
  await sql`update conversations set snoozed_until = now() + interval '1 day' where snoozed_until is not null`;
  await sql`analyze conversations`;
}
