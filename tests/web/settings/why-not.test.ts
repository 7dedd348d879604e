import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { serveLine } from '../../../db/desk.ts';
import { openConversation, stranger } from '../../support/build.ts';
import { available, away, insertPerson, lina } from '../../support/cast.ts';
import { everyRow } from '../../support/untouched.ts';
import { type Browser, type House, openHouse } from '../house.ts';

let house: House;
let ama: Browser;
let path: string;
beforeAll(async () => {
  house = await openHouse();
  ama = await house.as('ama');
  path = `/settings/numbers/${house.cast.main}/assignment`;
});
afterAll(() => house.close());
beforeEach(async () => {
  const { sql } = house;
  for (const table of ['outbox', 'decisions', 'episodes', 'events', 'conversations', 'presence'])
    await sql`delete from ${sql(table)}`;
  await sql`update members set capacity = null`;
});

let customers = 0;
const arrive = async (customer = stranger(++customers)) => {
  const { conversationId } = await openConversation(house.sql, { customer });
  await serveLine(house.sql, { numberId: house.cast.main, after: 0 });
  return conversationId;
};
/** What the panel says to somebody who asks "why not me?", sentence by sentence; a time reads as `…`. */
async function whyNot(agentId: string, more: Record<string, string> = {}) {
  const answer = await ama.post(`${path}/trial`, { why: agentId, ...more }, { 'HX-Request': 'true' });
  const html = await answer.text();
  const [, list = ''] = /<ul class="stack why-not">(.*?)<\/ul>/s.exec(html) ?? [];
  const sentences = [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, sentence = '']) =>
    sentence.replace(/<time[^>]*>.*?<\/time>/g, '…').replace(/<[^>]*>/g, ''),
  );
  return { html, sentences };
}

test('says in sentences why the last ones did not come to them, the latest reason first', async () => {
  const { sql, cast } = house;
  await available(sql, cast.ben, cast.sade);
  const turn = [await arrive(), await arrive()];
  const whose = await sql<{ name: string }[]>`
    select users.name from decisions join users on users.id = agent_id order by at`;
  await sql`update members set capacity = 1 where user_id = ${cast.ben} and number_id = ${cast.main}`;
  await arrive(); // Ben is full
  await arrive(lina);
  await away(sql, cast.ben);
  await arrive();

  const { sentences, html } = await whyNot(cast.ben);
  expect(sentences).toEqual([
    'The next one: Away.',
    'Away at ….',
    'The contact’s owner came first at ….',
    'At capacity at … (1 open).',
    ...whose
      .toReversed()
      .map(({ name }) => (name === 'Ben' ? 'Theirs: ….' : 'It was the turn of Sade at ….')),
  ]);
  expect(whose.map(({ name }) => name).sort()).toEqual(['Ben', 'Sade']);
  for (const id of turn) expect(html).toContain(`href="/inbox/${id}"`);
  expect(html).toContain('By the last 5 decisions');
});

test('is read off the decisions as they were stored, whatever is true by now', async () => {
  const { sql, cast } = house;
  await available(sql, cast.sade);
  await arrive();
  await available(sql, cast.ben);
  expect((await whyNot(cast.ben)).sentences).toEqual(['The next one: it is theirs.', 'Away at ….']);
  await sql`
    update decisions set explanation = jsonb_set(explanation, '{tried,2,considered}', '[]')
    where explanation ->> 'by' = 'routing'`;
  expect((await whyNot(cast.ben)).sentences[1]).toBe('No member of this number at ….');
});

test('answers for every member, also one who is deactivated, and where nothing was decided', async () => {
  const { cast } = house;
  for (const id of [cast.ben, cast.sade, cast.sol]) {
    const { sentences, html } = await whyNot(id);
    expect(sentences).toEqual(['The next one: Away.']);
    expect(html).toContain('has decided nothing in the last 7 days');
    expect(html).toMatch(new RegExp(`<option value="${id}" selected`));
  }
  expect((await whyNot(cast.dee)).sentences).toEqual(['The next one: Deactivated.']);
  expect((await whyNot(cast.ben, { pretend: `available:${cast.ben}` })).sentences).toEqual([
    'The next one: it is theirs.',
  ]);
  expect((await whyNot('nobody we know')).sentences).toEqual([]);
});

test('tells the last twenty of this number, and no other’s', async () => {
  const { sql, cast } = house;
  await available(sql, cast.sade);
  for (let n = 0; n < 22; n++) await openConversation(sql, { customer: stranger(++customers) });
  await openConversation(sql, { customer: stranger(++customers), phoneNumberId: '106540352242923' });
  for (const numberId of [cast.main, cast.second]) await serveLine(sql, { numberId, after: 0 });
  const { sentences, html } = await whyNot(cast.ben);
  expect(sentences[1]?.match(/…/g)).toHaveLength(20);
  expect(html).toContain('By the last 20 decisions');
});

test('works as a plain form, changes nothing, and escapes a hostile name', async () => {
  const { sql, cast } = house;
  const mallory = await insertPerson(sql, '"><script>alert(1)</script>', 'service');
  await sql`insert into members (number_id, user_id, rotation) values (${cast.main}, ${mallory}, 99)`;
  await arrive();
  await ama.post(`${path}/trial`, { why: mallory });
  const before = await everyRow(sql);
  const html = await (await ama.post(`${path}/trial`, { why: mallory })).text();
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain('Why not &quot;&gt;&lt;script&gt;');
  expect(html).not.toContain('<script>alert');
  expect(await everyRow(sql)).toEqual(before);
});

const trial = (fields: Record<string, string>) =>
  ama.post(`${path}/trial`, fields, { 'HX-Request': 'true' }).then((answer) => answer.text());
const goesTo = (html: string) => /Goes to<\/span><strong[^>]*>([^<]*)</.exec(html)?.[1];

test('Try it: each member pretended Available gets it, and pretended Away does not', async () => {
  const { sql, cast } = house;
  const everyone = { Ben: cast.ben, Sade: cast.sade, Sol: cast.sol };
  for (const [name, id] of Object.entries(everyone))
    expect(goesTo(await trial({ pretend: `available:${id}` }))).toBe(name);
  for (const [name, id] of Object.entries(everyone)) {
    await available(sql, id);
    expect(goesTo(await trial({}))).toBe(name);
    expect(goesTo(await trial({ pretend: `away:${id}` }))).toBe('Unassigned');
    await away(sql, id);
  }
});

test.each(['Lina', 'lina vogt', '+49 151 12345678', '004915112345678', '15112345'])(
  'Try it: finds a contact by %s, and writes nothing in any table',
  async (customer) => {
    await trial({ customer });
    const before = await everyRow(house.sql);
    const html = await trial({ customer, pretend: `available:${house.cast.ben}` });
    expect(html).toContain('Owner: Sol');
    expect(goesTo(html)).toBe('Sol');
    expect(await everyRow(house.sql)).toEqual(before);
  },
);
