import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { type Cursor, listIds, listRows, listRowsOf, type Row } from '../../db/conversations.ts';
import { countViews } from '../../db/counts.ts';
import { everything, type Filters } from '../../db/filters.ts';
import { listMessages } from '../../db/messages.ts';
import { visible } from '../../db/visible.ts';
import type { Viewer } from '../../domain/access.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

// Every list there is, each with its plan: many questions, and nothing here is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: FreshDatabase;
let sql: Sql;
let viewers: Record<'ama' | 'ben' | 'both' | 'sol' | 'zed' | 'dee', Viewer>;
let numbers: string[];

/** Five numbers, forty agents, six thousand conversations; Ben is on one number, Both on two, Sol owns or has a few. */
beforeAll(async () => {
  database = await freshDatabase();
  ({ sql } = database);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  numbers = ids(
    await sql<{ id: string }[]>`insert into numbers (phone_number_id, waba_id, display_phone, name)
      select 'p' || n, 'w', '+' || n, 'Number ' || n from generate_series(1, 5) n returning id`,
  );
  const people = ids(
    await sql<{ id: string }[]>`insert into users (name, email, role)
      select 'Agent ' || n, 'a' || n || '@demo.example', 'service' from generate_series(1, 40) n returning id`,
  );
  await sql`with contact as (insert into contacts (name) select 'Customer ' || n from generate_series(1, 6000) n returning id)
    insert into conversations (number_id, contact_id, status, stage, agent_id, last_agent_id, owner_id, waiting_since, last_message_at)
    select (${numbers}::uuid[])[1 + n % 5], id, status, case when status = 'open' then stage end,
      case when status = 'open' and stage = 'assigned' then agent end, agent, case when n % 50 = 0 then owner end,
      case when status = 'open' and stage = 'waiting' then now() end, now() - (n / 3) * interval '1 minute'
    from (select id, n, case when n % 3 = 0 then 'open' else 'closed' end as status,
        case n % 7 when 0 then 'waiting' when 1 then 'bot' else 'assigned' end as stage,
        (${people}::uuid[])[1 + n % 40] as agent, (${people}::uuid[])[1 + n % 7] as owner
      from (select id, row_number() over () as n from contact) numbered) drawn`;
  await sql`insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, sent_at)
    select id, number_id, 1, n, 'in', 'customer', 'text', 'line ' || n, last_message_at - n * interval '1 second'
    from (select * from conversations order by id limit 60) c, generate_series(1, 200) n`;
  await sql`insert into identities (kind, value, contact_id) select 'phone', (15550000000 + row_number() over ())::text, id from contacts`;
  await sql`insert into tags (name) select 'tag ' || n from generate_series(1, 200) n`;
  await sql`insert into contact_tags (contact_id, tag_id)
    select contacts.id, tags.id from contacts join tags on hashtext(contacts.id::text || tags.id::text) % 100 = 0`;
  await sql`insert into seen (user_id, conversation_id, inbound_count)
    select users.id, conversations.id, 0 from users join conversations on hashtext(users.name || conversations.id::text) % 10 = 0`;
  await sql`vacuum analyze`;
  const viewer = (index: number, role: Viewer['role'], numberIds: string[], active = true): Viewer => ({
    id: people[index] ?? '',
    role,
    active,
    numberIds,
  });
  const [one = '', two = '', three = ''] = numbers;
  viewers = {
    ama: viewer(30, 'admin', []),
    ben: viewer(1, 'service', [one]),
    both: viewer(2, 'service', [two, three]),
    sol: viewer(3, 'sale', [one]),
    zed: viewer(4, 'service', []),
    dee: viewer(5, 'service', [one], false),
  };
});
afterAll(() => database.drop());

const everyFilter: Filters[] = (['mine', 'unassigned', 'all', 'bot'] as const).flatMap((view) =>
  (['open', 'closed'] as const)
    .filter((status) => status === 'open' || view === 'mine' || view === 'all')
    .map((status) => ({ ...everything, view, status })),
);
const cases = () =>
  Object.entries(viewers).flatMap(([name, viewer]) =>
    [...everyFilter, ...everyFilter.map((filters) => ({ ...filters, numberId: numbers[0] ?? null }))].map(
      (filters) => ({
        name: `${name} ${filters.view} ${filters.status} ${filters.numberId === null ? '' : 'one number'}`,
        viewer,
        filters,
      }),
    ),
  );

