import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import type { Cursor } from '../../db/conversations.ts';
import { everything, type Filters } from '../../db/filters.ts';
import { listTagged } from '../../db/tagged.ts';
import type { Viewer } from '../../domain/access.ts';
import { sensible } from '../../web/inbox/filters.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let sql: Sql;
let viewers: Record<'ama' | 'ben' | 'sol' | 'dee', Viewer>;
let tags: string[];

/** Six hundred conversations on two numbers, in pairs of one time; every second customer has one tag, every third another. */
beforeAll(async () => {
  database = await freshDatabase();
  ({ sql } = database);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const numbers = ids(
    await sql<{ id: string }[]>`insert into numbers (phone_number_id, waba_id, display_phone, name)
      select 'p' || n, 'w', '+' || n, 'Number ' || n from generate_series(1, 2) n returning id`,
  );
  const people = ids(
    await sql<{ id: string }[]>`insert into users (name, email, role)
      select 'Agent ' || n, 'a' || n || '@demo.example', 'service' from generate_series(1, 4) n returning id`,
  );
  tags = ids(
    await sql<
      { id: string }[]
    >`insert into tags (name) select 'tag ' || n from generate_series(1, 2) n returning id`,
  );
  await sql`create table drawn as select n, uuidv7() as id from generate_series(1, 600) n`;
  await sql`insert into contacts (id, name) select id, 'Customer ' || n from drawn`;
  await sql`insert into conversations (number_id, contact_id, status, stage, agent_id, last_agent_id, owner_id, last_message_at, window_until)
    select (${numbers}::uuid[])[1 + n / 7 % 2], id, case when n % 5 < 2 then 'open' else 'closed' end,
      case when n % 5 < 2 then 'assigned' end, case when n % 5 < 2 then agent end, agent, case when n % 4 = 0 then agent end,
      now() - n / 2 * interval '10 minutes', case when n % 9 > 0 then now() + n * interval '1 minute' end
    from (select *, (${people}::uuid[])[1 + n / 5 % 3] as agent from drawn) with_agent`;
  await sql`insert into contact_tags (contact_id, tag_id)
    select drawn.id, (${tags}::uuid[])[m] from drawn, generate_series(1, 2) m where n % (m + 1) = 0`;
  await sql`vacuum analyze`;
  const viewer = (index: number, role: Viewer['role'], numberIds: string[], active = true): Viewer => ({
    ...{ id: people[index] ?? '', role, active, numberIds },
  });
  viewers = {
    ama: viewer(3, 'admin', []),
    ben: viewer(0, 'service', numbers.slice(0, 1)),
    sol: viewer(1, 'sale', numbers),
    dee: viewer(2, 'admin', [], false),
  };
});
afterAll(() => database.drop());

/** Everything, and how many each answer had. */
async function inAnswers(viewer: Viewer, filters: Filters, pace: Parameters<typeof listTagged>[4]) {
  const ids: string[] = [];
  const lengths: number[] = [];
  let after: Cursor | null = null;
  do {
    const page: { found: Cursor[]; next: Cursor | null } = await listTagged(
      sql,
      viewer,
      filters,
      { after, limit: 20 },
      pace,
    );
    ids.push(...page.found.map(({ id }) => id));
    lengths.push(page.found.length);
    after = page.next;
  } while (after !== null);
  return { ids, lengths };
}

test('walking finds what looking at each finds, for each role and order, however long the pieces', async () => {
  let longest = 0;
  for (const viewer of Object.values(viewers))
    for (const tagIds of [tags, tags.slice(1)])
      for (const status of ['open', 'closed'] as const)
        for (const sort of ['newest', 'oldest', 'window'] as const) {
          const filters = sensible({ ...everything, tagIds, status, sort });
          const { ids } = await inAnswers(viewer, filters, { few: 1000, tried: 1000, walked: 0 });
          longest = Math.max(longest, ids.length);
          for (const walked of [7, 30, 500])
            expect((await inAnswers(viewer, filters, { few: -1, tried: -1, walked })).ids).toEqual(ids);
        }
  expect(longest).toBeGreaterThan(100);
});

test('an answer that walks ends with its last piece, and says where it goes on', async () => {
  const filters: Filters = { ...everything, tagIds: tags, status: 'closed' };
  const { ids, lengths } = await inAnswers(viewers.ama, filters, { few: -1, tried: -1, walked: 30 });
  expect(ids).toHaveLength(60);
  expect(lengths, '360 of them, thirty at a time').toHaveLength(13);
  expect(Math.max(...lengths)).toBeLessThan(20);
});

