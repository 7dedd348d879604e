import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import {
  type ContactCursor,
  type ContactFilters,
  countContacts,
  everyContact,
  listContacts,
} from '../../db/contact-list.ts';
import type { Pace } from '../../db/search.ts';
import type { Viewer } from '../../domain/access.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let sql: Sql;
let numbers: string[];
let tag: string;
let viewers: Record<'ama' | 'ben' | 'both' | 'sol' | 'zed', Viewer>;

/** A thousand contacts on two numbers, every tenth on both, and a hundred nobody has spoken with; Sol owns every fourth. */
beforeAll(async () => {
  database = await freshDatabase();
  ({ sql } = database);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  numbers = ids(
    await sql<{ id: string }[]>`insert into numbers (phone_number_id, waba_id, display_phone, name)
      select 'p' || n, 'w', '+' || n, 'Number ' || n from generate_series(1, 2) n returning id`,
  );
  const [sol = '', other = ''] = ids(
    await sql<{ id: string }[]>`insert into users (name, email, role)
      select 'Agent ' || n, 'a' || n || '@demo.example', 'sale' from generate_series(1, 2) n returning id`,
  );
  await sql`insert into contacts (name, owner_id)
    select (array['Maria ', 'José ', 'Ana '])[1 + n % 3] || n, case when n % 4 = 0 then ${sol}::uuid end from generate_series(1, 1100) n`;
  await sql`create table drawn as select id, owner_id, split_part(name, ' ', 2)::int as n from contacts`;
  await sql`insert into identities (kind, value, contact_id)
    select 'phone', case when n % 2 = 0 then '4477' else '4915' end || lpad(n::text, 8, '0'), id from drawn`;
  await sql`insert into conversations (number_id, contact_id, owner_id, status, stage, waiting_since, last_message_at)
    select (${numbers}::uuid[])[1 + (n + again) % 2], id, owner_id, case when n % 7 = 0 then 'open' else 'closed' end,
      case when n % 7 = 0 then 'waiting' end, case when n % 7 = 0 then now() end,
      now() - (n * 31 % 1000 + again) * interval '1 minute'
    from drawn, generate_series(0, 1) again where n <= 1000 and (again = 0 or n % 10 = 0)`;
  [tag = ''] = ids(await sql<{ id: string }[]>`insert into tags (name) values ('some') returning id`);
  await sql`insert into contact_tags (contact_id, tag_id) select id, ${tag} from drawn where n % 6 = 0`;
  await sql`vacuum analyze`;
  const viewer = (id: string, role: Viewer['role'], numberIds: string[]): Viewer => ({
    ...{ id, role, active: true, numberIds },
  });
  viewers = {
    ama: viewer(other, 'admin', []),
    ben: viewer(other, 'service', numbers.slice(0, 1)),
    both: viewer(other, 'service', numbers),
    sol: viewer(sol, 'sale', numbers),
    zed: viewer(other, 'service', []),
  };
});
afterAll(() => database.drop());

async function inAnswers(viewer: Viewer, filters: Partial<ContactFilters>, pace: Pace, limit = 300) {
  const ids: string[] = [];
  let answers = 0;
  let after: ContactCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listContacts>> = await listContacts(
      sql,
      viewer,
      { ...everyContact, ...filters },
      { after, limit, pace },
    );
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
    answers++;
  } while (after !== null);
  return { ids, answers };
}

/** The same by one plain question to everything there is. */
async function plainly(viewer: Viewer, { find, tagId, numberId, ownerId, view }: Partial<ContactFilters>) {
  const rows = await sql<Array<{ id: string }>>`
    select contacts.id from contacts left join lateral (
      select last_message_at, conversations.id from conversations where contact_id = contacts.id
        and (${viewer.role !== 'service'} or number_id = any(${viewer.numberIds as string[]}::uuid[]))
        and (${numberId ?? null}::uuid is null or number_id = ${numberId ?? null})
      order by last_message_at desc, conversations.id desc limit 1) latest on true
    where (${viewer.role !== 'sale'} or owner_id = ${viewer.id}) and (${view !== 'none'} or owner_id is null)
      and (${ownerId ?? null}::uuid is null or owner_id = ${ownerId ?? null})
      and (${tagId ?? null}::uuid is null or exists (select from contact_tags where contact_id = contacts.id and tag_id = ${tagId ?? null}))
      and (${find ?? null}::text is null or name ilike ${`%${find}%`}
        or exists (select from identities where contact_id = contacts.id and value like ${`%${find}%`}))
      and (latest.id is not null or (${(numberId ?? null) === null} and not exists (select from conversations where contact_id = contacts.id)))
    order by latest.last_message_at desc nulls last, latest.id desc nulls last, contacts.id desc`;
  return rows.map(({ id }) => id);
}

