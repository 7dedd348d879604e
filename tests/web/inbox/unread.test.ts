import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAlerts } from '../../../db/alerts.ts';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const path = (id: string) => `/conversations/${id}/unread`;
const unread = (html: string, id: string) =>
  /class="badge">(\d+)<span class="vh"> unread/.exec(part(html, `convo-${id}`).split('</a>')[0] ?? '')?.[1] ??
  '0';
const list = async (name: 'ben' | 'sade', query = '') => (await they[name].get(`/inbox${query}`)).text();
const field = (html: string, name: string) => {
  const form = html.slice(html.indexOf('id="seen"'));
  return new RegExp(`name="${name}" value="(\\d+)"`).exec(form.slice(0, form.indexOf('</form>')))?.[1];
};
/** What the page's form says once it is looked at. */
const look = async (page: string, id: string) => {
  const marks = field(page, 'marks');
  const form = { count: field(page, 'count') ?? '', ...(marks === undefined ? {} : { marks }) };
  return they.ben.post(`/conversations/${id}/seen`, form, htmx);
};
const open = async (id: string) => (await they.ben.get(`/inbox/${id}`)).text();

test('what was read is unread again for who says so, and for nobody else, until they open it', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  await look(await open(id), id);
  await they.sade.post(`/conversations/${id}/seen`, { count: '1' });
  expect(unread(await list('ben'), id)).toBe('0');
  expect(part(await list('ben', '?unread=1'), `convo-${id}`)).toBe('');

  expect((await they.ben.post(path(id), {})).status).toBe(303);
  expect([unread(await list('ben'), id), unread(await list('sade'), id)]).toEqual(['1', '0']);
  expect(part(await list('ben', '?unread=1'), `convo-${id}`)).not.toBe('');
  const ben = { id: house.cast.ben, role: 'service', active: true, numberIds: [house.cast.main] } as const;
  expect(await countAlerts(house.sql, ben)).toMatchObject({ unread: 1 });

  await look(await open(id), id);
  expect(unread(await list('ben'), id)).toBe('0');
});

test('a page that was open before it was marked does not read it, whatever comes in', async () => {
  const customer = stranger(7);
  const { id } = await conversation(house, { agentId: house.cast.ben, customer });
  const before = await open(id);
  await they.ben.post(path(id), {});
  await look(before, id);
  expect(unread(await list('ben'), id)).toBe('1');

  await take(house.sql, deliveryOf(inboundText({ customer })));
  // As the stream draws it in the tab that is still open: without `marks`.
  await they.ben.post(`/conversations/${id}/seen`, { count: '2' });
  expect(unread(await list('ben'), id)).toBe('2');
  await look(await open(id), id);
  expect(unread(await list('ben'), id)).toBe('0');
});

test('with htmx its own page is left for the list; from the list only the row changes', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const there = { ...htmx, 'HX-Current-URL': `http://localhost:3000/inbox/${id}?view=mine` };
  const answer = await they.ben.post(path(id), {}, there);
  expect([answer.status, answer.headers.get('HX-Push-Url')]).toEqual([200, '/inbox?view=mine']);
  expect(answer.headers.get('HX-Trigger')).toBe(`{"focus-next":{"row":"convo-${id}"}}`);
  const html = await answer.text();
  for (const target of ['#thread', '#contact', '#live', '#rows', '#toasts'])
    expect(html).toContain(`hx-target="${target}"`);
  expect(unread(html, id)).toBe('1');
  expect(read(html)).toContain('Marked unread It stays unread for you until you open it again.');

  const listed = await they.ben.post(path(id), {}, htmx);
  expect(listed.headers.get('HX-Push-Url')).toBeNull();
  expect(await listed.text()).not.toContain('hx-partial hx-target="#thread"');
});

test('where the customer has written nothing, nothing can be unread', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  await house.sql`update conversations set inbound_count = 0 where id = ${id}`;
  expect(await open(id)).not.toContain(`action="${path(id)}"`);
  const answer = await they.ben.post(path(id), {}, htmx);
  expect(answer.status).toBe(409);
  expect(read(await answer.text())).toContain('so nothing can be unread');
});

test('404 for a stranger; who sees it and may not write may mark it all the same', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  expect((await they.zed.post(path(id), {})).status).toBe(404);
  expect((await they.ines.post(path(id), {})).status).toBe(303);
});
