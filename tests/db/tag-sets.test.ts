import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let contacts: string[];
let tags: string[];

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  const { sql } = database;
  await sql`delete from conversations`;
  await sql`delete from contacts`;
  await sql`delete from tags`;
  contacts = ids(
    await sql`insert into contacts (name) select 'Customer ' || n from generate_series(1, 20) n returning id`,
  );
  tags = ids(await sql`insert into tags (name) select 'tag ' || n from generate_series(1, 4) n returning id`);
});

/** Who has which, as the two tables have it; who has none is in neither. */
async function both() {
  const sets = await database.sql`
    select contact_id, (select array_agg(tag_id order by tag_id) from unnest(tag_ids) tag_id) as tag_ids
    from contact_tag_sets where cardinality(tag_ids) > 0 order by contact_id`;
  const plain = await database.sql`
    select contact_id, array_agg(tag_id order by tag_id) as tag_ids from contact_tags group by contact_id order by contact_id`;
  return { sets: [...sets], plain: [...plain] };
}

const putOn = (sql: FreshDatabase['sql'], some: readonly string[], all: readonly string[]) => sql`
  insert into contact_tags (contact_id, tag_id)
  select contact_id, tag_id from unnest(${some as string[]}::uuid[]) contact_id, unnest(${all as string[]}::uuid[]) tag_id
  on conflict on constraint contact_tags_once do nothing`;

test('what is put on and taken off, goes with its tag or its customer, is so in the sets too', async () => {
  const { sql } = database;
  await putOn(sql, contacts, tags.slice(0, 2));
  await putOn(sql, contacts.slice(5), tags);
  await sql`delete from contact_tags where tag_id = ${tags[1] ?? ''} and contact_id = any(${contacts.slice(0, 9)}::uuid[])`;
  await sql`delete from contact_tags where contact_id = any(${contacts.slice(8, 12)}::uuid[])`;
  await sql`delete from contacts where id = any(${contacts.slice(12, 14)}::uuid[])`;
  await putOn(sql, contacts.slice(10, 11), tags.slice(2));
  const before = await both();
  expect(before.sets).toEqual(before.plain);
  expect(before.plain).toHaveLength(15);

  await sql`delete from tags where id = ${tags[0] ?? ''}`;
  const after = await both();
  expect(after.sets).toEqual(after.plain);
  expect(after.plain.length).toBeLessThan(15);
});

test('of two who tag and untag the same customers at once neither undoes what the other did', async () => {
  const { sql } = database;
  await putOn(sql, contacts, tags.slice(0, 1));
  const others = Array.from({ length: 2 }, () => connect(database.url, { max: 1 }));
  const [one, other] = others;
  if (one === undefined || other === undefined) throw new Error('two connections');
  for (let round = 0; round < 10; round++) {
    await Promise.all([
      putOn(one, contacts, tags.slice(1, 2)),
      putOn(other, contacts.toReversed(), tags.slice(2, 3)),
    ]);
    await Promise.all([
      one`delete from contact_tags where tag_id = ${tags[1] ?? ''} and contact_id = any(${contacts}::uuid[])`,
      other`delete from contact_tags where tag_id = ${tags[2] ?? ''} and contact_id = any(${contacts.slice(round)}::uuid[])`,
    ]);
    const { sets, plain } = await both();
    expect(sets).toEqual(plain);
  }
  await Promise.all(others.map((each) => each.end()));
});

