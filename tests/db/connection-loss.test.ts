import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { isTypesQuery } from '../../db/connection-loss.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

/** postgres.js by itself takes the whole process down in some of these (vitest reports it as an uncaught error). */
let database: FreshDatabase;
let sql: Sql;

beforeEach(async () => {
  database = await freshDatabase();
  sql = connect(database.url, { max: 1, name: 'to be cut' });
  await sql`select 1`; // a connection that has just opened still asks for the types; it is not that one we cut
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  await database.drop();
});

const cut = () =>
  vi.waitFor(async () => {
    const cut = await database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to be cut' and state <> 'idle'`;
    expect(cut).toHaveLength(1);
  });
const isBack = () => vi.waitFor(async () => expect(await sql`select 1 as one`).toEqual([{ one: 1 }]));

test('a connection that is cut while it still asks for its types fails what waited for it, and no more', async () => {
  const forgiven = new Error('terminating connection', { cause: null });
  Object.assign(forgiven, { query: 'select b.oid, b.typarray from pg_catalog.pg_type a' });
  expect(isTypesQuery(forgiven)).toBe(true);
  expect(isTypesQuery(Object.assign(new Error('no'), { query: 'select 1' }))).toBe(false);
  expect(isTypesQuery('anything else')).toBe(false);
});

test('a transaction that loses its connection in the middle of a statement fails, and the pool goes on', async () => {
  const lost = sql.begin((tx) => tx`select pg_sleep(30)`);
  await Promise.all([expect(lost).rejects.toThrow(), cut()]);
  await isBack();
});

test('one that loses it between two statements fails, and its next statement harms nobody', async () => {
  const { promise: later, resolve: goOn } = Promise.withResolvers<void>();
  const lost = sql.begin(async (tx) => {
    await tx`select 1`;
    await later;
    await tx`select 2`;
  });
  await Promise.all([expect(lost).rejects.toThrow(), cut()]);
  goOn();
  await isBack();
});

test('the same inside a savepoint', async () => {
  const { promise: later, resolve: goOn } = Promise.withResolvers<void>();
  const lost = sql.begin((tx) =>
    tx.savepoint(async (part) => {
      await part`select 1`;
      await later;
      await part`select 2`;
    }),
  );
  await Promise.all([expect(lost).rejects.toThrow(), cut()]);
  goOn();
  await isBack();
});

test('work that fails by itself after the connection is gone harms nobody either', async () => {
  const { promise: later, resolve: goOn } = Promise.withResolvers<void>();
  const lost = sql.begin(async (tx) => {
    await tx`select 1`;
    await later;
    throw new Error('too late to roll back');
  });
  await Promise.all([expect(lost).rejects.toThrow(), cut()]);
  goOn();
  await isBack();
});
