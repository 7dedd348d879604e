import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const messages = (id: string) => `/conversations/${id}/messages`;
const reply = (body: string) => ({ key: randomUUID(), body });
const bens = () => conversation(house, { agentId: house.cast.ben });
const sent = (id: string) => house.sql<{ body: string; delivery: string }[]>`
  select body, delivery from messages where conversation_id = ${id} and direction = 'out' order by seq`;

test('a reply is queued and stands in the thread with a clock', async () => {
  const { id } = await bens();
  expect((await they.ben.post(messages(id), reply('Until six today.'))).status).toBe(303);
  expect([...(await sent(id))]).toEqual([{ body: 'Until six today.', delivery: 'queued' }]);

  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(page).toMatch(/data-dir="out" [^>]*data-state="queued"/);
  expect(page).toContain('aria-label="Waiting to send"');
});

test('with htmx it is placed in the thread, and the form gets a fresh key', async () => {
  const { id } = await bens();
  const form = reply('Until six today.');
  const answer = await they.ben.post(messages(id), form, htmx);
  const html = await answer.text();
  expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'sent']);
  expect(html).toMatch(/hx-target="#thread-items:not\(\[data-earlier\]\)" hx-swap="place"/);
  expect(html).toContain('Until six today.');
  const key = /id="form-key" name="key" value="([^"]+)"/.exec(html)?.[1];
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect(key).not.toBe(form.key);
});

test('pressed twice, it is sent once', async () => {
  const { id } = await bens();
  const form = reply('Only once, please');
  await Promise.all([they.ben.post(messages(id), form), they.ben.post(messages(id), form, htmx)]);
  expect(await sent(id)).toHaveLength(1);
});

test('line breaks stay as they were written', async () => {
  const { id } = await bens();
  await they.ben.post(messages(id), reply('One\r\nTwo\r\n\r\nThree'));
  expect((await sent(id))[0]?.body).toBe('One\nTwo\n\nThree');
});

test.each([
  ['', 'Write something first.'],
  ['   \n ', 'Write something first.'],
  ['x'.repeat(4097), 'This is too long for one message: at most 4,096 characters.'],
])('what cannot be sent comes back with the reason, and the draft', async (body, sentence) => {
  const { id } = await bens();
  const page = await they.ben.post(messages(id), reply(body));
  const html = await page.text();
  expect(page.status).toBe(422);
  expect(read(html)).toContain(sentence);
  expect(html.replace(/\s/g, '')).toContain(`>${body}</textarea>`.replace(/\s/g, ''));
  const fragment = await they.ben.post(messages(id), reply(body), htmx);
  expect([fragment.status, read(await fragment.text())]).toEqual([422, expect.stringContaining(sentence)]);
  expect(await sent(id)).toHaveLength(0);
});

test('after the window has closed a reply is refused and the composer says what is left', async () => {
  const { id } = await bens();
  await house.sql`update conversations set window_until = now() - interval '2 hours' where id = ${id}`;
  const answer = await they.ben.post(messages(id), reply('Too late'));
  const html = await answer.text();
  expect(answer.status).toBe(409);
  expect(read(html)).toContain('Only a template can go out now Kofi Mensah last wrote 26 h ago.');
  expect(html).toMatch(/class="draft-kept"[^>]*>Too late<\/textarea>/);
});

test('a waiting conversation is claimed first', async () => {
  const { id } = await conversation(house);
  const answer = await they.ben.post(messages(id), reply('Hello'), htmx);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('class="claim"');
});

test('a reply to a closed conversation opens it, and it is theirs', async () => {
  const { id } = await bens();
  await house.sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${id}`;
  expect((await they.sade.post(messages(id), reply('One more thing'))).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({
    status: 'open',
    stage: 'assigned',
    agentId: house.cast.sade,
  });
});

test('404 for a stranger, 403 for who sees but does not answer the number, 422 for nonsense', async () => {
  const { id } = await bens();
  expect((await they.zed.post(messages(id), reply('Hi'))).status).toBe(404);
  expect((await they.ben.post(messages(id), { body: 'Hi' })).status).toBe(422);
  expect((await they.ben.post(messages(id), { key: 'x', body: 'Hi' })).status).toBe(422);

  const sols = await conversation(house, { agentId: house.cast.sol });
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.post(messages(sols.id), reply('Hi'))).status).toBe(403);
  expect(read(await (await they.sol.get(`/inbox/${sols.id}`)).text())).toContain(
    'You can read this, but not answer it',
  );
  expect(await sent(sols.id)).toHaveLength(0);
});
