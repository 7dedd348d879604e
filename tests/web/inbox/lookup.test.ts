import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read } from './room.ts';
import { inboundText } from '../../support/build.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

let n = 0;
const person = (name: string, phone: string) => ({
  ...inboundText().customer,
  ...{ bsuid: `GB.${++n}`, phone, name },
});
type Asker = (typeof they)[keyof typeof they];
const lookUp = async (who: Asker, q: string) => (await who.post('/inbox/lookups', { q }, htmx)).text();

test('typed in any way, or in part, the conversation is found', async () => {
  const { id } = await conversation(house, { customer: person('Maya Fernandes', '447700900118') });
  for (const typed of [
    '+44 7700 900118',
    '447700900118',
    '0044-7700-900118',
    '07700 900118',
    '7700900',
    '900 118',
  ]) {
    const html = await lookUp(they.ben, typed);
    expect(html, typed).toContain(`href="/inbox/${id}"`);
    expect(read(html)).toContain('Maya Fernandes');
  }
});

test('the very number comes before those like it, and the digits looked for are marked', async () => {
  const like = await conversation(house, { customer: person('Like', '4477009002215') });
  const very = await conversation(house, { customer: person('Very', '447700900221') });
  const html = await lookUp(they.ben, '+44 7700 900221');
  expect(html.indexOf(very.id)).toBeGreaterThan(0);
  expect(html.indexOf(very.id)).toBeLessThan(html.indexOf(like.id));
  expect(html).toContain('<mark>44 7700 900221</mark>');
  expect(read(html)).toMatch(/This number.*Very.*Similar numbers.*Like/);
});

test('a customer with conversations on two numbers is found on both', async () => {
  const customer = person('Two', '447700900333');
  await conversation(house, { customer });
  await conversation(house, { customer, phoneNumberId: '106540352242923' });
  expect(read(await lookUp(they.ama, '447700900333'))).toMatch(/This number.*on Second.*on Main/);
  expect(read(await lookUp(they.zed, '447700900333'))).not.toContain('on Main');
});

test('what they may not see is not found, not by any part of it', async () => {
  const { id } = await conversation(house, {
    customer: person('Secret', '447700900444'),
    agentId: house.cast.ben,
  });
  expect(await lookUp(they.ben, '900444')).toContain(id);
  for (const typed of ['+44 7700 900444', '900444', '00444']) {
    expect(await lookUp(they.sol, typed)).not.toContain(id);
    expect(read(await lookUp(they.zed, typed))).toBe('No conversation of yours has this number.');
  }
});

test('without script it is a page, and no address holds the phone', async () => {
  const { id } = await conversation(house, { customer: person('Plain', '447700900555') });
  const page = await they.ben.post('/inbox/lookups', { q: '+44 7700 900555' });
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain(`href="/inbox/${id}"`);
  expect(html).not.toMatch(/(href|action|hx-get|hx-post)="[^"]*900/);
  const inbox = await (await they.ben.get('/inbox')).text();
  expect(inbox).toMatch(/<form[^>]*id="search"[^>]*method="post" action="\/inbox\/lookups"/);
});

test.each(['', '  ', '12', 'Lina', '%', '___', "4477'--", 'x'.repeat(300)])(
  'nothing is found for %j, and nothing breaks',
  async (typed) => {
    const answer = await they.ama.post('/inbox/lookups', { q: typed }, htmx);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect((await they.ama.post('/inbox/lookups', { q: typed })).status).toBe(200);
  },
);

test('a name that wants to be a tag stays text', async () => {
  await conversation(house, { customer: person('<img src=x onerror=alert(1)>', '447700900666') });
  expect(await lookUp(they.ben, '900666')).toContain('&lt;img src=x');
});
