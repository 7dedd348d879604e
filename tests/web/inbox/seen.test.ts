import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const seen = (id: string) => `/conversations/${id}/seen`;
const unread = (html: string, id: string) =>
  /class="badge">(\d+)<span class="vh"> unread/.exec(part(html, `convo-${id}`).split('</a>')[0] ?? '')?.[1] ??
  '0';
const list = async (name: 'ben' | 'sade') => (await they[name].get('/inbox')).text();

test('what is unread is each person’s own, and only a POST marks it', async () => {
  const customer = stranger(1);
  const { id } = await conversation(house, { agentId: house.cast.ben, customer });
  await take(house.sql, deliveryOf(inboundText({ customer, body: 'Hello?' })));
  expect([unread(await list('ben'), id), unread(await list('sade'), id)]).toEqual(['2', '2']);

  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(unread(await list('ben'), id)).toBe('2'); // a GET never writes
  const count = /name="count" value="(\d+)"/.exec(page)?.[1] ?? '';
  expect((await they.ben.post(seen(id), { count }, htmx)).status).toBe(204);
  expect([unread(await list('ben'), id), unread(await list('sade'), id)]).toEqual(['0', '2']);
});

test('a page that is behind marks no more than it has shown, and never goes back', async () => {
  const customer = stranger(2);
  const { id } = await conversation(house, { agentId: house.cast.ben, customer });
  await take(house.sql, deliveryOf(inboundText({ customer })));
  await they.ben.post(seen(id), { count: '1' });
  expect(unread(await list('ben'), id)).toBe('1');
  await they.ben.post(seen(id), { count: '2' });
  await they.ben.post(seen(id), { count: '1' });
  expect(unread(await list('ben'), id)).toBe('0');
  await they.ben.post(seen(id), { count: '9000' });
  await take(house.sql, deliveryOf(inboundText({ customer })));
  expect(unread(await list('ben'), id)).toBe('1');
});

test('404 for a stranger, 422 for nonsense; without script back to the conversation', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  expect((await they.zed.post(seen(id), { count: '1' })).status).toBe(404);
  expect((await they.ben.post(seen(id), { count: 'all' })).status).toBe(422);
  const plain = await they.ben.post(seen(id), { count: '1' });
  expect([plain.status, plain.headers.get('location')]).toEqual([303, `/inbox/${id}`]);
});
