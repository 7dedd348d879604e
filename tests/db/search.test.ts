import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import type { Cursor } from '../../db/conversations.ts';
import { findByPhone } from '../../db/phones.ts';
import { findMessages } from '../../db/message-search.ts';
import { type Found, findPeople, findPeopleByPhone, type Pace } from '../../db/search.ts';
import type { Viewer } from '../../domain/access.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let sql: Sql;
let numbers: string[];
let viewers: Record<'ama' | 'ben' | 'sol' | 'zed' | 'dee', Viewer>;

const names = [
  'María José Núñez',
  'Marie Curie',
  '100% _Real_ \\ "Deal"',
  'عمر السيد',
  '🚲 Bikes',
  "O'Hara -- ;drop",
];
const bodies = [
  'Das Fahrrad ist schön, danke!',
  'The bicycle is lovely, thank you',
  'هل الدراجة جاهزة للاستلام اليوم؟',
  'La bicicleta está aquí, señor',
  '<script>alert(1)</script> my bicycle <img src=x onerror=alert(2)>',
  'order 20418 & <b>bold</b> bicycle',
];

/**
 * Twelve hundred customers on two numbers, five messages each; Ben is on the first, Sol has or owns a few. Their hours are
 * the same at any hour: the index goes by days.
 */
beforeAll(async () => {
  database = await freshDatabase();
  ({ sql } = database);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  numbers = ids(
    await sql<{ id: string }[]>`insert into numbers (phone_number_id, waba_id, display_phone, name)
      select 'p' || n, 'w', '+' || n, 'Number ' || n from generate_series(1, 2) n returning id`,
  );
  const people = ids(
    await sql<{ id: string }[]>`insert into users (name, email, role)
      select 'Agent ' || n, 'a' || n || '@demo.example', 'service' from generate_series(1, 6) n returning id`,
  );
  await sql`with contact as (
      insert into contacts (name, username) select (${names}::text[])[1 + n % 6], 'user.' || n from generate_series(1, 1200) n returning id)
    insert into conversations (number_id, contact_id, status, stage, agent_id, last_agent_id, owner_id, last_message_at)
    select (${numbers}::uuid[])[1 + n % 2], id, case when n % 3 = 0 then 'open' else 'closed' end,
      case when n % 3 = 0 then 'assigned' end, case when n % 3 = 0 then agent end, agent, case when n % 40 = 0 then agent end,
      date_trunc('day', now(), 'UTC') - (n / 2) * interval '3 hours'
    from (select id, n, (${people}::uuid[])[1 + (n / 6) % 6] as agent from (select id, row_number() over (order by id) as n from contact) numbered) drawn`;
  await sql`insert into identities (kind, value, contact_id) select 'phone', (447700000000 + row_number() over (order by id))::text, id from contacts`;
  await sql`insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, sent_at)
    select id, number_id, 1, n, 'in', 'customer', 'text', (${bodies}::text[])[1 + (m + n) % 6], last_message_at - n * interval '1 minute'
    from (select *, row_number() over (order by id) as m from conversations) c, generate_series(1, 5) n`;
  await sql`vacuum analyze`;
  const viewer = (index: number, role: Viewer['role'], numberIds: string[], active = true): Viewer => ({
    ...{ id: people[index] ?? '', role, active, numberIds },
  });
  const [one = ''] = numbers;
  viewers = {
    ama: viewer(5, 'admin', []),
    ben: viewer(1, 'service', [one]),
    sol: viewer(2, 'sale', [one]),
    zed: viewer(3, 'service', []),
    dee: viewer(4, 'admin', [], false),
  };
});
afterAll(() => database.drop());

async function all<T extends Cursor>(page: (after: Cursor | null) => Promise<Found<T>>): Promise<T[]> {
  const rows: T[] = [];
  let after: Cursor | null = null;
  do {
    const { found, next }: Found<T> = await page(after);
    rows.push(...found);
    after = next;
  } while (after !== null);
  return rows;
}
const people = (viewer: Viewer, text: string, limit = 100) =>
  all((after) => findPeople(sql, viewer, text, { after, limit }));
const messages = (viewer: Viewer, text: string, limit = 300) =>
  all((after) => findMessages(sql, viewer, text, after, limit));
const excerpt = async (text: string) => (await findMessages(sql, viewers.ama, text)).found[0]?.excerpt;