async function allPages(viewer: Viewer, filters: Filters, limit: number): Promise<Row[]> {
  const all: Row[] = [];
  let after: Cursor | null = null;
  do {
    const page: { rows: Row[]; next: Cursor | null } = await listRows(sql, viewer, filters, after, limit);
    all.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return all;
}

/** The list as one plain condition, without any way of finding it fast. */
const plainly = (viewer: Viewer, { view, status, numberId }: Filters) => sql<{ id: string }[]>`
  select id from conversations
  where ${visible(sql, viewer)} and status = ${status} and (${numberId}::uuid is null or number_id = ${numberId})
    and case ${view} when 'mine' then case ${status} when 'open' then agent_id = ${viewer.id} else last_agent_id = ${viewer.id} end
      when 'unassigned' then stage = 'waiting' when 'bot' then stage = 'bot' else true end
  order by last_message_at desc, id desc`;

test('each list has exactly what its viewer may see of it, in order, page after page', async () => {
  let some = 0;
  for (const { name, viewer, filters } of cases()) {
    const found = (await allPages(viewer, filters, 97)).map(({ id }) => id);
    expect(found, name).toEqual((await plainly(viewer, filters)).map(({ id }) => id));
    if (found.length > 0) some++;
  }
  expect(some).toBeGreaterThan(20); // or this would prove nothing
});

test('somebody who is deactivated or on no number sees nothing', async () => {
  expect(await allPages(viewers.dee, everything, 100)).toEqual([]);
  expect(await allPages(viewers.zed, everything, 100)).toEqual([]);
  expect((await countViews(sql, viewers.dee)).views).toEqual({
    ...{ mine: 0, unassigned: 0, bot: 0, all: 0, mentions: 0 },
  });
});

test('rows that move while somebody pages are neither skipped nor shown twice on the way', async () => {
  const filters: Filters = { ...everything, numberId: numbers[4] ?? null };
  const before = (await plainly(viewers.ama, filters)).map(({ id }) => id);
  const first = await listRows(sql, viewers.ama, filters, null, 50);
  const moved = before.at(120) ?? '';
  const alreadyShown = before.at(10) ?? '';
  await sql`update conversations set last_message_at = now() + interval '1 hour' where id in ${sql([moved, alreadyShown])}`;

  const seen = first.rows.map(({ id }) => id);
  for (let after = first.next; after !== null; ) {
    const page: { rows: Row[]; next: Cursor | null } = await listRows(sql, viewers.ama, filters, after, 50);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((id) => !seen.includes(id))).toEqual([moved]); // the stream brings it to the top
});

test('a page costs no more than it shows: rows with the very same time stay apart', async () => {
  const filters: Filters = { ...everything, status: 'closed', numberId: numbers[3] ?? null };
  await sql`update conversations set last_message_at = '2026-01-01 00:00:00.123456+00' where number_id = ${filters.numberId} and status = 'closed'`;
  const found = (await allPages(viewers.ama, filters, 10)).map(({ id }) => id);
  expect(found).toEqual((await plainly(viewers.ama, filters)).map(({ id }) => id));
  expect(found.length).toBeGreaterThan(100);
});

test('for the stream: of these ids, those that belong on this list', async () => {
  const filters: Filters = { ...everything, view: 'unassigned' };
  const ids = (await plainly(viewers.ama, { ...filters, view: 'all' })).map(({ id }) => id);
  const expected = new Set((await plainly(viewers.ben, filters)).map(({ id }) => id));
  const rows = await listRowsOf(sql, viewers.ben, filters, ids);
  expect(new Set(rows.map(({ id }) => id))).toEqual(expected);
  expect(expected.size).toBeGreaterThan(10);
  expect(await listRowsOf(sql, viewers.zed, filters, ids)).toEqual([]);
});

test('counts are those of the lists, and stop at a hundred', async () => {
  for (const viewer of Object.values(viewers)) {
    const { views, numbers: counted } = await countViews(sql, viewer);
    for (const view of ['mine', 'unassigned', 'all', 'bot'] as const) {
      const all = await plainly(viewer, { ...everything, view });
      expect(views[view]).toBe(Math.min(100, all.length));
    }
    const admin = viewer.role === 'admin';
    expect(counted.map(({ id }) => id).toSorted()).toEqual(
      [...(admin ? numbers : viewer.numberIds)].toSorted(),
    );
    for (const { id, count } of counted) {
      const all = await plainly(viewer, { ...everything, numberId: id });
      expect(count).toBe(Math.min(100, all.length));
    }
  }
});

describe('by their indexes', () => {
  let watched: Sql;
  const queries: Array<{ text: string; parameters: unknown[] }> = [];
  beforeAll(() => {
    watched = connect(database.url, { max: 1 });
    watched.options.debug = (_, text, parameters) => {
      if (text.includes('conversation')) queries.push({ text, parameters: [...parameters] });
    };
  });
  afterAll(() => watched.end());

  /** What Postgres does for whatever is asked inside: the plans, as text. */
  async function plans(ask: (sql: Sql) => Promise<unknown>, { bitmaps = true } = {}): Promise<string[]> {
    await ask(watched);
    return sql.begin(async (tx) => {
      await tx`select set_config('enable_bitmapscan', ${bitmaps ? 'on' : 'off'}, true)`;
      return Promise.all(
        queries.splice(0).map(async ({ text, parameters }) => {
          const rows = await tx.unsafe(`explain (costs off) ${text}`, parameters as string[]);
          return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
        }),
      );
    });
  }
  const sorted = /Sort Key: .*\n\s+->\s+[\w ]+ Scan .*on conversations/;
  const big = /Seq Scan on (conversations|messages|contacts|identities)\b/;

  test('no list walks the table or sorts what it does not show', async () => {
    for (const { name, viewer, filters } of cases()) {
      const after = { at: '2026-06-01T00:00:00.000000Z', id: viewer.id };
      for (const from of [null, after]) {
        const [plan = ''] = await plans((one) => listRows(one, viewer, filters, from));
        expect(plan, name).toContain('Index');
        expect(plan, name).not.toMatch(big);
        // What one person has or owns is little, and may be sorted; what a number or the house has is not. On as few
        // rows as here a bitmap and a sort may be cheaper by what the statistics happened to sample, so without them.
        if (!viewer.active || viewer.role === 'sale' || filters.view === 'mine') continue;
        const [ordered = ''] = await plans((one) => listRows(one, viewer, filters, from), { bitmaps: false });
        expect(ordered, name).not.toMatch(sorted);
      }
    }
  });

  test('a Sale’s closed conversations on one number are read without those on others', async () => {
    const filters: Filters = { ...everything, status: 'closed', numberId: numbers[0] ?? null };
    await listRows(watched, viewers.sol, filters);
    const [query] = queries.splice(0);
    const plan = await sql.begin(async (tx) => {
      await tx`select set_config('enable_bitmapscan', 'off', true)`;
      await tx.unsafe(`prepare listed as ${query?.text}`);
      await tx`select set_config('plan_cache_mode', 'force_generic_plan', true)`;
      const values = query?.parameters.map((value) => `'${String(value)}'`).join();
      const rows = await tx.unsafe(`explain (costs off) execute listed(${values})`);
      await tx.unsafe('deallocate listed');
      return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
    });
    expect(plan).toMatch(/conversations_closed_by_owner.*\n\s+Index Cond: .*owner_id = .*number_id = /);
  });

  test('no count, no stream and no thread either', async () => {
    const [{ id } = { id: '' }] = await sql<
      { id: string }[]
    >`select conversation_id as id from messages limit 1`;
    for (const viewer of Object.values(viewers)) {
      const counts = await plans((one) => countViews(one, viewer));
      expect(counts).toHaveLength(2); // views and numbers: however many there are, two questions
      for (const plan of counts) expect(plan).not.toMatch(big);
      const filters: Filters = everything;
      for (const plan of await plans((one) => listIds(one, viewer, filters, 300)))
        expect(plan).not.toMatch(big);
      for (const plan of await plans((one) => listRowsOf(one, viewer, filters, [id])))
        expect(plan).not.toMatch(big);
    }
    const [thread = ''] = await plans((one) => listMessages(one, id));
    expect(thread).toMatch(/messages_by_time/);
    expect(thread).not.toMatch(big);
  });
});

test('a thread is read backwards without gaps, whatever its messages’ times', async () => {
  const [{ id } = { id: '' }] = await sql<
    { id: string }[]
  >`select conversation_id as id from messages limit 1`;
  await sql`update messages set sent_at = date_trunc('minute', sent_at) where conversation_id = ${id}`;
  const found: number[] = [];
  for (let before: { at: string; seq: number } | null = null; ; ) {
    const page = await listMessages(sql, id, before, 30);
    found.unshift(...page.map(({ seq }) => seq));
    const [oldest] = page;
    if (oldest === undefined) break;
    before = oldest;
  }
  const expected = await sql<
    { seq: number }[]
  >`select seq from messages where conversation_id = ${id} order by sent_at, seq`;
  expect(found).toEqual(expected.map(({ seq }) => seq));
});