describe('of what has been spoken of for years', () => {
  const most = 100;
  let tag: string;
  let ofYears: string[];

  /** Five years of two conversations a month with a customer who has the tag, on both numbers now and then, and as many this month. */
  beforeAll(async () => {
    const [made] = await sql<[{ id: string }]>`insert into tags (name) values ('of years') returning id`;
    tag = made.id;
    await sql`create table old as select n, uuidv7() as id from generate_series(1, 150) n`;
    await sql`insert into contacts (id, name) select id, 'Old customer ' || n from old`;
    await sql`insert into conversations (number_id, contact_id, status, last_agent_id, last_message_at)
      select numbers.id, old.id, 'closed', ${viewers.ben.id},
        now() - case when n > 120 then n * interval '10 minutes' else n * interval '15 days' end - (m - 1) * interval '70 days'
      from old, (select id, row_number() over (order by id) as m from numbers) numbers where m = 1 or n % 3 = 0`;
    await sql`insert into contact_tags (contact_id, tag_id) select id, ${tag} from old`;
    await sql`analyze contact_tag_sets`;
    const rows = await sql<
      { id: string }[]
    >`select id from conversations where contact_id in (select id from old)
      order by last_message_at desc, id desc`;
    ofYears = rows.map(({ id }) => id);
  });

  test('going back by weeks finds all of it in its order, however many are tried', async () => {
    const filters: Filters = { ...everything, tagIds: [tag], status: 'closed' };
    expect(ofYears).toHaveLength(200);
    for (const tried of [40, most, 1000])
      for (const status of ['closed', 'any'] as const)
        expect(
          (await inAnswers(viewers.ama, { ...filters, status }, { few: -1, tried, walked: 3 })).ids,
          `${tried} tried`,
        ).toEqual(ofYears);
  });

  test('a page is full at once, and asks for no more than the latest weeks', async () => {
    const filters: Filters = { ...everything, tagIds: [tag], status: 'closed' };
    const asked: unknown[][] = [];
    const watched = connect(database.url, { max: 1 });
    watched.options.debug = (_, text, parameters) => {
      if (text.includes('tried')) asked.push([...parameters]);
      expect(text, 'nothing is walked').not.toContain('piece');
    };
    const pace = { few: 50, tried: most, walked: 500 };
    const { found } = await listTagged(watched, viewers.ama, filters, { after: null, limit: 10 }, pace);
    await watched.end();
    expect(found.map(({ id }) => id)).toEqual(ofYears.slice(0, 10));
    expect(asked).toHaveLength(1);
  });

  test('one that a clock has dated far ahead is the first, and not lost', async () => {
    const [ahead = ''] = ofYears;
    await sql`update conversations set last_message_at = last_message_at + interval '60 days' where id = ${ahead}`;
    const filters: Filters = { ...everything, tagIds: [tag], status: 'closed' };
    const { ids } = await inAnswers(viewers.ama, filters, { few: -1, tried: most, walked: 3 });
    expect(ids).toEqual(ofYears);
  });

  test('where too many were tried an answer ends with the weeks before, and goes on there', async () => {
    const filters: Filters = { ...everything, tagIds: [tag], status: 'closed' };
    const [, second] = viewers.sol.numberIds;
    const viewer: Viewer = { ...viewers.ben, numberIds: [second ?? ''] };
    const { ids, lengths } = await inAnswers(viewer, filters, { few: -1, tried: 30, walked: 500 });
    const all = await inAnswers(viewer, filters, { few: 1000, tried: 1000, walked: 0 });
    expect(all.ids).toHaveLength(50);
    expect(ids).toEqual(all.ids);
    expect(lengths.slice(0, -1).some((length) => length < 20)).toBe(true);
  });
});

test('of as many as there may be, no more is read than a piece', async () => {
  await sql`update pg_class set reltuples = reltuples * 500 where relname in ('conversations', 'contacts', 'contact_tags')`;
  const asked: Array<{ text: string; parameters: unknown[] }> = [];
  const watched = connect(database.url, { max: 1 });
  watched.options.debug = (_, text, parameters) => {
    if (text.includes('piece')) asked.push({ text, parameters: [...parameters] });
  };
  for (const viewer of [viewers.ama, viewers.ben, viewers.sol])
    for (const status of ['open', 'closed'] as const)
      await listTagged(
        watched,
        viewer,
        { ...everything, tagIds: tags, status },
        { after: null, limit: 30 },
        { few: -1, tried: -1, walked: 500 },
      );
  await watched.end();
  expect(asked).toHaveLength(6);
  for (const { text, parameters } of asked) {
    const rows = await sql.unsafe(`explain (costs off) ${text}`, parameters as string[]);
    const plan = rows.map((row) => String(row['QUERY PLAN'])).join('\n');
    expect(plan).not.toMatch(/Seq Scan on (conversations|contacts|contact_tags)\b/);
    expect(plan, 'each of the piece’s customers alone').toMatch(
      /Index Cond: .*(contact_id = ANY .*tag_id = |tag_id = .*contact_id = ANY )/,
    );
  }
});