test('a name is found without its accents and capitals, in any order, by a part of it', async () => {
  for (const text of ['maria jose', 'NUNEZ', 'josé mar', 'María', 'uñe', 'ma nu'])
    expect(
      (await people(viewers.ama, text)).every(({ name }) => name === names[0]) || text === 'ma nu',
      text,
    ).toBe(true);
  expect(await people(viewers.ama, 'nunez')).toHaveLength(200);
  expect((await people(viewers.ama, 'السيد'))[0]?.name).toBe(names[3]);
  expect((await people(viewers.ama, '@user.77')).map(({ username }) => username)).toContain('user.77');
});

test('a short word is looked for where words begin', async () => {
  expect(await people(viewers.ama, 'cu')).toHaveLength(200); // Curie, and no other name with it inside
  expect(await people(viewers.ama, 'ri')).toHaveLength(0);
});

test('signs that mean something elsewhere mean themselves', async () => {
  for (const text of ['100% _real_', '\\ "deal"', "o'hara --"])
    expect(await people(viewers.ama, text), text).toHaveLength(200);
  expect(await people(viewers.ama, '___')).toEqual([]);
  expect(await people(viewers.ama, '%%%')).toEqual([]);
});

test('a message is found by its words without accents, the last of them begun only', async () => {
  expect(await excerpt('schon fahr')).toEqual(['Das ', 'Fahrrad', ' ist ', 'schön', ', danke!']);
  expect(await excerpt('Señor')).toContain('señor');
  expect(await excerpt('الدراجة')).toContain('الدراجة');
  expect(await excerpt('20418')).toContain('20418');
  expect(await excerpt('"lovely thank you"')).toContain('lovely');
  expect(await excerpt('"thank lovely"')).toBeUndefined();
  expect(await excerpt('lovely nowhere')).toBeUndefined();
});

test('a word is found beside the signs of any script, and shown with them', async () => {
  const said = '¿Cuándo llega? «Mañana 👍🏽», dijo “Ana”… عليكم السلام، نعم؟ Don’t wait\u202f!';
  const [{ id } = { id: '' }] = await sql<
    { id: string }[]
  >`select id from messages order by id desc limit 1 offset 3`;
  await sql`update messages set body = ${said} where id = ${id}`;
  const finds = [
    ...[
      'cuando llega',
      'manana dijo',
      'ana dijo',
      'السلام نعم عليكم',
      "don't wait",
      '“mañana dijo”',
      'wait cuando',
    ],
    ...['¿cuándo', '«llega mañana»'],
  ];
  for (const text of finds) expect(await messages(viewers.ama, text), text).toHaveLength(1);
  expect(await messages(viewers.ama, '“dijo mañana”')).toEqual([]);
  expect(await excerpt('manana dijo')).toEqual([
    ...['', 'Mañana', ' 👍🏽», ', 'dijo'],
    ' “Ana”… عليكم السلام، نعم؟ Don’t',
  ]);
});

