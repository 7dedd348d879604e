import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../../db/numbers.ts';
import { createTag } from '../../../db/tags.ts';
import { inboxFragments, openScreen } from '../../../web/inbox/live.tsx';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
let tag: string;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  const made = await createTag(house.sql, { name: '<b>delivery</b>', hue: 6 });
  if (!made.ok) throw new Error(made.why);
  tag = made.value.id;
});
afterAll(() => house.close());

const path = (contactId: string) => `/contacts/${contactId}/tags`;
const isOn = async (contactId: string) =>
  (await house.sql`select from contact_tags where contact_id = ${contactId} and tag_id = ${tag}`).length ===
  1;

test('everybody who may reply puts it on and takes it off, from the panel and from the page', async () => {
  for (const name of ['ama', 'ines', 'ben', 'sol'] as const) {
    const open = await conversation(house, { agentId: name === 'sol' ? house.cast.sol : house.cast.ben });
    const panel = part(await (await they[name].get(`/inbox/${open.id}`)).text(), 'contact');
    expect(panel, name).toContain(`action="${path(open.contactId)}"`);
    expect(panel).toContain('&lt;b&gt;delivery&lt;/b&gt;');
    const answer = await they[name].post(path(open.contactId), { on: tag });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/contacts/${open.contactId}`]);
    expect(await isOn(open.contactId)).toBe(true);
    await they[name].post(path(open.contactId), { off: tag });
    expect(await isOn(open.contactId)).toBe(false);
  }
});

test('beside a thread the panel and the row come back as they are now', async () => {
  const open = await conversation(house, { agentId: house.cast.ben });
  const press = () => they.ben.post(path(open.contactId), { on: tag, conversation: open.id }, htmx);
  const answer = await press();
  const html = await answer.text();
  expect([answer.status, answer.headers.get('hx-trigger')]).toEqual([200, 'tagged']);
  expect(html).toContain(`aria-label="Remove tag &lt;b&gt;delivery&lt;/b&gt;"`);
  expect(read(part(html, `convo-${open.id}`))).toContain('<b>delivery</b>');
  expect((await press()).status, 'pressed twice').toBe(200);
});

test('another screen that shows the conversation learns of it', async () => {
  const open = await conversation(house, { agentId: house.cast.sade });
  const screen = openScreen({ conversation: open.id, view: 'all' });
  const said: string[] = [];
  const [sade] = await house.sql`select * from users where id = ${house.cast.sade}`;
  const viewer = {
    ...sade,
    role: 'service',
    active: true,
    numberIds: [house.cast.main],
    available: true,
  } as never;
  await inboxFragments(house.sql, viewer, screen, 'resync', () => {});
  const { tagContacts } = await import('../../../db/contact-tags.ts');
  const { changed } = await tagContacts(house.sql, {
    ...{ contactIds: [open.contactId], by: house.cast.ben, tagId: tag, on: true },
  });
  await inboxFragments(house.sql, viewer, screen, changed, (html) => void said.push(html));
  expect(said.join('')).toContain('Remove tag &lt;b&gt;delivery');
  expect(read(part(said.join(''), `convo-${open.id}`))).toContain('<b>delivery</b>');
});

test('who sees nothing of the customer gets 404, who may not 403, nonsense 422, a deleted tag 409', async () => {
  const open = await conversation(house, { agentId: house.cast.sol });
  expect((await they.zed.post(path(open.contactId), { on: tag })).status).toBe(404);
  expect((await they.ben.post(path(randomUUID()), { on: tag })).status).toBe(404);
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.post(path(open.contactId), { on: tag })).status).toBe(403);
  const [refused] = await house.sql`select action from refusals where contact_id = ${open.contactId}`;
  expect(refused?.['action']).toBe('tag');
  expect(await isOn(open.contactId)).toBe(false);
  const panel = part(await (await they.sol.get(`/inbox/${open.id}`)).text(), 'contact');
  expect(panel).not.toContain('tag-put');
  await house.sql.begin((tx) =>
    addMember(tx, { numberId: house.cast.main, userId: house.cast.sol, capacity: null }),
  );
  for (const form of [{}, { on: 'x' }, { off: "'" }])
    expect((await they.ben.post(path(open.contactId), form as never)).status).toBe(422);
  expect((await they.ben.post(path(open.contactId), { on: randomUUID() })).status).toBe(409);
});

test('Settings: an Admin makes, renames, recolours and merges; what was typed comes back with its refusal', async () => {
  const page = async () => read(await (await they.ama.get('/settings/tags')).text());
  const added = await they.ama.post('/settings/tags', { name: 'Réntal', hue: '3' });
  expect(added.headers.get('location')).toBe('/settings/tags?done=added');
  const twice = await they.ama.post('/settings/tags', { name: 'RENTAL', hue: '3' });
  expect(twice.status).toBe(409);
  expect(await twice.text()).toMatch(/value="RENTAL"[^]*/);
  for (const [form, status] of [
    [{ name: ' ', hue: '1' }, 422],
    [{ name: 'x'.repeat(41), hue: '1' }, 422],
    [{ hue: '1' }, 422],
  ] as const)
    expect((await they.ama.post('/settings/tags', form as never)).status).toBe(status);

  const [rental] = await house.sql`select id from tags where name = 'rental'`;
  const open = await conversation(house, { agentId: house.cast.ben });
  await they.ben.post(path(open.contactId), { on: rental?.['id'] });
  expect((await they.ama.post(`/settings/tags/${rental?.['id']}`, { name: 'Hire', hue: '9' })).status).toBe(
    422,
  );
  await they.ama.post(`/settings/tags/${rental?.['id']}`, { name: 'Hire', hue: '2' });
  expect(await page()).toMatch(/Hire On 1 contact/);
  expect(read(await (await they.ama.get(`/settings/tags/${rental?.['id']}/removal`)).text())).toContain(
    'It is on 1 contact.',
  );
  await they.ama.post(`/settings/tags/${rental?.['id']}/removal`, { into: tag });
  expect(await page()).not.toContain('Hire');
  expect(await isOn(open.contactId)).toBe(true);
  expect((await they.ama.get(`/settings/tags/${rental?.['id']}`)).status).toBe(404);
  expect((await they.ben.get('/settings/tags')).status).toBe(404);
});
