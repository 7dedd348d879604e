import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMigrations, migrate } from '../../db/migrate.ts';
import { bareDatabase, type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let folder: string;
let files: URL;

beforeEach(async () => {
  database = await bareDatabase();
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  files = pathToFileURL(`${folder}/`);
  await write('0001_people.sql', 'create table people (name text); create table pets (name text);');
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const tables = async () =>
  (await database.sql`select tablename from pg_tables where schemaname = 'public'`).map(
    (row) => row['tablename'],
  );

test('new files are applied once, in the order of their numbers', async () => {
  await write('0002_toys.sql', 'alter table pets add column toy text;');

  expect(await migrate(database.sql, files)).toEqual(['0001_people', '0002_toys']);
  expect(await migrate(database.sql, files)).toEqual([]);
  expect(await tables()).toEqual(expect.arrayContaining(['people', 'pets']));
});

test('of several processes that start at once, one applies the files', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.sql, files)));

  expect(applied.flat()).toEqual(['0001_people']);
});

test('a file that fails leaves nothing of itself behind', async () => {
  await write('0002_broken.sql', 'create table half (name text); select nonsense;');

  await expect(migrate(database.sql, files)).rejects.toThrow('0002_broken');
  expect(await tables()).not.toContain('half');
});

test('a file that has changed since it was applied stops the start', async () => {
  await migrate(database.sql, files);
  await write('0001_people.sql', 'create table people (name citext);');

  await expect(migrate(database.sql, files)).rejects.toThrow('0001_people.sql has changed');
});

test('a database ahead of this code is left alone, unless a newer file was marked breaking', async () => {
  await write('0002_toys.sql', 'alter table pets add column toy text;');
  await migrate(database.sql, files);
  await rm(join(folder, '0002_toys.sql'));
  expect(await migrate(database.sql, files)).toEqual([]);

  await write('0002_toys.sql', 'alter table pets add column toy text;');
  await write('0003_no_pets.sql', '--! breaking\ndrop table pets;');
  await migrate(database.sql, files);
  await rm(join(folder, '0003_no_pets.sql'));
  await expect(migrate(database.sql, files)).rejects.toThrow('ahead of this code (0003_no_pets)');
});

test('a file whose name has no number is refused', async () => {
  await write('people.sql', 'select 1;');

  await expect(migrate(database.sql, files)).rejects.toThrow('people.sql: a migration is named');
});

test('the template has every file of ours', async () => {
  const fresh = await freshDatabase();
  const applied = await fresh.sql`select name, checksum from migration_files order by name`;
  await fresh.drop();

  const ours = (await listMigrations()).map(({ name, checksum }) => ({ name, checksum }));
  expect(ours.length).toBeGreaterThan(0);
  expect([...applied]).toEqual(ours);
});