test('what was found is marked in parts of text, whatever the text would like to be', async () => {
  const parts = await excerpt('alert bicycle');
  expect(parts?.filter((_, n) => n % 2 === 1).map((part) => part.toLowerCase())).toContain('bicycle');
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from messages limit 1`;
  await sql`update messages set body = ${'\uE000forged\uE001 zzmark \uE001 more \uE000'} where id = ${id}`;
  expect(await excerpt('zzmark')).toEqual(['forged ', 'zzmark', '  more ']);
});

test('an edit is found by its new words, and what was taken back or deleted by none', async () => {
  const [one, two] = await sql<{ id: string }[]>`select id from messages order by id desc limit 2`;
  await sql`update messages set body = 'qqfirst' where id = ${one?.id ?? ''}`;
  await sql`update messages set body = 'qqsecond' where id = ${two?.id ?? ''}`;
  expect(await messages(viewers.ama, 'qqfirst')).toHaveLength(1);
  await sql`update messages set revoked_at = now() where id = ${one?.id ?? ''}`;
  await sql`delete from messages where id = ${two?.id ?? ''}`;
  expect(await messages(viewers.ama, 'qqfirst')).toEqual([]);
  expect(await sql`select from message_words where message_id = ${two?.id ?? ''}`).toHaveLength(0);
});

describe('each finds what they may see, and pages neither skip nor repeat', () => {
  const mayHave = {
    ama: 'true',
    ben: 'conversations.number_id = (select id from numbers order by created_at, id limit 1)',
    sol: `(case conversations.status when 'open' then conversations.agent_id else conversations.last_agent_id end = (select id from users where name = 'Agent 3')
      or conversations.owner_id = (select id from users where name = 'Agent 3'))`,
    zed: 'false',
    dee: 'false',
  };
  test.each(Object.entries(mayHave))('%s', async (who, condition) => {
    const viewer = viewers[who as keyof typeof viewers];
    const plain = await sql.unsafe<{ id: string }[]>(`
      select conversations.id from conversations join contacts on contacts.id = contact_id
      where contacts.name like 'Mar%' and ${condition} order by last_message_at desc, conversations.id desc`);
    for (const limit of [7, 100])
      expect((await people(viewer, 'mar', limit)).map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    const said = await sql.unsafe<{ id: string }[]>(`
      select messages.id from messages join conversations on conversations.id = conversation_id
      where body ilike '%bicycle%' and revoked_at is null and ${condition}
      order by sent_at desc, messages.id desc`);
    for (const limit of [61, 500])
      expect((await messages(viewer, 'bicycle', limit)).map(({ id }) => id)).toEqual(
        said.map(({ id }) => id),
      );
    if (who !== 'zed' && who !== 'dee') expect(Math.min(plain.length, said.length)).toBeGreaterThan(10);
    const phones = await findByPhone(sql, viewer, { phones: ['447700000002'], parts: ['447700'] });
    expect(phones.found.length > 0).toBe(plain.length > 0);
  });
});

test.each([
  '"',
  "'",
  '\\',
  '!',
  '&',
  '|',
  '(',
  ')',
  '<->',
  ':*',
  'a:*',
  'a & | b',
  "it''s",
  'or',
  '-',
  '-not',
  '"unclosed phrase',
  '%',
  '_',
  '\u202e\u200f',
  '😀',
  '😀😀',
  'ß',
  'İstanbul',
  'x'.repeat(5000),
  'word '.repeat(900),
  '\ud800 alone',
  'a\u0301'.repeat(50),
  "'; drop table messages; --",
  '<mark>',
  '\t\n',
  '日本語のメッセージ',
])('nothing breaks at %j', async (text) => {
  for (const viewer of [viewers.ama, viewers.sol]) {
    await findPeople(sql, viewer, text);
    await findMessages(sql, viewer, text);
  }
});

describe('one answer looks back so far and no further, and says where it goes on', () => {
  const inPieces = async (text: string, pace: { walked: number; fetched: number }) => {
    const lengths: number[] = [];
    const found = await all(async (after) => {
      const page = await findMessages(sql, viewers.sol, text, after, 10, pace);
      lengths.push(page.found.length);
      return page;
    });
    expect(found.length).toBeGreaterThan(20);
    expect(found.map(({ id }) => id)).toEqual((await messages(viewers.sol, text)).map(({ id }) => id));
    return lengths.slice(0, -1);
  };

  test('walking', async () => {
    const lengths = await inPieces('"bicycle" -nowhere', { walked: 60, fetched: 1 });
    expect(Math.min(...lengths), 'a page that is not full, before the last').toBeLessThan(10);
  });

  test('by the index of words, of which the common beginning is not asked', async () => {
    for (const text of ['bicycle', 'bicycle lov']) {
      const lengths = await inPieces(text, { walked: 0, fetched: 30 });
      expect(Math.min(...lengths), 'a page that is not full, before the last').toBeLessThan(10);
      expect(lengths.length).toBeGreaterThan((await inPieces(text, { walked: 0, fetched: 900 })).length);
    }
  });

  test('by days one by one, and by many at once', async () => {
    const counts = await Promise.all(
      [30, 2000].map(async (fetched) => (await inPieces('bicycle', { walked: 0, fetched })).length),
    );
    expect(Math.min(...counts), 'not all in one answer').toBeGreaterThan(1);
  });
});

describe('a customer is looked for in a piece of the past, unless few are called so', () => {
  const [pieces, oneByOne] = [
    { few: 0, walked: 50 },
    { few: 5000, walked: 0 },
  ];
  /** Everything, and in how many answers. */
  async function inAnswers<T extends Cursor>(ask: (after: Cursor | null) => Promise<Found<T>>) {
    let answers = 0;
    const found = await all((after) => {
      answers++;
      return ask(after);
    });
    return { ids: found.map(({ id }) => id), answers };
  }
  const named = (viewer: Viewer, text: string, pace: Pace) =>
    inAnswers((after) => findPeople(sql, viewer, text, { after, pace, limit: 40 }));
  const phoned = (viewer: Viewer, digits: string, pace: Pace) =>
    inAnswers((after) => findPeopleByPhone(sql, viewer, [digits], { after, pace, limit: 100 }));
  /** Their own, as many as each has; a piece is 50 of them. */
  const seen = async (viewer: Viewer) => (await named(viewer, 'user', { few: 5000, walked: 0 })).ids.length;

  test('both ways find the same, for each role', async () => {
    for (const viewer of [viewers.ama, viewers.ben, viewers.sol])
      for (const text of ['nunez', 'user.7', 'mar']) {
        const { ids } = await named(viewer, text, oneByOne);
        expect((await named(viewer, text, pieces)).ids, text).toEqual(ids);
        expect((await named(viewer, text, { few: 20, walked: 97 })).ids, text).toEqual(ids);
        expect(ids.length, text).toBeGreaterThan(4);
      }
    for (const viewer of [viewers.ben, viewers.sol])
      expect((await phoned(viewer, '4477', pieces)).ids).toEqual(
        (await phoned(viewer, '4477', oneByOne)).ids,
      );
    expect((await named(viewers.zed, 'user', pieces)).ids).toEqual([]);
    expect((await named(viewers.dee, 'user', oneByOne)).ids).toEqual([]);
  });

  test('a country that only others’ customers have ends with each piece, and says where it goes on', async () => {
    await sql`insert into identities (kind, value, contact_id)
      select 'phone', '4915' || row_number() over (order by contact_id), contact_id from conversations where number_id = ${numbers[1] ?? ''}`;
    const conversations = await seen(viewers.ben);
    expect(conversations).toBeGreaterThan(400);
    expect(await phoned(viewers.ben, '4915', pieces)).toEqual({
      ids: [],
      answers: Math.ceil((conversations + 1) / 50),
    });
    expect((await phoned(viewers.ama, '4915', pieces)).ids).toHaveLength(600);
    const { next } = await findByPhone(sql, viewers.ben, { phones: [], parts: ['4915'] });
    expect(next, 'few enough here to look at each').toBeNull();
  });

  test('an answer that finds enough looks no further', async () => {
    const { found, next } = await findPeople(sql, viewers.ama, 'user', {
      pace: { few: 0, walked: 1_000_000 },
    });
    expect(next).toEqual({ at: found.at(-1)?.at, id: found.at(-1)?.id });
  });
});

describe('by their indexes', () => {
  let watched: Sql;
  let asked: Array<{ text: string; parameters: unknown[] }> = [];
  beforeAll(async () => {
    // As if there were millions: what Postgres believes of a table decides how it goes about it.
    await sql`update pg_class set reltuples = reltuples * 500 where relname in ('messages', 'message_words', 'conversations', 'contacts', 'identities')`;
    watched = connect(database.url, { max: 1 });
    watched.options.debug = (_, text, parameters) => {
      if (/conversations|contacts|identities/.test(text) && !text.startsWith('explain'))
        asked.push({ text, parameters: [...parameters] });
    };
  });
  afterAll(() => watched.end());

  async function planOf(ask: (sql: Sql) => Promise<unknown>): Promise<string> {
    asked = [];
    await ask(watched);
    return sql.begin(async (tx) => {
      await tx`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
      const plans = await Promise.all(
        asked.map(({ text, parameters }) => tx.unsafe(`explain (costs off) ${text}`, parameters as string[])),
      );
      return plans
        .flat()
        .map((row) => String(row['QUERY PLAN']))
        .join('\n');
    });
  }
  const walked = /Seq Scan on (conversations|contacts|identities|messages|message_words)\b/;

  test('no search walks a table, and what is rare is found by its own index', async () => {
    for (const viewer of [viewers.ama, viewers.ben, viewers.sol]) {
      expect(await planOf((one) => findPeople(one, viewer, 'curie'))).not.toMatch(walked);
      expect(await planOf((one) => findPeople(one, viewer, 'user.1077'))).toMatch(/contacts_finding/);
      expect(await planOf((one) => findMessages(one, viewer, 'bicycle'))).not.toMatch(walked);
      expect(await planOf((one) => findMessages(one, viewer, 'neverheard'))).toMatch(/message_words_by_word/);
      const phone = await planOf((one) =>
        findByPhone(one, viewer, { phones: ['447700000002'], parts: ['00000123'] }),
      );
      expect(phone).not.toMatch(walked);
      expect(phone).toMatch(/identities_phone_parts/);
    }
  });
});
