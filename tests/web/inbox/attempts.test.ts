import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/delivery.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

/** A message of Ben's that came this far. */
async function sentBefore(delivery: Delivery, code: number | null = null, agentId = house.cast.ben) {
  const { id } = await conversation(house, { agentId });
  const [row] = await house.sql<[{ id: string }]>`
    with place as (update conversations set last_seq = last_seq + 1 where id = ${id} returning last_seq, number_id, episode)
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, sent_at, delivery, attempt, error_code)
    select ${id}, number_id, episode, last_seq, 'out', 'agent', ${agentId}, 'text', 'Our address is 4 Mill Road.', now(), ${delivery}, 1, ${code}
    from place returning id`;
  return { id, messageId: row.id, path: `/conversations/${id}/messages/${row.id}/attempts` };
}
const key = () => ({ key: randomUUID() });
const deliveryOf = async (messageId: string) =>
  (await house.sql<[{ delivery: Delivery }]>`select delivery from messages where id = ${messageId}`)[0]
    .delivery;

test('a failed message says why in a sentence, and Retry sends it again', async () => {
  const { id, messageId, path } = await sentBefore('failed', 131016);
  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(read(page)).toContain('Not sent: WhatsApp didn’t answer Retry');
  expect(page).toContain(`action="${path}"`);

  expect((await they.ben.post(path, key())).status).toBe(303);
  expect(await deliveryOf(messageId)).toBe('queued');
});

test('one that is not confirmed is sent again only because a person says so', async () => {
  const { id, messageId, path } = await sentBefore('unknown');
  expect(read(await (await they.ben.get(`/inbox/${id}`)).text())).toContain(
    'Not confirmed: WhatsApp didn’t say whether this arrived Send again',
  );
  const answer = await they.ben.post(path, key(), htmx);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain(`id="msg-${messageId}"`);
  expect(html).toContain('data-state="queued"');
});

test('one that is on its way is not sent twice', async () => {
  const { messageId, path } = await sentBefore('sent');
  const answer = await they.ben.post(path, key(), htmx);
  expect([answer.status, read(await answer.text())]).toEqual([
    409,
    expect.stringContaining('This message isn’t failed any more.'),
  ]);
  const plain = await they.ben.post(path, key());
  expect([plain.status, read(await plain.text())]).toEqual([
    409,
    expect.stringContaining('isn’t failed any more'),
  ]);
  expect(await deliveryOf(messageId)).toBe('sent');
});

test.each([
  [131026, 'this number can’t be reached on WhatsApp'],
  [131047, 'the 24-hour window has closed'],
  [131056, 'WhatsApp is taking no more messages for now'],
  [131031, 'WhatsApp doesn’t let this number of ours send'],
  [999999, 'WhatsApp refused it'],
])('Meta’s error %i reads as a sentence', async (code, sentence) => {
  const { id } = await sentBefore('failed', code);
  expect(read(await (await they.ben.get(`/inbox/${id}`)).text())).toContain(sentence);
});

test('text that the window turned back offers a template, and no second try that would be turned back too', async () => {
  const { id, path } = await sentBefore('failed', 131047);
  expect(await (await they.ben.get(`/inbox/${id}`)).text(), 'inside the window').toContain(path);

  await house.sql`update conversations set window_until = now() - interval '1 hour' where id = ${id}`;
  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(page).not.toContain(path);
  expect(page).toMatch(
    new RegExp(`<div class="bubble-fail">.*?href="/conversations/${id}/templates".*?Use a template`, 's'),
  );
});

test('404 for a stranger and for a message of another conversation, 403 off the number, 422 for nonsense', async () => {
  const { path, messageId } = await sentBefore('failed');
  const other = await conversation(house, { agentId: house.cast.ben });
  expect((await they.zed.post(path, key())).status).toBe(404);
  expect(
    (await they.ben.post(`/conversations/${other.id}/messages/${messageId}/attempts`, key())).status,
  ).toBeGreaterThanOrEqual(404);
  expect((await they.ben.post(`/conversations/${other.id}/messages/none/attempts`, key())).status).toBe(404);
  expect((await they.ben.post(path, {})).status).toBe(422);
  expect(await deliveryOf(messageId)).toBe('failed');

  const sols = await sentBefore('failed', null, house.cast.sol);
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.post(sols.path, key())).status).toBe(403);
  expect(await (await they.sol.get(`/inbox/${sols.id}`)).text()).not.toContain(sols.path);
});
