import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

async function bens(body = 'Are you open on Sunday?') {
  const { id, wamid } = await conversation(house, { agentId: house.cast.ben, body });
  const [row] = await house.sql<{ id: string }[]>`select id from messages where conversation_id = ${id}`;
  const messageId = row?.id ?? '';
  return { id, wamid, messageId, path: `/conversations/${id}/messages/${messageId}/quote` };
}

test('the message to answer is put above the field, as text whatever it says', async () => {
  const { path, messageId } = await bens('<img src=x onerror=alert(1)>');
  const html = await (await they.ben.get(path, htmx)).text();
  expect(html).toContain(`name="reply_to" value="${messageId}"`);
  expect(html).toContain('Answering Kofi Mensah');
  expect(html).not.toContain('<img');
});

test('without script the page comes with it, and the reply goes out as an answer', async () => {
  const { id, path, messageId, wamid } = await bens();
  const answer = await they.ben.get(path);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/inbox/${id}?reply_to=${messageId}`,
  ]);
  const page = await (await they.ben.get(`/inbox/${id}?reply_to=${messageId}`)).text();
  expect(read(part(page, 'composer-quote'))).toContain('Answering Kofi Mensah Are you open on Sunday?');

  await they.ben.post(`/conversations/${id}/messages`, {
    key: randomUUID(),
    body: 'Yes',
    reply_to: messageId,
  });
  const [sent] =
    await house.sql`select reply_to_wamid from messages where direction = 'out' and conversation_id = ${id}`;
  expect(sent?.['reply_to_wamid']).toBe(wamid);
});

test('what was turned back keeps the message it was to answer', async () => {
  const { id, messageId } = await bens();
  const page = await they.ben.post(`/conversations/${id}/messages`, {
    key: randomUUID(),
    body: '',
    reply_to: messageId,
  });
  expect(page.status).toBe(422);
  expect(await page.text()).toContain(`name="reply_to" value="${messageId}"`);
});

test('404 for a stranger and another conversation’s message, 403 for who only reads, 422 for nonsense', async () => {
  const { id, path } = await bens();
  const other = await bens('Somebody else’s secret');
  expect((await they.zed.get(path)).status).toBe(404);
  expect((await they.ben.get(`/conversations/${id}/messages/${other.messageId}/quote`)).status).toBe(404);
  expect((await they.ben.get(`/conversations/${id}/messages/x/quote`)).status).toBe(404);
  const page = await (await they.ben.get(`/inbox/${id}?reply_to=${other.messageId}`)).text();
  expect(part(page, 'composer-quote')).not.toContain('secret');

  const sols = await conversation(house, { agentId: house.cast.sol });
  const [row] = await house.sql<{ id: string }[]>`select id from messages where conversation_id = ${sols.id}`;
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.get(`/conversations/${sols.id}/messages/${row?.id}/quote`)).status).toBe(403);
  const form = { key: randomUUID(), body: 'Hi', reply_to: 'x' };
  expect((await they.ben.post(`/conversations/${id}/messages`, form)).status).toBe(422);
});
