import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cursor } from '../../../db/conversations.ts';
import { MessagesFound } from '../../../web/inbox/search/messages-found.tsx';
import { type Further, nextFrom } from '../../../web/inbox/search/next.ts';
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
    expect(read(await lookUp(they.zed, typed))).not.toMatch(/Secret|Main/);
  }
});

test('a whole number nobody has with us is offered to begin with; a part of one is not', async () => {
  expect(read(await lookUp(they.ben, '+44 7700 900888'))).toBe(
    'Create a new conversation with +44 7700 900888 ↵',
  );
  expect(await lookUp(they.ben, '+44 7700 900888')).toContain(`name="from" value="${house.cast.main}"`);
  expect(await lookUp(they.ben, '+44 7700')).not.toContain('Create');
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

test.each(['', '  ', '1', 'L', '%', '___', '\0', 'x'.repeat(300)])(
  'there is not enough in %j to look for, and nothing breaks',
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

test('a name or what was said is found too, names first; a message leads to its place', async () => {
  const zoe = await conversation(house, { customer: person('Zoë Kangaroo', '447700900771'), body: 'hello' });
  const { id } = await conversation(house, {
    customer: person('Other', '447700900772'),
    body: 'my <b>kangaroo</b> jumps <img src=x onerror=alert(1)>',
  });
  const html = await lookUp(they.ben, 'kangar');
  expect(read(html)).toMatch(/^Conversations.*Zoë Kangar oo.*Messages.*Other.*kangaroo jumps <img/);
  expect(html).toContain('Zoë <mark>Kangar</mark>oo');
  expect(html).toContain('<mark>kangaroo</mark>');
  expect(html).not.toMatch(/<img|<b>/);
  expect(await lookUp(they.ben, 'zoe')).toContain(`href="/inbox/${zoe.id}"`);
  const place = /href="(\/inbox\/[^"]+)#(msg-[0-9a-f-]+)"/.exec(html);
  expect(place?.[1]).toContain(id);
  expect(await (await they.ben.get(place?.[1] ?? '')).text()).toContain(`id="${place?.[2]}"`);
  expect(read(await lookUp(they.zed, 'kangaroo'))).toMatch(/^Nothing found/);
  expect(read(await lookUp(they.ben, '<script>'))).toMatch(/^Nothing found/);
});

test('more of what was found comes in place of the button, and what is looked for stays out of every address', async () => {
  for (let n = 0; n < 12; n++)
    await conversation(house, {
      customer: person(`Wombat ${n}`, `4477009008${n}`),
      body: `a wombat, number ${n}`,
    });
  const first = await lookUp(they.ben, 'wombat');
  const more = [...first.matchAll(/name="next" value="([^"]+)"/g)].map(([, next]) => next ?? '');
  expect(more.map((next) => next.split(' ')[0])).toEqual(['people', 'messages']);
  expect(first).not.toMatch(/(href|action|hx-get|hx-post|hx-push-url)="[^"]*wombat/i);
  for (const next of more) {
    const answer = await they.ben.post('/inbox/lookups', { q: 'wombat', next }, htmx);
    const html = await answer.text();
    expect([...html.matchAll(/role="option"/g)]).toHaveLength(2);
    expect([...html.matchAll(/id="(found-[^"]+)"/g)].filter(([, one]) => first.includes(`"${one}"`))).toEqual(
      [],
    );
  }
  const page = await (await they.ben.post('/inbox/lookups', { q: 'wombat', next: more[1] ?? '' })).text();
  expect(page).toContain('id="found-msg-');
  expect((await they.ben.post('/inbox/lookups', { q: 'wombat', next: 'people now x' }, htmx)).status).toBe(
    200,
  );
});

test('a search that found little looks back by itself for a while, then leaves it to a button', async () => {
  const next = { at: '2024-01-02T03:04:05.678901Z', id: '01a21a3d-aa22-75ac-a450-365bee127504' };
  const drawn = (messages: { next: Cursor | null }, further: Further | null) =>
    String(MessagesFound({ messages: { found: [], ...messages }, further, now: new Date() }));
  let further: Further | null = null;
  let looks = 0;
  for (;;) {
    const html = drawn({ next }, further);
    if (!html.includes('hx-trigger="load"')) break;
    expect(read(html)).toBe('Looking further back…');
    const [, text = ''] = /hx-vals="{&quot;next&quot;:&quot;([^&]+)&quot;}"/.exec(html) ?? [];
    further = nextFrom(text);
    expect(further).toMatchObject({ of: 'messages', after: next, looks: ++looks });
  }
  expect(looks).toBe(9);
  expect(read(drawn({ next }, further))).toBe('More messages');
  expect(read(drawn({ next: null }, further))).toBe('No message says it.');
  expect(drawn({ next: null }, { of: 'messages', after: next, looks: 3, sofar: 2 })).toBe('');
  expect(nextFrom(`messages ${next.at} ${next.id} -1 1e400`)).toMatchObject({ looks: 0, sofar: 0 });
});
