import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { inTransaction } from '../../db/transaction.ts';

export interface FreshDatabase {
  sql: Sql;
  url: string;
  /** Closes `sql` and removes the database, whoever else still uses it. */
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own, made from the template in some 40 ms. */
export async function freshDatabase({ max = 5 }: { max?: number } = {}): Promise<FreshDatabase> {
  return create('switchboard_template', max);
}

/** A database without any table, for tests of the migrations themselves. */
export async function bareDatabase(): Promise<FreshDatabase> {
  return create('template1', 5);
}

async function create(template: string, max: number): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await inCluster(
    (admin) => admin`create database ${admin(name)} template ${admin(template)} strategy wal_log`,
  );
  const url = databaseUrl(name);
  const sql = connect(url, { max, name: 'test' });
  return {
    sql,
    url,
    async drop() {
      await sql.end({ timeout: 1 });
      await inCluster((admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
}

/**
 * Empties tables, one after the other, and what hangs on their rows; for before each test. By deletes: a truncate takes
 * whole tables one by one, and deadlocks with what a page of the test before still reads or saves. For the few rows of a
 * test it is slower besides: it makes new files for every index.
 */
export async function empty(sql: Sql, ...tables: string[]): Promise<void> {
  await inTransaction(sql, (tx) => tx.unsafe(tables.map((table) => `delete from ${table}`).join(';')));
}

function databaseUrl(name: string): string {
  const url = new URL(inject('clusterUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function inCluster(act: (admin: Sql) => Promise<unknown>) {
  const admin = connect(inject('clusterUrl'), { max: 1, name: 'test admin' });
  try {
    await act(admin);
  } finally {
    await admin.end();
  }
}