test('an addition that waits for another’s keeps what that one put on', async () => {
  const [first = ''] = contacts;
  const [one = '', other = ''] = tags;
  const waiting = connect(database.url, { max: 1 });
  let second: Promise<unknown> = Promise.resolve();
  await database.sql.begin(async (tx) => {
    await putOn(tx as unknown as FreshDatabase['sql'], [first], [one]);
    second = putOn(waiting, [first], [other]).execute();
    await expect
      .poll(
        () =>
          database.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      .not.toHaveLength(0);
  });
  await second;
  await waiting.end();
  const { sets } = await both();
  expect(sets).toEqual([{ contact_id: first, tag_ids: [one, other].toSorted() }]);
});

describe('the weeks of a customer’s conversations', () => {
  let numbers: string[];

  beforeAll(async () => {
    numbers = ids(
      await database.sql`insert into numbers (phone_number_id, waba_id, display_phone, name)
        select 'p' || n, 'w', '+' || n, 'Number ' || n from generate_series(1, 3) n returning id`,
    );
  });

  /** Which weeks, as the conversations have them and as the sets do; who has none is in neither. */
  async function bothWeeks() {
    const { sql } = database;
    const sets = await sql`
      select contact_id, array(select unnest(weeks) order by 1) as weeks from contact_tag_sets
      where cardinality(weeks) > 0 order by contact_id`;
    const plain = await sql`
      select contact_id, array_agg(week_of(last_message_at) order by week_of(last_message_at)) as weeks from conversations
      group by contact_id order by contact_id`;
    return { sets: [...sets], plain: [...plain] };
  }

  const spoken = (sql: FreshDatabase['sql'], some: readonly string[], number = 0, daysAgo = 0) => sql`
    insert into conversations (contact_id, number_id, status, last_message_at)
    select contact_id, ${numbers[number] ?? ''}, 'closed', now() - ${daysAgo} * interval '1 day'
    from unnest(${some as string[]}::uuid[]) contact_id`;

  test('what is begun, spoken in, moved to another customer and deleted is so in the sets too', async () => {
    const { sql } = database;
    await spoken(sql, contacts, 0, 200);
    await spoken(sql, contacts.slice(3), 1, 200);
    await spoken(sql, contacts.slice(6), 2, 40);
    await putOn(sql, contacts.slice(5, 9), tags);
    await sql`update conversations set last_message_at = now() where contact_id = any(${contacts.slice(2, 8)}::uuid[])
      and number_id = ${numbers[0] ?? ''}`;
    await sql`update conversations set last_message_at = last_message_at + interval '1 second'`;
    await sql`delete from conversations where contact_id = any(${contacts.slice(0, 1)}::uuid[])
      or (contact_id = ${contacts[10] ?? ''} and number_id = ${numbers[1] ?? ''})`;
    await sql`update conversations set contact_id = ${contacts[1] ?? ''} where contact_id = ${contacts[12] ?? ''}
      and number_id <> ${numbers[0] ?? ''}`;
    const { sets, plain } = await bothWeeks();
    expect(plain).toHaveLength(19);
    expect(sets).toEqual(plain);
    const { sets: tagged } = await both();
    expect(tagged).toHaveLength(4);
  });

  test('of two who speak, tag and begin with the same customers at once neither undoes what the other did', async () => {
    const { sql } = database;
    await spoken(sql, contacts, 0, 300);
    await spoken(sql, contacts, 1, 300);
    const [one, other] = Array.from({ length: 2 }, () => connect(database.url, { max: 1 }));
    if (one === undefined || other === undefined) throw new Error('two connections');
    for (const [n, contact] of contacts.entries()) {
      const speak = (from: FreshDatabase['sql'], number: number) => from`
        update conversations set last_message_at = now() - ${n} * interval '10 days'
        where contact_id = ${contact} and number_id = ${numbers[number] ?? ''}`;
      await Promise.all([speak(one, 0), speak(other, 1)]);
      await Promise.all([spoken(one, [contact], 2), putOn(other, [contact], tags)]);
    }
    await Promise.all([one.end(), other.end()]);
    const { sets, plain } = await bothWeeks();
    expect(sets).toEqual(plain);
    const { sets: tagged, plain: puts } = await both();
    expect(tagged).toEqual(puts);
    expect(tagged).toHaveLength(20);
  });

  test('a message in the same week writes nothing there', async () => {
    const { sql } = database;
    await spoken(sql, contacts);
    const written = () => sql`select contact_id, xmin from contact_tag_sets order by contact_id`;
    const before = await written();
    // Within one week whatever the day is: the instant itself.
    await sql`update conversations set last_message_at = last_message_at, last_seq = last_seq + 1`;
    expect(await written()).toEqual(before);
  });
});
