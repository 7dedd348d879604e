import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claim } from '../../../db/decisions.ts';
import { serveLine } from '../../../db/desk.ts';
import { asking, openConversation, stranger } from '../../support/build.ts';
import { available, insertPerson } from '../../support/cast.ts';
import { everyRow } from '../../support/untouched.ts';
import { type Browser, type House, openHouse } from '../house.ts';
import { formOn } from './page-form.ts';

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
  for (const table of [
    'outbox',
    'decisions',
    'episodes',
    'events',
    'conversations',
    'presence_changes',
    'presence',
  ])
    await sql`delete from ${sql(table)}`;
  await sql`update presence_recorded set since = now() - interval '30 days'`;
});

const serve = () => serveLine(house.sql, { numberId: house.cast.main, after: 0 });
const page = async () => (await ama.get(path)).text();
const ask = (who: Browser, body: URLSearchParams, headers: Record<string, string> = {}) =>
  who.request(`${path}/what-if`, {
    method: 'POST',
    body,
    headers: { origin: 'http://localhost:3000', ...headers },
  });
/** The panel's answer to the page's form with these changes. */
async function whatIf(changes: Parameters<typeof formOn>[1] = {}) {
  const answer = await ask(ama, formOn(await page(), changes), { 'HX-Request': 'true' });
  return { status: answer.status, html: await answer.text() };
}
/** The table's rows as a person reads them. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell
        .replace(/<span class="av.*?<\/span>/gs, '')
        .replace(/<span class="menu-sub">/g, ' | ')
        .replace(/<[^>]*>/g, '')
        .trim(),
    ),
  );

/** Two customers came while Ben alone was there, then one whom Sade claimed, and Lina, who is Sol’s. */
async function someDays() {
  const { sql, cast } = house;
  await available(sql, cast.ben);
  await openConversation(sql, { customer: stranger(1) });
  await openConversation(sql, { customer: stranger(2) });
  await serve();
  await sql`update presence set available = false`;
  await sql`insert into presence_changes (user_id, available, at) values
    (${cast.ben}, true, now() - interval '6 days'), (${cast.ben}, false, clock_timestamp())`;
  const third = await openConversation(sql, { customer: stranger(3) });
  await serve();
  await claim(sql, asking(cast.sade, third));
  await openConversation(sql, {
    customer: {
      bsuid: 'DE.5567812340',
      parentBsuid: null,
      phone: '4915112345678',
      name: 'Lina Vogt',
      username: null,
    },
  });
  await serve();
}

describe('the last days through a draft', () => {
  test('are compared agent by agent, with waits and owners, and in a chart', async () => {
    await someDays();
    const { html } = await whatIf({ basic: 'all_rotation', owner: null });
    expect(html).toContain('4 conversations that came in since');
    expect(rowsOf(html)).toEqual([
      ['Agent', 'As saved', 'With your changes', 'Difference'],
      ['Ben', '2 | 2 in rotation', '1 | 1 in rotation', '−1'],
      ['Sade', '1 | 1 claimed', '2 | 2 in rotation', '+1'],
      ['Sol', '1 | 1 as owner', '1 | 1 in rotation', 'same'],
      ['Nobody took | by the time they were closed, or until now', '0', '0', 'same'],
      ['Had to wait', '1', '0', '−1'],
      expect.arrayContaining(['Median wait, if taken later', 'none']),
      expect.arrayContaining(['Longest wait, if taken later', 'none']),
      ['Came to their owner first', '1 of 1', '0 of 1', '−1'],
    ]);
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="what-if-chart"/);
    expect(html).toContain('Ben: 2 as saved, 1 with your changes');
    expect(html).toMatch(/<button[^>]*form="assignment"[^>]*>Save</);
    expect(html).not.toMatch(/ style=| on\w+=/);
  });

  test('name who joins and who leaves', async () => {
    const { cast } = house;
    await someDays();
    const { html } = await whatIf({ member: [cast.sade, cast.sol, cast.dee, cast.zed], removed: cast.ben });
    const ben = rowsOf(html).find(([name]) => name === 'Ben');
    expect(ben).toEqual(['Ben', '2 | 2 in rotation', 'no member', '−2']);
    expect(rowsOf(html).find(([name]) => name === 'Zed')).toEqual(['Zed', 'no member', '0', 'same']);
    expect(rowsOf(html).find(([name]) => name?.startsWith('Nobody'))).toEqual([
      expect.any(String),
      '0',
      '2',
      '+2',
    ]);
  });

  test('of an unchanged form are shown as saved, with what to do', async () => {
    await someDays();
    const { html } = await whatIf();
    expect(rowsOf(html)[0]).toEqual(['Agent', 'As saved']);
    expect(html).toContain('These are the settings as saved');
    expect(html).not.toMatch(/<button/);
  });

  test('say how much of the week is known, and that nothing came in', async () => {
    await house.sql`update presence_recorded set since = now() - interval '84 hours'`;
    const { html } = await whatIf();
    expect(html).toContain('No conversation came in since');
    expect(html).toContain('50% of these 7 days');
    expect(html).not.toContain('<table');
  });

  test('change nothing at all', async () => {
    await someDays();
    const body = formOn(await page(), { basic: 'nobody', assign: 'on', owner: null });
    await ask(ama, body);
    const before = await everyRow(house.sql);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect((await ask(ama, body)).status).toBe(200);
    expect((await ask(ama, body, { 'HX-Request': 'true' })).status).toBe(200);
    expect(await everyRow(house.sql)).toEqual(before);
  });

  test('are a page of their own without script, with the draft still in its form', async () => {
    await someDays();
    const before = await page();
    expect(before).toMatch(new RegExp(`<button[^>]*form="assignment"[^>]*formaction="${path}/what-if"`));
    const answer = await ask(ama, formOn(before, { basic: 'nobody' }));
    const html = await answer.text();
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toMatch(/id="basic-nobody"[^>]*checked/);
    expect(html).toContain('Unsaved changes');
    expect(rowsOf(html.slice(html.indexOf('id="what-if"')))[1]).toEqual([
      'Ben',
      '2 | 2 in rotation',
      '0',
      '−2',
    ]);
  });

  test('are not replayed through a capacity that is wrong', async () => {
    const wrong = { [`capacity-${house.cast.ben}`]: 'many' };
    expect(await whatIf(wrong)).toMatchObject({ status: 422, html: expect.stringContaining('marked first') });
  });

  test('take no nonsense, and are not there for others', async () => {
    expect((await ask(ama, new URLSearchParams({ basic: 'nonsense' }))).status).toBe(422);
    const body = formOn(await page());
    for (const name of ['ines', 'ben', 'sol'])
      expect((await ask(await house.as(name), body)).status).toBe(404);
    const elsewhere = path.replace(house.cast.main, house.cast.ben);
    const lost = await ama.request(`${elsewhere}/what-if`, {
      method: 'POST',
      body,
      headers: { origin: 'http://localhost:3000' },
    });
    expect(lost.status).toBe(404);
  });

  test('escape a hostile name, also in the chart', async () => {
    const { sql, cast } = house;
    const mallory = await insertPerson(sql, '"><script>alert(1)</script>', 'service');
    await available(sql, cast.ben);
    await openConversation(sql, { customer: stranger(1) });
    const { html } = await whatIf({ member: [cast.ben, mallory] });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>');
  });
});