test('in pieces or one by one, each finds exactly what they may have, in order and once', async () => {
  let some = 0;
  const sol = viewers.sol.id;
  const cases: Array<Partial<ContactFilters>> = [
    ...[{}, { find: 'maria' }, { find: '4477' }, { find: 'ana 9' }],
    ...[{ tagId: tag, find: 'maria' }, { view: 'none' as const }, { ownerId: sol, find: 'jos' }],
    ...[{ numberId: numbers[0] ?? null }, { numberId: numbers[1] ?? null, find: '4477' }],
  ];
  for (const [who, viewer] of Object.entries(viewers))
    for (const filters of cases) {
      // A number that is not theirs narrows to nothing; the page never offers it.
      if (filters.numberId !== undefined && who === 'zed') continue;
      const expected = await plainly(viewer, filters);
      if (filters.numberId === numbers[1] && who === 'ben') expected.length = 0;
      const about = `${who} ${JSON.stringify(filters)}`;
      for (const pace of [
        { few: 0, walked: 330 },
        { few: 2000, walked: 5000 },
      ])
        expect((await inAnswers(viewer, filters, pace)).ids, `${about} ${pace.few}`).toEqual(expected);
      expect(await countContacts(sql, viewer, { ...everyContact, ...filters }), about).toEqual({
        count: Math.min(1000, expected.length),
        more: expected.length > 1000,
      });
      if (expected.length > 1) some++;
    }
  expect(some).toBeGreaterThan(20);
});

test('a name and a phone are found however they are typed, as the inbox finds them', async () => {
  const [one] = await sql<{ id: string }[]>`
    update contacts set name = 'Zoë  van Dijk', username = 'zoe.rides' where name = 'Ana 8' returning id`;
  for (const find of [
    'dijk zoe',
    'VAN  dij',
    '@zoe.ri',
    'zo di',
    '٠٧٧٠٠٠٠٠٠٠٨',
    '0770 0000 008',
    'tel:+44 77-0000-0008',
  ])
    expect((await inAnswers(viewers.ama, { find }, { few: 2000, walked: 5000 })).ids, find).toEqual([
      one?.id,
    ]);
  await sql`update contacts set name = 'Ana 8', username = null where id = ${one?.id ?? ''}`;
});

test('a page that ends just where the conversations do leads on to those nobody has spoken with', async () => {
  const expected = await plainly(viewers.ama, { find: 'maria' });
  const { ids } = await inAnswers(viewers.ama, { find: 'maria' }, { few: 0, walked: 5000 }, 333);
  expect(ids).toEqual(expected);
});

test('a country that only others’ customers have ends with each piece, for the list and the count', async () => {
  // Whoever is on both numbers has either.
  await sql`delete from conversations using drawn where contact_id = drawn.id and n % 10 = 0`;
  const [{ on, silent }] = await sql<[{ on: number; silent: number }]>`
    select (select count(*)::int from conversations where number_id = ${numbers[0] ?? ''}) as on,
      (select count(*)::int from contacts) as silent`;
  const pace = { few: 0, walked: 50 };
  const { ids, answers } = await inAnswers(viewers.ben, { find: '4915' }, pace);
  expect(on).toBeGreaterThan(300);
  expect(answers).toBeGreaterThan(Math.floor(on / 50) + Math.floor(silent / 500));
  const own = await plainly(viewers.ben, { find: '4915' });
  expect(ids).toEqual(own);
  expect(await countContacts(sql, viewers.ben, { ...everyContact, find: '4915' }, pace)).toEqual({
    count: 0,
    more: true,
  });
});

test('the count of what somebody owns is exact, however many contacts the house has besides', async () => {
  const { count, more } = await countContacts(sql, viewers.sol, everyContact, { few: 0, walked: 40 });
  expect([count, more]).toEqual([40, true]);
  const whole = await countContacts(sql, viewers.sol, everyContact, { few: 0, walked: 300 });
  expect(whole).toEqual({ count: (await plainly(viewers.sol, {})).length, more: false });
});

test('no list and no count of many walks a table', async () => {
  await sql`update pg_class set reltuples = reltuples * 1000 where relname in ('conversations', 'contacts', 'identities')`;
  const watched = connect(database.url, { max: 1 });
  const asked: Array<{ text: string; parameters: unknown[] }> = [];
  watched.options.debug = (_, text, parameters) => {
    if (text.includes('contacts') && !text.startsWith('explain'))
      asked.push({ text, parameters: [...parameters] });
  };
  for (const viewer of [viewers.ama, viewers.ben, viewers.sol])
    for (const find of ['', 'maria', '4915']) {
      await listContacts(watched, viewer, { ...everyContact, find });
      for (const view of ['all', 'none'] as const)
        await countContacts(watched, viewer, { ...everyContact, view, find });
    }
  await watched.end();
  expect(asked.length).toBeGreaterThan(20);
  await sql.begin(async (tx) => {
    await tx`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
    for (const { text, parameters } of asked) {
      const rows = await tx.unsafe(`explain (costs off) ${text}`, parameters as string[]);
      const plan = rows.map((row) => String(row['QUERY PLAN'])).join('\n');
      expect(plan).not.toMatch(/Seq Scan on (conversations|contacts|identities)\b/);
    }
  });
});
