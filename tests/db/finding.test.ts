import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { type Cursor, listRows, listRowsOf, type Row } from '../../db/conversations.ts';
import { countViews } from '../../db/counts.ts';
import { everything, type Filters } from '../../db/filters.ts';
import type { Viewer } from '../../domain/access.ts';
import { sensible } from '../../web/inbox/filters.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

// Every list there is, each with its plan: many questions, and nothing here is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: FreshDatabase;
let sql: Sql;
let viewers: Record<'ama' | 'ben' | 'both' | 'sol' | 'zed' | 'dee', Viewer>;
let numbers: string[];
let people: string[];
let tags: string[];

/** Four numbers, twelve agents, 2,400 conversations of a week and a half: of each kind, some with half a day to answer, some with an hour. */
beforeAll(async () => {
  database = await freshDatabase();
  ({ sql } = database);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  numbers = ids(
    await sql<{ id: string }[]>`insert into numbers (phone_number_id, waba_id, display_phone, name)
      select 'p' || n, 'w', '+' || n, 'Number ' || n from generate_series(1, 4) n returning id`,
  );
  people = ids(
    await sql<{ id: string }[]>`insert into users (name, email, role)
      select 'Agent ' || n, 'a' || n || '@demo.example', 'service' from generate_series(1, 12) n returning id`,
  );
  tags = ids(
    await sql<
      { id: string }[]
    >`insert into tags (name) select 'tag ' || n from generate_series(1, 4) n returning id`,
  );
  await sql`with contact as (insert into contacts (name) select 'Customer ' || n from generate_series(1, 2400) n returning id)
    insert into conversations (number_id, contact_id, status, stage, agent_id, last_agent_id, owner_id, waiting_since, snoozed_until,
      last_message_at, window_until, inbound_count)
    select (${numbers}::uuid[])[1 + n % 4], id, status, case when status = 'open' then stage end,
      case when status = 'open' and stage = 'assigned' then agent end, agent, case when n % 20 = 0 then owner end,
      case when status = 'open' and stage = 'waiting' then now() end,
      case when status = 'open' and stage = 'assigned' and n % 5 = 0 then now() + interval '1 day' end,
      at, case when n % 11 > 0 then at + (n % 25) * interval '1 hour' - interval '1 second' * (n % 7) end, n % 3
    from (select id, n, now() - (n / 4) * interval '20 minutes' as at, case when n % 5 < 2 then 'open' else 'closed' end as status,
        case n % 7 when 0 then 'waiting' when 1 then 'bot' else 'assigned' end as stage,
        (${people}::uuid[])[1 + n % 12] as agent, (${people}::uuid[])[1 + n % 5] as owner
      from (select id, row_number() over () as n from contact) numbered) drawn`;
  await sql`insert into contact_tags (contact_id, tag_id)
    select contacts.id, tags.id from contacts join tags on hashtext(contacts.id::text || tags.id::text) % 4 = 0`;
  await sql`insert into seen (user_id, conversation_id, inbound_count)
    select users.id, conversations.id, inbound_count from users join conversations on hashtext(users.name || conversations.id::text) % 3 = 0`;
  // Each is called in one conversation of twenty, fewer than a list of mentions holds; of these one in three unseen, and in one in two twice.
  await sql`with called as (
      select users.id as user_id, conversations.id as conversation_id, n,
        hashtext(users.name || conversations.id::text) % 3 = 0 as unseen
      from users cross join generate_series(1, 2) n
      join conversations on hashtext(conversations.id::text || users.name) % 20 = 0
      where n = 1 or hashtext(users.name || conversations.id::text) % 2 = 0
    ), noted as (
      insert into notes (conversation_id, author_id, seq, body, form_key)
      select conversation_id, ${people[0] ?? ''}, 1000 + row_number() over (order by user_id, n), user_id || ' ' || n, gen_random_uuid()
      from called returning id, conversation_id, seq, body
    )
    insert into note_mentions (note_id, user_id, conversation_id, seq, written, seen_at)
    select noted.id, user_id, conversation_id, noted.seq, 'Agent', case when unseen and n = 1 then null else now() end
    from called join noted using (conversation_id) where noted.body = user_id || ' ' || n`;
  await sql`vacuum analyze`;
  const viewer = (index: number, role: Viewer['role'], numberIds: string[], active = true): Viewer => ({
    ...{ id: people[index] ?? '', role, active, numberIds },
  });
  const [one = '', two = '', three = ''] = numbers;
  viewers = {
    ama: viewer(10, 'admin', []),
    ben: viewer(1, 'service', [one]),
    both: viewer(2, 'service', [two, three]),
    sol: viewer(3, 'sale', [one]),
    zed: viewer(4, 'service', []),
    dee: viewer(5, 'service', [one], false),
  };
});
afterAll(() => database.drop());

