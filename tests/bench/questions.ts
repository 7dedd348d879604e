import type { Sql } from '../../db/connect.ts';
import { sealSought } from '../../web/sought.ts';
import { secretKey } from './browsing.ts';

/** What a browser asks: an address, or a form that is sent. */
export interface Request {
  path: string;
  form?: Record<string, string>;
}

export type Seeds = Awaited<ReturnType<typeof seedsOf>>;

/** What there is in an organisation to ask for, drawn without reading all of it. */
export async function seedsOf(sql: Sql) {
  const column = async (rows: Promise<Array<{ value: string }>>) => (await rows).map(({ value }) => value);
  const [{ conversations }] = await sql<[{ conversations: number }]>`
    select greatest(reltuples, 1)::int as conversations from pg_class where oid = 'conversations'::regclass`;
  const some = Math.min(100, 1_000_000 / conversations); // per cent of a table that are enough to draw from
  return {
    numbers: await column(sql`select id as value from numbers order by id`),
    tags: await column(sql`select id as value from tags order by name`),
    // The three that most have: every eighth customer, sixteenth and twenty-fourth (three-years.ts).
    commonTags: await column(sql`select id as value from tags order by name limit 3`),
    agents: await column(sql`select id as value from users order by id offset 3 limit 20`),
    // Of today, and of all years; of both some that are long.
    talks:
      await column(sql`(select id as value from conversations where status = 'open' order by last_message_at desc limit 50)
      union all (select id from conversations tablesample system (${some}) limit 50)
      union all (select id from conversations tablesample system (${some}) where inbound_count > 50 limit 50)`),
    words:
      await column(sql`select word as value from (select unnest(tsvector_to_array(words)) as word from message_words limit 2000) drawn
      where word ~ '^[a-z]{3,}$' limit 200`),
    phones: await column(
      sql`select value from identities tablesample system (${some}) where kind = 'phone' limit 100`,
    ),
    names: await column(
      sql`select split_part(name, ' ', 2) as value from contacts tablesample system (${some}) limit 100`,
    ),
    conversations,
  };
}

/** Most of these lists have none or a row or two after ten days, and a page of them after three years. */
export const barely = 'filter: two tags that few have, closed';

/** Another answer each time, so that no page is answered from memory. */
export function questions(seeds: Seeds): Record<string, (n: number) => Request> {
  const at = (values: readonly string[], n: number) => values[n % Math.max(1, values.length)] ?? '';
  const list = (query: (n: number) => string) => (n: number) => ({ path: `/inbox?${query(n)}` });
  const search = (q: (n: number) => string) => (n: number) => ({ path: '/inbox/lookups', form: { q: q(n) } });
  const countries = ['+44 7', '+49 15', '+1 415', '+33 6', '+55 11'];
  const common = ['Maria', 'José', 'Ana', 'Luis', 'Mohamed', 'Chen'];
  return {
    'opening the inbox': list(() => ''),
    'switching conversation': (n) => ({ path: `/inbox/${at(seeds.talks, n * 37)}` }),
    'filter: view': list((n) => `view=${at(['mine', 'unassigned', 'all', 'bot'], n)}`),
    'filter: mentions': list(
      (n) =>
        `view=mentions${at(['', '&unread=1', '&status=closed', '&sort=oldest', `&tags=${at(seeds.tags, n)}`], n)}`,
    ),
    'filter: closed': list((n) => `status=closed${n % 2 ? '&view=mine' : ''}`),
    'filter: snoozed': list(() => 'status=snoozed'),
    'filter: number': list((n) => `number=${at(seeds.numbers, n)}&status=${n % 2 ? 'open' : 'closed'}`),
    'filter: assignee': list((n) => `agent=${at(seeds.agents, n)}&status=${n % 2 ? 'open' : 'closed'}`),
    'filter: one tag, open': list((n) => `tags=${at(seeds.tags, n)}`),
    'filter: one tag, closed': list((n) => `tags=${at(seeds.tags, n)}&status=closed`),
    'filter: two tags, closed': list(
      (n) => `tags=${at(seeds.commonTags, n)},${at(seeds.commonTags, n + 1)}&status=closed`,
    ),
    [barely]: list((n) => `tags=${at(seeds.tags, n)},${at(seeds.tags, n + 1)}&status=closed`),
    'filter: unread': list(() => 'unread=1'),
    'filter: window': list((n) => `window=${at(['open', 'closing', 'closed'], n)}`),
    'order: oldest': list((n) => `sort=oldest${n % 2 ? '&status=closed' : ''}`),
    'order: window': list((n) => `sort=window${n % 2 ? '&window=closing' : ''}`),
    'search: a common name': search((n) => at(common, n)),
    'search: a rare name': search((n) => at(seeds.names, n)),
    'search: a whole phone': search((n) => at(seeds.phones, n)),
    'search: part of a phone': search((n) => at(seeds.phones, n).slice(-7 + (n % 3))),
    // A number's customers are of one country: of each, somebody of Service has hardly any, or none.
    'search: a country’s digits': search((n) => at(countries, n)),
    'contacts: everybody': () => ({ path: '/contacts' }),
    'contacts: a country’s digits': (n) => ({
      path: `/contacts?find=${sealSought(secretKey, at(countries, n))}`,
    }),
    'search: a word, as common as it comes': search((n) => at(seeds.words, n * 7)),
    'search: two words': search((n) => `${at(seeds.words, n * 3)} ${at(seeds.words, n * 11)}`),
    'search: an order’s number': search(
      (n) => `order ${10_000_000 + 1000 * (1 + ((n * 57_701) % seeds.conversations))}`,
    ),
  };
}
