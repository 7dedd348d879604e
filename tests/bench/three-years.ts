import type { Sql, Tx } from '../../db/connect.ts';
import { rebuild, setAside } from './set-aside.ts';

/** What an organisation has after a while: conversations, and ten messages in each on average. */
export interface Size {
  conversations: number;
}

/** New conversations a day, whatever lies behind: the small organisation is the large one in its second week. */
const perDay = 1000;
const sentences = 200_000;
const filled = [
  ...[
    'contacts',
    'identities',
    'contact_tags',
    'contact_tag_sets',
    'conversations',
    'episodes',
    'events',
    'seen',
  ],
  ...['messages', 'message_words'],
];

/**
 * The same organisation after ten days and after three years: five numbers, sixty people, names and words that are as
 * common as they are rare, one conversation in a hundred long. Set by set and without indexes, which are made at the
 * end; on a database that writes no log (`organisation.ts`). Random, but the same each time.
 */
export async function threeYears(
  sql: Sql,
  { conversations }: Size,
  say: (what: string) => void,
): Promise<void> {
  const began = performance.now();
  const step = async (what: string, ask: () => Promise<unknown>) => {
    const from = performance.now();
    await ask();
    const now = performance.now();
    say(`${((now - began) / 1000).toFixed(0)} s: ${what}, ${((now - from) / 1000).toFixed(1)} s`);
  };
  const filling = (what: string, fill: (tx: Tx) => Promise<unknown>) =>
    step(what, () =>
      sql.begin(async (tx) => {
        await tx`select setseed(0.42), set_config('work_mem', '1GB', true), set_config('hash_mem_multiplier', '1', true),
          set_config('session_replication_role', 'replica', true), set_config('jit', 'off', true)`;
        await fill(tx);
      }),
    );

  await sql`drop schema if exists making cascade`;
  await sql`create schema making`;
  const aside = await setAside(sql, filled);
  await filling('people', staff);
  await Promise.all([
    filling('sentences', said),
    filling('contacts', (tx) => contacts(tx, conversations)),
    filling('sayings', (tx) => sayings(tx, conversations)),
  ]);
  await Promise.all([
    filling('messages', messages),
    filling('words', words).then(() => filling('conversations', conversationsOf)),
  ]);
  await rebuild(sql, aside, step);
  await sql`drop schema making cascade`;
  await Promise.all([
    step('statistics of messages', () => sql`vacuum (freeze, analyze) messages`),
    step('statistics of words', () => sql`vacuum (freeze, analyze) message_words`),
  ]);
  await step('statistics', () => sql`vacuum (analyze)`);
}

async function staff(tx: Tx): Promise<void> {
  await tx`insert into numbers (phone_number_id, waba_id, display_phone, name)
    select 'bench' || n, 'bench', '+1 555 010 000' || n, 'Line ' || n from generate_series(1, 5) n`;
  await tx`insert into users (name, email, role, hue)
    select 'Agent ' || n, 'agent' || n || '@bench.example',
      case when n = 1 then 'admin' when n = 2 then 'inbox_manager' when n <= 45 then 'service' else 'sale' end, 1 + n % 8
    from generate_series(1, 60) n`;
  await tx`insert into members (number_id, user_id, rotation)
    select numbers.id, users.id, m from (select id, row_number() over (order by id) as n from numbers) numbers,
      (select id, row_number() over (order by id) as m from users) users
    where n = 1 + m % 5 or n = 1 + (m + 1) % 5`;
  await tx`insert into tags (name, hue) select 'tag ' || n, 1 + n % 8 from generate_series(1, 30) n`;
  await tx`create unlogged table making.agents as select (row_number() over (order by id))::int as n, id from users`;
  await tx`create unlogged table making.lines as select (row_number() over (order by id))::int as n, id from numbers`;
}

/** Thirty thousand words, of which a few are most of what is said; two hundred thousand sentences of them. */
async function said(tx: Tx): Promise<void> {
  await tx`create unlogged table making.vocabulary as
    select word, translate(substr(md5(word::text), 1, 3 + word % 8), '0123456789', 'aeiouklmnr') as spelt
    from generate_series(0, 29999) word`;
  await tx`create unlogged table making.sentences as
    select n, text, words_of(text) as words
    from (select n, string_agg(spelt, ' ') as text
      from (select n, floor(30000 * power(random(), 5))::int as word
        from generate_series(1, ${sentences}::int) n, generate_series(1, 4 + n % 9)) drawn
      join making.vocabulary using (word) group by n) spoken`;
}

async function contacts(tx: Tx, count: number): Promise<void> {
  await tx`create unlogged table making.customers as
    select n, uuidv7() as id from generate_series(1, ${count}::int) n`;
  await tx`truncate contacts cascade`; // what a table holds from its first row on needs no log
  await tx`insert into contacts (id, name, username, hue, owner_id)
    select customers.id,
      (array['Maria','José','Ana','Luis','Mohamed','Fatima','Lena','Jonas','Aisha','Chen'])[1 + floor(10 * power(random(), 2))::int]
        || ' ' || initcap(substr(md5((customers.n % 40000)::text), 1, 6)),
      case when customers.n % 5 = 0 then 'user.' || customers.n end, 1 + customers.n % 8,
      case when customers.n % 3 = 0 then agents.id end
    from making.customers join making.agents on agents.n = 46 + customers.n % 15`;
  await tx`insert into identities (kind, value, contact_id)
    select 'phone', (array['1415555','44770090','4915112','3360012','5511987'])[1 + n % 5] || lpad((n::bigint * 7919 % 9999991)::text, 7, '0'), id
    from making.customers`;
  await tx`insert into contact_tags (contact_id, tag_id)
    select customers.id, tags.id from making.customers join (select id, row_number() over (order by name) as m from tags) tags
      on hashint8(customers.n * 31 + m) % (m * 8) = 0`;
}