/** DESIGN's "sees" and each filter in words of its own, over all rows at once: nothing here is asked of an index. */
interface Fact {
  id: string;
  number: string;
  status: 'open' | 'closed';
  stage: string | null;
  agent: string | null;
  last: string | null;
  owner: string | null;
  snoozed: boolean;
  at: number;
  /** Milliseconds of the window that are left; null: it is closed. */
  left: number | null;
  inbound: number;
  tags: string[];
  seen: Record<string, number>;
  /** Who is called in it, and whether one of the notes is new to them. */
  called: Record<string, boolean>;
}
async function facts(): Promise<Fact[]> {
  return sql<Fact[]>`
    select id, number_id as number, status, stage, agent_id as agent, last_agent_id as last, owner_id as owner,
      snoozed_until is not null as snoozed, extract(epoch from last_message_at)::float8 as at,
      case when window_until > now() then extract(epoch from window_until - now())::float8 * 1000 end as left,
      inbound_count as inbound,
      array(select tag_id from contact_tags where contact_tags.contact_id = conversations.contact_id) as tags,
      coalesce((select jsonb_object_agg(user_id, seen.inbound_count) from seen where conversation_id = conversations.id), '{}') as seen,
      coalesce((select jsonb_object_agg(user_id, unseen) from (
        select user_id, bool_or(seen_at is null) as unseen from note_mentions
        where conversation_id = conversations.id group by user_id) each_of), '{}') as called
    from conversations`;
}

function plainly(all: readonly Fact[], viewer: Viewer, filters: Filters): string[] {
  const { view, status, numberId, agentId, tagIds, unread, window, sort } = filters;
  const of = (fact: Fact, who: string) => (fact.status === 'open' ? fact.agent : fact.last) === who;
  const sees = (fact: Fact) =>
    viewer.active &&
    (viewer.role === 'admin' ||
      (viewer.role === 'service' && viewer.numberIds.includes(fact.number)) ||
      (viewer.role === 'sale' && (of(fact, viewer.id) || fact.owner === viewer.id)));
  const isNew = ({ called, seen, inbound }: Fact) =>
    view === 'mentions' ? called[viewer.id] === true : inbound > (seen[viewer.id] ?? 0);
  const found = all.filter(
    (fact) =>
      sees(fact) &&
      (status === 'any' || (status === 'snoozed' ? fact.snoozed : fact.status === status)) &&
      (view !== 'mentions' || fact.called[viewer.id] !== undefined) &&
      (view !== 'mine' || of(fact, viewer.id)) &&
      (view !== 'unassigned' || fact.stage === 'waiting') &&
      (view !== 'bot' || fact.stage === 'bot') &&
      (numberId === null || fact.number === numberId) &&
      (agentId === null || of(fact, agentId)) &&
      tagIds.every((id) => fact.tags.includes(id)) &&
      (!unread || isNew(fact)) &&
      (window === null || (window === 'closed') === (fact.left === null)) &&
      (window !== 'closing' || (fact.left ?? 0) < 4 * 3_600_000),
  );
  const key = (fact: Fact) => (sort === 'window' ? (fact.left ?? 0) : fact.at);
  const sign = sort === 'newest' ? -1 : 1;
  found.sort((one, other) => sign * (key(one) - key(other) || (one.id < other.id ? -1 : 1)));
  return found.map(({ id }) => id);
}

