import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneBook } from '../../channels/phones.ts';
import { createAttribute } from '../../db/attributes.ts';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { workThroughImport } from '../../db/import-steps.ts';
import {
  findImport,
  keepFile,
  listRefusedRows,
  mapImport,
  runImport,
  stopImport,
  undoImport,
} from '../../db/imports.ts';
import type { Mapping, Target } from '../../domain/import.ts';
import { deliveryOf, inboundText, openConversation } from '../support/build.ts';
import { type Cast, castIn, kofi } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let sql: Sql;
let cast: Cast;
let city: string;
beforeAll(async () => {
  database = await freshDatabase();
  ({ sql } = database);
  cast = await castIn(sql);
  const made = await createAttribute(sql, { name: 'City', kind: 'text', choices: [] });
  if (!made.ok) throw new Error(made.why);
  city = made.value.id;
});
afterAll(() => database.drop());

const heading = ['phone', 'name', 'owner', 'tags', 'city'];
const columns = (): Target[] => ['phone', 'name', 'owner', 'tags', `attribute:${city}`];

async function kept(rows: string[][]): Promise<string> {
  const file = await keepFile(sql, {
    ...{ formKey: randomUUID(), by: cast.ama, fileName: 'list.csv', mostRows: 10_000 },
    rows: lines([heading, ...rows]),
  });
  if (!file.ok) throw new Error(file.why);
  return file.value;
}
async function* lines(rows: string[][]) {
  for (const [n, cells] of rows.entries()) yield { line: n + 1, cells };
}
const mapping = (more: Partial<Mapping> = {}): Mapping => ({
  columns: columns(),
  country: null,
  update: true,
  ...more,
});

/** Piece by piece until nothing is left to do; before each the process may die. */
async function work(id: string, dies: () => boolean = () => false) {
  for (;;) {
    if (dies())
      await sql
        .begin(async (tx) => {
          await tx`select from imports where id = ${id} for update`;
          await tx`update import_rows set outcome = 'new' where import_id = ${id}`;
          throw new Error('died');
        })
        .catch(() => {});
    const { more } = await workThroughImport(sql, id, phoneBook);
    if (!more) return;
  }
}
async function imported(rows: string[][], more: Partial<Mapping> = {}) {
  const id = await kept(rows);
  expect(await mapImport(sql, id, mapping(more))).toMatchObject({ ok: true });
  await work(id);
  expect(await runImport(sql, id)).toMatchObject({ ok: true });
  await work(id);
  return id;
}
const row = async (id: string) => {
  const found = await findImport(sql, id);
  if (found === null) throw new Error('gone');
  return found;
};
/** Everything that an import may touch, by phone. */
const world = () => sql`
  select value as phone, contacts.name, owner_id, owner_email,
    array(select tags.name from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id order by 1) as tags,
    (select jsonb_object_agg(attribute_id, value) from contact_attributes where contact_id = contacts.id) as attributes
  from identities join contacts on contacts.id = contact_id where kind = 'phone' order by value`;
const contactOf = async (phone: string) => (await world()).find((contact) => contact['phone'] === phone);
let phones = 0;
const fresh = () => `+4479${String(++phones).padStart(8, '0')}`;

