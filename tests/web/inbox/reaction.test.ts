import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEmoji } from '../../../domain/reaction.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

async function bens(body?: string) {
  const { id } = await conversation(house, {
    agentId: house.cast.ben,
    ...(body === undefined ? {} : { body }),
  });
  const [row] = await house.sql<{ id: string }[]>`select id from messages where conversation_id = ${id}`;
  const messageId = row?.id ?? '';
  return { id, messageId, path: `/conversations/${id}/messages/${messageId}/reaction` };
}
const press = (emoji: string) => ({ key: randomUUID(), emoji });
const queued = (id: string) => house.sql<{ body: string | null }[]>`
  select body from messages where conversation_id = ${id} and kind = 'reaction' order by seq`;

test('a reaction is on the message at once, with a clock', async () => {
  const { id, path } = await bens();
  expect((await they.ben.post(path, press('👍'))).status).toBe(303);
  expect([...(await queued(id))]).toEqual([{ body: '👍' }]);
  const page = read(await (await they.ben.get(`/inbox/${id}`)).text());
  expect(page).toContain('👍, on its way');
});

test('with htmx the bubble is drawn again, and the menu closes', async () => {
  const { path, messageId } = await bens();
  const answer = await they.ben.post(path, press('❤️'), htmx);
  expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'reacted']);
  expect(await answer.text()).toMatch(new RegExp(`id="msg-${messageId}"[\\s\\S]*❤️`));
});

test('the menu offers six, and to take back the one that is there', async () => {
  const { path } = await bens();
  const fresh = await (await they.ben.get(path, htmx)).text();
  expect(fresh.match(/name="emoji"/g)).toHaveLength(6);
  expect(fresh).not.toContain('aria-pressed="true"');

  await they.ben.post(path, press('🎉'));
  const menu = await (await they.ben.get(path, htmx)).text();
  expect(menu).toMatch(/value="" aria-pressed="true" aria-label="Take 🎉 back"/);
});

test('without script it is a page with the words it is about, whatever they are', async () => {
  const { path } = await bens('<b>"Sunday"?</b>');
  const page = await they.ben.get(path);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(read(html.replaceAll('&lt;b&gt;', '['))).toContain('React ["Sunday"?');
  expect(html).not.toContain('<b>"');
});

test('pressed twice, it is sent once; an empty one takes it back', async () => {
  const { id, path } = await bens();
  const form = press('👍');
  await Promise.all([they.ben.post(path, form), they.ben.post(path, form, htmx)]);
  await they.ben.post(path, press(''));
  expect([...(await queued(id))]).toEqual([{ body: '👍' }, { body: null }]);
});

test('after the window it is refused with a sentence', async () => {
  const { id, path } = await bens();
  await house.sql`update conversations set window_until = now() where id = ${id}`;
  const answer = await they.ben.post(path, press('👍'), htmx);
  expect(answer.status).toBe(409);
  expect(read(await answer.text())).toContain('The 24 hours after their last message are over');
  expect((await they.ben.post(path, press('👍'))).status).toBe(409);
  expect(await queued(id)).toHaveLength(0);
});

test('404 for a stranger and another conversation’s message, 403 for who only reads, 422 for what is no emoji', async () => {
  const { id, path } = await bens();
  expect((await they.zed.post(path, press('👍'))).status).toBe(404);
  expect((await they.zed.get(path)).status).toBe(404);
  const other = await bens();
  const crossed = `/conversations/${id}/messages/${other.messageId}/reaction`;
  expect((await they.ben.post(crossed, press('👍'))).status).toBe(404);
  expect((await they.ben.get(crossed)).status).toBe(404);
  expect((await they.ben.post(`/conversations/${id}/messages/x/reaction`, press('👍'))).status).toBe(404);

  for (const emoji of ['x', '👍👍', '👍 ', '<b>', '\0', 'a'.repeat(999)])
    expect((await they.ben.post(path, press(emoji))).status).toBe(422);
  expect((await they.ben.post(path, { emoji: '👍' })).status).toBe(422);

  const sols = await conversation(house, { agentId: house.cast.sol });
  const [row] = await house.sql<{ id: string }[]>`select id from messages where conversation_id = ${sols.id}`;
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  const readOnly = `/conversations/${sols.id}/messages/${row?.id}/reaction`;
  expect((await they.sol.post(readOnly, press('👍'))).status).toBe(403);
  expect((await they.sol.get(readOnly)).status).toBe(403);
  expect(await queued(id)).toHaveLength(0);
});

test.each([
  ['👍', true],
  ['❤️', true],
  ['👩‍🚀', true],
  ['👋🏽', true],
  ['🇬🇭', true],
  ['1️⃣', true],
  ['', false],
  ['1', false],
  ['👍👍', false],
  ['👍x', false],
  ['🇬', false],
])('%j is one emoji: %s', (text, one) => {
  expect(isEmoji(text)).toBe(one);
});