async function allPages(viewer: Viewer, filters: Filters, limit: number): Promise<string[]> {
  const all: string[] = [];
  let after: Cursor | null = null;
  do {
    const page: { rows: Row[]; next: Cursor | null } = await listRows(sql, viewer, filters, after, limit);
    all.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return all;
}

const lists = (['mine', 'unassigned', 'all', 'bot', 'mentions'] as const).flatMap((view) =>
  (['open', 'closed', 'snoozed', 'any'] as const).map((status) => ({ ...everything, view, status })),
);
/** Every list with each filter by itself, and some that are likely together. */
function cases(): Array<{ name: string; filters: Filters }> {
  const [one = '', two = ''] = tags;
  const changes: Array<Partial<Filters>> = [
    ...[{}, { sort: 'oldest' as const }, { sort: 'window' as const }],
    ...(['open', 'closing', 'closed'] as const).flatMap((window) => [
      { window },
      { window, sort: 'oldest' as const },
      { window, sort: 'window' as const },
    ]),
    ...[{ tagIds: [one] }, { tagIds: [one, two], sort: 'oldest' as const }],
    ...[{ unread: true }, { unread: true, window: 'open' as const, sort: 'window' as const }],
    ...[{ agentId: people[2] ?? null }, { agentId: people[3] ?? null, window: 'open' as const }],
    ...[
      { numberId: numbers[0] ?? null },
      { numberId: numbers[1] ?? null, window: 'closing' as const, tagIds: [two] },
    ],
  ];
  const named = new Map<string, Filters>();
  for (const list of lists)
    for (const change of changes) {
      const filters = sensible({ ...list, ...change });
      named.set(JSON.stringify(filters), filters);
    }
  return [...named].map(([name, filters]) => ({ name, filters }));
}

test('under each filter and order, everybody finds exactly what they may see of it', async () => {
  const all = await facts();
  let some = 0;
  for (const { name, filters } of cases())
    for (const [who, viewer] of Object.entries(viewers)) {
      const expected = plainly(all, viewer, filters);
      expect(await allPages(viewer, filters, 500), `${who} ${name}`).toEqual(expected);
      if (expected.length > 1) some++;
    }
  expect(some).toBeGreaterThan(200); // or this would prove nothing
});

test('for the stream: the same, asked of every id at once', async () => {
  const all = await facts();
  const ids = all.map(({ id }) => id);
  for (const { name, filters } of cases().filter((_, n) => n % 4 === 0))
    for (const [who, viewer] of Object.entries(viewers)) {
      const rows = await listRowsOf(sql, viewer, filters, ids);
      expect(
        rows.map(({ id }) => id),
        `${who} ${name}`,
      ).toEqual(plainly(all, viewer, filters));
    }
});

test('pages of any filters, of any length, neither skip nor repeat', async () => {
  const all = await facts();
  const maybe = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
  const anyFilters = fc.record({
    view: fc.constantFrom(...(['mine', 'unassigned', 'all', 'bot', 'mentions'] as const)),
    status: fc.constantFrom(...(['open', 'closed', 'snoozed', 'any'] as const)),
    numberId: maybe(numbers),
    agentId: maybe(people.slice(0, 4)),
    tagIds: fc.subarray(tags),
    unread: fc.boolean(),
    window: maybe(['open', 'closing', 'closed'] as const),
    sort: fc.constantFrom(...(['newest', 'oldest', 'window'] as const)),
  });
  const someone = fc.constantFrom(...Object.values(viewers));
  await fc.assert(
    fc.asyncProperty(anyFilters, someone, fc.integer({ min: 3, max: 60 }), async (drawn, viewer, limit) => {
      const filters = sensible(drawn);
      expect(await allPages(viewer, filters, limit)).toEqual(plainly(all, viewer, filters));
    }),
    { numRuns: 60 },
  );
});

test('beside Mentions is in how many a note waits for them, up to a hundred', async () => {
  const all = await facts();
  for (const [who, viewer] of Object.entries(viewers)) {
    const waiting = plainly(all, viewer, { ...everything, view: 'mentions', status: 'any', unread: true });
    const { views } = await countViews(sql, viewer);
    expect(views.mentions, who).toBe(Math.min(100, waiting.length));
  }
  expect((await countViews(sql, viewers.ben)).views.mentions).toBeGreaterThan(0);
});

describe('by their indexes', () => {
  let watched: Sql;
  let asked: Array<{ text: string; parameters: unknown[] }> = [];
  beforeAll(() => {
    watched = connect(database.url, { max: 1 });
    watched.options.debug = (_, text, parameters) => {
      if (text.includes('conversation')) asked.push({ text, parameters: [...parameters] });
    };
  });
  afterAll(() => watched.end());

  /** The plan of a list's page, where neither a walk through the table nor a sort of all there is would be too dear. */
  async function planOf(viewer: Viewer, filters: Filters): Promise<string> {
    asked = [];
    await listRows(watched, viewer, filters, { at: '2026-06-01T00:00:00.000000Z', id: viewer.id });
    return sql.begin(async (tx) => {
      await tx`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)`;
      const [one] = asked;
      const rows = await tx.unsafe(`explain (costs off) ${one?.text}`, one?.parameters as string[]);
      return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
    });
  }
  const walked = /Seq Scan on (conversations|contacts|contact_tags|seen|identities|note_mentions)\b/;
  const sorted = /Sort Key: .*\n(\s+Presorted.*\n)?\s+->\s+[\w ]+ Scan .*on conversations/;

  test('no page of any list walks a table', async () => {
    for (const { name, filters } of cases().filter((_, n) => n % 2 === 0))
      for (const viewer of [viewers.ama, viewers.sol])
        expect(await planOf(viewer, filters), name).not.toMatch(walked);
  });

  test('no order sorts what a number or the house has', async () => {
    const few = ['mine', 'mentions']; // one person's
    const ordered = cases().filter(({ filters }) => !few.includes(filters.view) && filters.agentId === null);
    for (const { name, filters } of ordered) {
      if (filters.window === 'closing' && filters.sort !== 'window') continue; // what ends within hours is little
      if (filters.status === 'snoozed' && filters.sort === 'window') continue; // and so is what is put aside
      for (const viewer of [viewers.ama, viewers.both])
        expect(await planOf(viewer, filters), name).not.toMatch(sorted);
    }
  });

  test('what is left of the window is read from its own index', async () => {
    for (const sort of ['window', 'newest'] as const)
      for (const viewer of [viewers.ama, viewers.both])
        expect(await planOf(viewer, { ...everything, window: 'closing', sort })).toContain(
          'conversations_by_window',
        );
  });
});