describe('a file', () => {
  test('tried out, nothing is written; what is wrong has its line, its column and its reason', async () => {
    const [one, two] = [fresh(), fresh()];
    const before = await world();
    const id = await kept([
      [one, 'Maya', 'klara@north.example', 'vip', 'Bristol'],
      ['', 'Nobody', '', '', ''],
      [one, 'Twice', '', '', ''],
      [two, 'Bad', 'maya(at)example.org', '', ''],
      [two, 'Gone', 'dee@demo.example', '', ''],
      [`+${kofi.phone}`, 'Kofi of the file', 'ben@demo.example', '', ''],
    ]);
    await mapImport(sql, id, mapping());
    await work(id);
    expect(await row(id)).toMatchObject({
      ...{ state: 'checked', created: 1, updated: 1, unchanged: 0, refused: 4, pendingOwners: 1 },
    });
    expect(await listRefusedRows(sql, id, { after: 0, limit: 9 })).toMatchObject([
      { line: 3, problem: 'phone-missing', problemColumn: 0 },
      { line: 4, problem: 'same-phone', problemColumn: 0, problemLine: 2 },
      { line: 5, problem: 'owner-not-email', problemColumn: 2 },
      { line: 6, problem: 'owner-inactive', problemColumn: 2 },
    ]);
    expect(await world()).toEqual(before);
  });

  test('imported: new ones are there, known ones get what it says, an owner moves no open conversation', async () => {
    const open = await openConversation(sql, { agentId: cast.sade });
    const one = fresh();
    const id = await imported([
      [one, '=cmd()', 'klara@north.example', 'VIP; rental', 'Bristol'],
      [`+${kofi.phone}`, '', 'BEN@demo.example', 'vip', 'Accra'],
    ]);
    expect(await row(id)).toMatchObject({
      state: 'done',
      created: 1,
      updated: 1,
      refused: 0,
      undoable: true,
    });
    expect(await contactOf(one.slice(1))).toMatchObject({
      ...{ name: '=cmd()', owner_email: 'klara@north.example', tags: ['rental', 'VIP'] },
      attributes: { [city]: 'Bristol' },
    });
    expect(await contactOf(kofi.phone ?? '')).toMatchObject({
      name: kofi.name,
      owner_id: cast.ben,
      tags: ['VIP'],
    });
    const [conversation] =
      await sql`select agent_id, owner_id from conversations where id = ${open.conversationId}`;
    expect(conversation).toEqual({ agent_id: cast.sade, owner_id: cast.ben });
    expect(await sql`select from owner_moves`).toHaveLength(0);
    const events =
      await sql`select kind from events where conversation_id = ${open.conversationId} and kind = 'owner_changed'`;
    expect(events).toHaveLength(1);
    // Whoever writes from that phone is that contact.
    await take(
      sql,
      deliveryOf(inboundText({ customer: { ...kofi, bsuid: 'GB.1', phone: one.slice(1), name: 'Maya' } })),
    );
    const [{ count }] = await sql<[{ count: number }]>`
      select count(*)::integer as count from identities where value = ${one.slice(1)}`;
    expect(count).toBe(1);
  });

  test('with updates unticked, who is there stays as they are', async () => {
    const one = fresh();
    await imported([[one, 'First', '', '', 'Bath']]);
    const before = await contactOf(one.slice(1));
    const id = await imported([[one, 'Second', 'ben@demo.example', 'vip', 'Leeds']], { update: false });
    expect(await row(id)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await contactOf(one.slice(1))).toEqual(before);
  });

  test('a stop keeps what was done and leaves the rest, and it cannot be run again', async () => {
    const id = await kept(Array.from({ length: 600 }, () => [fresh(), 'Many', '', '', '']));
    await mapImport(sql, id, mapping());
    await work(id);
    await runImport(sql, id);
    await workThroughImport(sql, id, phoneBook);
    expect(await stopImport(sql, id)).toMatchObject({ ok: true });
    await work(id);
    expect(await row(id)).toMatchObject({ state: 'stopped', created: 250 });
    expect(await runImport(sql, id)).toMatchObject({ ok: false, why: 'moved-on' });
    expect(await undoImport(sql, id)).toMatchObject({ ok: true });
    await work(id);
    expect(await row(id)).toMatchObject({ state: 'undone', kept: 0 });
    expect(await sql`select from contacts where name = 'Many'`).toHaveLength(0);
  });

  test('after 30 days it cannot be undone any more', async () => {
    const id = await imported([[fresh(), 'Old', '', '', '']]);
    await sql`update imports set finished_at = now() - interval '31 days' where id = ${id}`;
    expect(await undoImport(sql, id)).toMatchObject({ ok: false, why: 'too-old' });
    expect(await row(id)).toMatchObject({ state: 'done', undoable: false });
  });

  test('undone, what somebody changed or spoke of since stays, and the rest is as it was', async () => {
    const [untouched, renamed, wrote, there] = [fresh(), fresh(), fresh(), fresh()];
    await imported([[there, 'Before', 'sol@demo.example', '', 'Bath']]);
    const id = await imported([
      [untouched, 'A', '', 'new tag', ''],
      [renamed, 'B', '', '', ''],
      [wrote, 'C', '', '', ''],
      [there, 'After', 'ben@demo.example', 'vip', 'Leeds'],
    ]);
    await sql`update contacts set name = 'Mine now' where name = 'B'`;
    await take(
      sql,
      deliveryOf(inboundText({ customer: { ...kofi, bsuid: 'GB.2', phone: wrote.slice(1), name: 'C' } })),
    );
    await sql`update contact_attributes set value = 'York' where value = 'Leeds'`;
    await undoImport(sql, id);
    await work(id);
    expect(await row(id)).toMatchObject({ state: 'undone', kept: 3 });
    expect(await contactOf(untouched.slice(1))).toBeUndefined();
    expect(await contactOf(renamed.slice(1))).toMatchObject({ name: 'Mine now' });
    expect(await contactOf(wrote.slice(1))).toBeDefined();
    expect(await contactOf(there.slice(1))).toMatchObject({
      ...{ name: 'Before', owner_id: cast.sol, tags: [], attributes: { [city]: 'York' } },
    });
  });
});

/** A row of a small world, so that phones, owners and tags meet often; some are wrong. */
const cell = (...values: string[]) => fc.constantFrom(...values);
const anyRow = fc.tuple(
  fc.integer({ min: 0, max: 12 }).map((n) => (n === 0 ? '12' : `+44780000${String(n).padStart(4, '0')}`)),
  cell('', 'Ana', 'Bo', '=1+1', ' x '),
  cell('', 'ben@demo.example', 'sol@demo.example', 'klara@north.example', 'nonsense'),
  cell('', 'vip', 'VIP;rental', 'x'.repeat(41)),
  cell('', 'Bath', 'Leeds'),
) as fc.Arbitrary<string[]>;
const anyFile = fc.array(anyRow, { minLength: 1, maxLength: 40 });

describe('whatever the file', () => {
  test('twice is once, and no row counts twice wherever it dies', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, fc.infiniteStream(fc.boolean()), async (rows, coins) => {
        const id = await kept(rows);
        const dies = () => coins.next().value === true;
        await mapImport(sql, id, mapping());
        await work(id, dies);
        await runImport(sql, id);
        await work(id, dies);
        const first = await world();
        const { created, updated, unchanged, refused, rows: all } = await row(id);
        expect(created + updated + unchanged + refused).toBe(all);
        const again = await imported(rows);
        expect(await row(again)).toMatchObject({ created: 0, updated: 0, refused });
        expect(await world()).toEqual(first);
      }),
      { numRuns: 15 },
    );
  });

  test('undone, the world is what it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, async (before, rows) => {
        await imported(before);
        const was = await world();
        const id = await imported(rows);
        await undoImport(sql, id);
        await work(id);
        expect(await world()).toEqual(was);
        expect(await row(id)).toMatchObject({ state: 'undone', kept: 0 });
      }),
      { numRuns: 15 },
    );
  });
});
