import type { Sql } from '../../db/connect.ts';

/** What an organisation has after a while: conversations, and ten messages in each. */
export interface Size {
  conversations: number;
}

/** New conversations a day, whatever lies behind: the small organisation is the large one in its second week. */
const perDay = 1000;
const messagesEach = 10;

/**
 * The same organisation after ten days and after three years: five numbers, sixty people, names and words that are as
 * common as they are rare. Set by set, with the indexes that are dear to keep made at the end; the large one takes some
 * minutes. Random, but the same each time.
 */
export async function threeYears(
  sql: Sql,
  { conversations }: Size,
  say: (what: string) => void,
): Promise<void> {
  const began = performance.now();
  const step = async (what: string, ask: () => Promise<unknown>) => {
    await ask();
    say(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}`);
  };
  await sql.begin(async (tx) => {
    await tx`select setseed(0.42), set_config('synchronous_commit', 'off', true), set_config('maintenance_work_mem', '1GB', true),
      set_config('work_mem', '512MB', true), set_config('session_replication_role', 'replica', true),
      set_config('max_parallel_maintenance_workers', '2', true)`;
    const one = tx as unknown as Sql;
    await step('people', () => staff(one));
    const dear = await one<{ name: string; definition: string }[]>`
      select indexname as name, indexdef as definition from pg_indexes
      where (tablename = 'messages' and indexname not in ('messages_pkey', 'messages_wamid_once', 'messages_seq_once'))
        or (tablename = 'message_words' and indexname <> 'message_words_once')
        or (tablename = 'conversations' and indexname not in ('conversations_pkey', 'conversations_once'))
        or indexname in ('contacts_finding', 'contacts_as_typed', 'identities_phone_parts')`;
    for (const { name } of dear) await one`drop index ${one(name)}`;
    await step('contacts', () => contacts(one, conversations));
    await step('conversations', () => conversationsOf(one, conversations));
    await step('messages', () => messages(one));
    await step('words', () => words(one));
    for (const { name, definition } of dear) await step(name, () => one.unsafe(definition));
  });
  await step('statistics', () => sql`vacuum analyze`);
}

async function staff(sql: Sql): Promise<void> {
  await sql`insert into numbers (phone_number_id, waba_id, display_phone, name)
    select 'bench' || n, 'bench', '+1 555 010 000' || n, 'Line ' || n from generate_series(1, 5) n`;
  await sql`insert into users (name, email, role, hue)
    select 'Agent ' || n, 'agent' || n || '@bench.example',
      case when n = 1 then 'admin' when n = 2 then 'inbox_manager' when n <= 45 then 'service' else 'sale' end, 1 + n % 8
    from generate_series(1, 60) n`;
  await sql`insert into members (number_id, user_id, rotation)
    select numbers.id, users.id, m from (select id, row_number() over (order by id) as n from numbers) numbers,
      (select id, row_number() over (order by id) as m from users) users
    where n = 1 + m % 5 or n = 1 + (m + 1) % 5`;
  await sql`insert into tags (name, hue) select 'tag ' || n, 1 + n % 8 from generate_series(1, 30) n`;
  await sql`create temporary table agents on commit drop as select row_number() over (order by id) as n, id from users`;
  await sql`create temporary table lines on commit drop as select row_number() over (order by id) as n, id from numbers`;
  // Thirty thousand words, of which a few are most of what is said; two hundred thousand sentences of them.
  await sql`create temporary table sentences on commit drop as
    select n, (select string_agg(translate(substr(md5(word::text), 1, 3 + word % 8), '0123456789', 'aeiouklmnr'), ' ')
      from (select floor(30000 * power(random(), 5))::int + 0 * n as word from generate_series(1, 4 + n % 9)) drawn) as text
    from generate_series(1, 200000) n`;
  await sql`alter table sentences add column words tsvector`;
  await sql`update sentences set words = words_of(text)`;
  await sql`create unique index on sentences (n)`;
  await sql`analyze sentences`;
}

async function contacts(sql: Sql, count: number): Promise<void> {
  await sql`create temporary table customers on commit drop as
    select n, uuidv7() as id from generate_series(1, ${count}::integer) n`;
  await sql`insert into contacts (id, name, username, hue, owner_id)
    select customers.id,
      (array['Maria','José','Ana','Luis','Mohamed','Fatima','Lena','Jonas','Aisha','Chen'])[1 + floor(10 * power(random(), 2))::int]
        || ' ' || initcap(substr(md5((customers.n % 40000)::text), 1, 6)),
      case when customers.n % 5 = 0 then 'user.' || customers.n end, 1 + customers.n % 8,
      case when customers.n % 3 = 0 then agents.id end
    from customers join agents on agents.n = 46 + customers.n % 15`;
  await sql`insert into identities (kind, value, contact_id)
    select 'phone', (array['1415555','44770090','4915112','3360012','5511987'])[1 + n % 5] || lpad((n * 7919 % 9999991)::text, 7, '0'), id
    from customers on conflict do nothing`;
  await sql`insert into contact_tags (contact_id, tag_id)
    select customers.id, tags.id from customers join (select id, row_number() over (order by id) as m from tags) tags
      on hashint8(customers.n * 31 + m) % (m * 8) = 0`;
}

async function conversationsOf(sql: Sql, count: number): Promise<void> {
  const age = sql`(${count}::integer - c.n) * interval '1 day' / ${perDay}`;
  // The last three days' are open, and one in a thousand of those before.
  await sql`create temporary table talks on commit drop as
    select c.n, uuidv7() as id, c.id as contact_id, lines.id as number_id, agents.id as agent_id, now() - ${age} as at,
      c.n > ${count - 3 * perDay} or c.n % 1000 = 0 as open, random() as chance
    from customers c join lines on lines.n = 1 + c.n % 5 join agents on agents.n = 3 + c.n % 57`;
  await sql`insert into conversations (id, number_id, contact_id, owner_id, status, stage, agent_id, last_agent_id, previous_agent_id,
      episode, turn, waiting_since, snoozed_until, last_seq, last_inbound_seq, inbound_count, last_message_at, window_until, created_at)
    select talks.id, number_id, contact_id, contacts.owner_id, case when open then 'open' else 'closed' end,
      case when not open then null when chance < 0.15 then 'waiting' when chance < 0.3 then 'bot' else 'assigned' end,
      case when open and chance >= 0.3 then agent_id end, agent_id, agent_id, 1, 3,
      case when open and chance < 0.15 then at end,
      case when open and chance > 0.95 then now() + interval '1 day' end, 10000000, 10000000, 6,
      at, at + interval '24 hours' - chance * interval '6 hours', at - interval '3 days'
    from talks join contacts on contacts.id = contact_id`;
  await sql`insert into seen (user_id, conversation_id, inbound_count)
    select agent_id, id, case when chance < 0.2 then 4 else 6 end from talks`;
}

/** In the order in which they were said, as they would be stored; a conversation's lie far apart. */
async function messages(sql: Sql): Promise<void> {
  await sql`create temporary table sayings on commit drop as
    select uuidv7() as id, talks.id as conversation_id, number_id, agent_id, talks.at - power(each, 2) * interval '17 minutes' as at, each,
      1 + (talks.n * 7919 + each * 104729) % 200000 as sentence, talks.n * 10 + each as serial
    from talks, generate_series(0, ${messagesEach - 1}) each
    order by 5`;
  await sql`insert into messages (id, conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, sent_at, delivery)
    select id, conversation_id, number_id, 1, ${messagesEach} - each, case when each % 2 = 0 then 'in' else 'out' end,
      case when each % 2 = 0 then 'customer' else 'agent' end, case when each % 2 = 1 then agent_id end, 'text',
      sentences.text || case when serial % 4 = 0 then ' order ' || 10000000 + serial else '' end, at,
      case when each % 2 = 1 then 'read' end
    from sayings join sentences on sentences.n = sentence order by at`;
  await sql`update conversations set last_message_id = sayings.id from sayings where each = 0 and conversation_id = conversations.id
    and last_message_at > now() - interval '30 days'`;
}

/** As the trigger would, but each sentence's words are worked out once. */
async function words(sql: Sql): Promise<void> {
  await sql`insert into message_words (message_id, conversation_id, number_id, sent_at, words)
    select id, conversation_id, number_id, at, sentences.words
      || case when serial % 4 = 0 then words_of('order ' || 10000000 + serial) else ''::tsvector end
    from sayings join sentences on sentences.n = sentence order by at`;
}