/**
 * Who said what when, in the order in which it was said, as messages are stored: a conversation's lie far apart. The last
 * three days' conversations are open, and one in a thousand of those before.
 */
async function sayings(tx: Tx, count: number): Promise<void> {
  await tx`create unlogged table making.talks as
    select n, uuidv7() as id, now() - (${count}::int - n) * interval '1 day' / ${perDay}::int as at,
      n > ${count - 3 * perDay}::int or n % 1000 = 0 as open, random() as chance, case when n % 100 = 0 then 208 else 8 end as messages
    from generate_series(1, ${count}::int) n`;
  await tx`create unlogged table making.sayings as
    select uuidv7() as id, n, each::smallint as each, at, 1 + (n::bigint * 7919 + each * 104729) % ${sentences}::int as sentence
    from (select n, each, at - case when messages < 10 then power(each, 2) * interval '17 minutes' else each * interval '35 minutes' end as at
      from making.talks, generate_series(0, messages - 1) each order by 3) told`;
}

async function messages(tx: Tx): Promise<void> {
  await tx`truncate messages cascade`;
  await tx`set local enable_mergejoin = off`; // so that the order stays
  await tx`insert into messages (id, conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, wamid, sent_at, delivery)
    select sayings.id, talks.id, lines.id, 1, messages - each, case when each % 2 = 0 then 'in' else 'out' end,
      case when each % 2 = 0 then 'customer' else 'agent' end, case when each % 2 = 1 then agents.id end, 'text',
      ${body(tx)}, 'wamid.' || md5((talks.n * 1000 + each)::text), sayings.at, case when each % 2 = 1 then 'read' end
    from making.sayings join making.talks using (n) join making.sentences on sentences.n = sentence
      join making.lines on lines.n = 1 + talks.n % 5 join making.agents on agents.n = 3 + talks.n % 57`;
}

/** One in four names an order of its own: words that nobody says twice. */
const body = (tx: Tx) => tx`sentences.text || case when (talks.n * 1000 + each) % 4 = 0
  then ' order ' || 10000000 + talks.n * 1000 + each else '' end`;

/** As the trigger would, but each sentence's words are worked out once. */
async function words(tx: Tx): Promise<void> {
  await tx`truncate message_words`;
  await tx`set local enable_mergejoin = off`;
  await tx`insert into message_words (message_id, conversation_id, number_id, sent_at, words)
    select sayings.id, talks.id, lines.id, sayings.at, sentences.words
      || case when (talks.n * 1000 + each) % 4 = 0 then words_of('order ' || 10000000 + talks.n * 1000 + each) else ''::tsvector end
    from making.sayings join making.talks using (n) join making.sentences on sentences.n = sentence
      join making.lines on lines.n = 1 + talks.n % 5`;
}

async function conversationsOf(tx: Tx): Promise<void> {
  await tx`insert into conversations (id, number_id, contact_id, owner_id, status, stage, agent_id, last_agent_id, previous_agent_id,
      episode, joined_episode, turn, waiting_since, snoozed_until, last_seq, last_inbound_seq, inbound_count, last_message_id, last_message_at,
      window_until, created_at)
    select talks.id, lines.id, contacts.id, contacts.owner_id, case when open then 'open' else 'closed' end,
      case when not open then null when chance < 0.15 then 'waiting' when chance < 0.3 then 'bot' else 'assigned' end,
      case when open and chance >= 0.3 then agents.id end, agents.id, agents.id, 1, 1, 3,
      case when open and chance < 0.15 then talks.at end,
      case when open and chance > 0.95 then now() + interval '1 day' end, 10000, 10000, messages / 2, sayings.id,
      talks.at, talks.at + interval '24 hours' - chance * interval '6 hours', talks.at - interval '3 days'
    from making.talks join making.customers using (n) join contacts on contacts.id = customers.id
      join making.sayings on sayings.n = talks.n and each = 0
      join making.lines on lines.n = 1 + talks.n % 5 join making.agents on agents.n = 3 + talks.n % 57`;
  await tx`insert into contact_tag_sets (contact_id, tag_ids, weeks)
    select contact_id, coalesce(tag_ids, '{}'), array_agg(week_of(last_message_at))
    from conversations left join (select contact_id, array_agg(tag_id) as tag_ids from contact_tags group by contact_id) tags using (contact_id)
    group by contact_id, tag_ids order by max(last_message_at)`; // each is written when somebody first speaks in a week
  await tx`insert into episodes (conversation_id, episode, opened_by, opened_at, closed_at, closed_by)
    select talks.id, 1, 'customer', talks.at - interval '20 hours', case when not open then talks.at end, case when not open then agents.id end
    from making.talks join making.agents on agents.n = 3 + talks.n % 57`;
  await tx`insert into events (conversation_id, episode, seq, kind, actor_id, agent_id, at)
    select talks.id, 1, 1000 + step, case step when 0 then 'opened' when 1 then 'claimed' else 'closed' end,
      case when step > 0 then agents.id end, case when step > 0 then agents.id end, talks.at - (2 - step) * interval '1 hour'
    from making.talks join making.agents on agents.n = 3 + talks.n % 57, generate_series(0, 2) step
    where step < 2 or not open`;
  await tx`insert into seen (user_id, conversation_id, inbound_count)
    select agents.id, talks.id, messages / 2 - case when chance < 0.2 then 2 else 0 end
    from making.talks join making.agents on agents.n = 3 + talks.n % 57`;
}
