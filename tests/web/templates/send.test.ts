import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Template } from '../../../domain/template.ts';
import { approve } from '../../support/templates.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read, rowOf } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
let template: Template;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  template = await approve(house.sql);
});
afterAll(() => house.close());

const templates = (id: string) => `/conversations/${id}/templates`;
const form = (more: Record<string, string> = {}) => ({
  ...{ key: randomUUID(), template: template.id, 'body.1': 'Kofi', 'body.2': '20418' },
  ...more,
});
const bens = async () => {
  const opened = await conversation(house, { agentId: house.cast.ben });
  await house.sql`update conversations set window_until = now() - interval '2 hours' where id = ${opened.id}`;
  return opened;
};
const sent = (id: string) => house.sql<{ kind: string; body: string; delivery: string }[]>`
  select kind, body, delivery from messages where conversation_id = ${id} and direction = 'out' order by seq`;

test('a template is queued with the window closed, and stands in the thread', async () => {
  const { id } = await bens();
  expect((await they.ben.post(templates(id), form())).status).toBe(303);
  expect([...(await sent(id))]).toEqual([
    { kind: 'template', body: 'Hi Kofi, your order 20418 is here.', delivery: 'queued' },
  ]);
  expect(read(await (await they.ben.get(`/inbox/${id}`)).text())).toContain(
    'Hi Kofi, your order 20418 is here.',
  );
});

test('with htmx it is placed in the thread, and the picker is told', async () => {
  const { id } = await bens();
  const answer = await they.ben.post(templates(id), form(), htmx);
  expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'template-sent']);
  expect(await answer.text()).toContain('Hi Kofi, your order 20418 is here.');
});

test('to a closed conversation it opens it, and it is theirs', async () => {
  const { id } = await bens();
  await house.sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${id}`;
  expect((await they.sade.post(templates(id), form())).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({ status: 'open', agentId: house.cast.sade });
});

test.each<[Record<string, string>, string, string]>([
  [{ 'body.2': '' }, 'body.2', '{{2}} Order is empty.'],
  [{ 'body.1': 'Ko\nfi' }, 'body.1', '{{1}} Name has a line break'],
  [{ 'body.1': 'x'.repeat(1024) }, 'body.1', '{{1}} Name is too long: at most 1,024 characters'],
])('%j is refused before the call, with the field’s name', async (wrong, field, sentence) => {
  const { id } = await bens();
  const answer = await they.ben.post(templates(id), form(wrong), htmx);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toMatch(new RegExp(`name="${field}"[^>]*aria-invalid="true"`));
  expect(read(html)).toContain(sentence);
  const page = await they.ben.post(templates(id), form(wrong));
  expect([page.status, read(await page.text())]).toEqual([422, expect.stringContaining(sentence)]);
  expect(await sent(id)).toHaveLength(0);
});

test('one that WhatsApp has paused, and one that waits to be claimed, are refused with the reason', async () => {
  const { id } = await bens();
  const paused = await approve(house.sql, undefined, { name: 'paused', status: 'PAUSED' });
  const answer = await they.ben.post(templates(id), form({ template: paused.id }), htmx);
  expect([answer.status, read(await answer.text())]).toEqual([
    409,
    expect.stringContaining('has paused, changed or deleted'),
  ]);
  const foreign = await they.ben.post(templates(id), form({ template: randomUUID() }), htmx);
  expect([foreign.status, read(await foreign.text())]).toEqual([
    409,
    expect.stringContaining('Choose another'),
  ]);
  const waiting = await conversation(house);
  expect((await they.ben.post(templates(waiting.id), form(), htmx)).status).toBe(409);
});

test('none goes to a blocked customer, whatever the window; a reply to what they wrote does', async () => {
  const { id, contactId } = await conversation(house, { agentId: house.cast.ben });
  const picked = async () => read(await (await they.ben.get(templates(id), htmx)).text());
  expect(await picked()).not.toContain('This customer is blocked');

  await house.sql`update contacts set blocked_at = now() where id = ${contactId}`;
  expect(await picked()).toContain('This customer is blocked');
  const refused = [409, expect.stringContaining('Lift the block on their page first.')];
  const answer = await they.ben.post(templates(id), form(), htmx);
  expect([answer.status, read(await answer.text())]).toEqual(refused);
  const page = await they.ben.post(templates(id), form());
  expect([page.status, read(await page.text())]).toEqual(refused);
  await house.sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${id}`;
  expect((await they.ben.post(templates(id), form(), htmx)).status).toBe(409);
  expect(await rowOf(house.sql, id)).toMatchObject({ status: 'closed' });
  expect(await sent(id)).toHaveLength(0);

  const reply = { key: randomUUID(), body: 'We have heard you.' };
  expect((await they.ben.post(`/conversations/${id}/messages`, reply)).status).toBe(303);
  expect(await sent(id)).toMatchObject([{ kind: 'text', delivery: 'queued' }]);
});

test('404 for a stranger, 403 for who sees but does not answer the number, 422 for nonsense', async () => {
  const { id } = await bens();
  expect((await they.zed.post(templates(id), form())).status).toBe(404);
  expect((await they.ben.post(templates(id), form({ key: 'x' }))).status).toBe(422);
  expect((await they.ben.post(templates(id), { key: randomUUID() })).status).toBe(422);
  const sols = await conversation(house, { agentId: house.cast.sol });
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.post(templates(sols.id), form())).status).toBe(403);
});

test('one that WhatsApp holds for a check says so', async () => {
  const { id } = await bens();
  await they.ben.post(templates(id), form());
  await house.sql`
    update messages set delivery = 'sent', content = content || '{"held": true}' where conversation_id = ${id} and direction = 'out'`;
  expect(read(await (await they.ben.get(`/inbox/${id}`)).text())).toContain(
    'Held by WhatsApp for a quality check',
  );
});
