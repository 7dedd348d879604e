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

const bens = async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  return { id, notes: `/conversations/${id}/notes`, page: `/inbox/${id}` };
};
const note = (body: string) => ({ key: randomUUID(), body });
const page = async (who: 'ama' | 'ben' | 'sade', path: string) => (await they[who].get(path)).text();
const noteId = async (id: string) =>
  (await house.sql<{ id: string }[]>`select id from notes where conversation_id = ${id}`)[0]?.id ?? '';

test('a plain form adds a note that colleagues read, with the mention marked', async () => {
  const { id, notes, page: path } = await bens();
  const form = await page('ben', `${path}?mode=note`);
  expect(form).toMatch(/id="thread"[^>]*data-compose="note"/);
  expect(form).toMatch(new RegExp(`action="${notes}"`));

  const answer = await they.ben.post(notes, note('@Sade <b>rack</b>\r\nhttps://example.test/rack'));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?mode=note`]);
  const html = part(await page('sade', path), `note-${await noteId(id)}`);
  expect(html).toContain('<mark>@Sade</mark> &lt;b&gt;rack&lt;/b&gt;');
  expect(html).toContain('href="https://example.test/rack"');
  expect(read(html)).toContain('Ben · note');
});

test('with htmx the note is put in its place, and the form gets a new key', async () => {
  const { id, notes } = await bens();
  const form = note('Call back at five');
  const answer = await they.ben.post(notes, form, htmx);
  expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'noted']);
  const html = await answer.text();
  expect(part(html, `note-${await noteId(id)}`)).toContain('Call back at five');
  expect(part(html, 'note-key')).not.toContain(form.key);
  await they.ben.post(notes, form, htmx);
  expect(await house.sql`select from notes where conversation_id = ${id}`).toHaveLength(1);
});

test('a mention of who cannot see it is refused with a sentence, and the text stays', async () => {
  const { id, notes } = await bens();
  const plain = await they.ben.post(notes, note('@Zed, look'));
  const html = await plain.text();
  expect(plain.status).toBe(422);
  expect(read(html)).toContain('Zed cannot see this conversation');
  expect(html).toContain('>@Zed, look</textarea>');
  expect(html).toMatch(/id="thread"[^>]*data-compose="note"/);

  const swapped = await they.ben.post(notes, note('@Zed, look'), htmx);
  expect(swapped.status).toBe(422);
  expect(read(await swapped.text())).toContain('Zed cannot see this conversation');
  expect(await house.sql`select from notes where conversation_id = ${id}`).toHaveLength(0);
});

test('who may be mentioned: those who see the conversation, oneself left out', async () => {
  const { id } = await bens();
  const list = await they.ben.get(`/conversations/${id}/colleagues`, htmx);
  const names = [...(await list.text()).matchAll(/data-insert="@(\w+) "/g)].map(([, name]) => name);
  expect(names).toEqual(['Ama', 'Ines', 'Sade']);
});

test('a mention is unread until its person has had the thread open', async () => {
  const { id, notes, page: path } = await bens();
  await they.sade.post(`/conversations/${id}/seen`, { count: '1', seq: '1' });
  const asks = async () => /id="seen"[^>]*hx-trigger/.test(await page('sade', path));
  expect(await asks()).toBe(false);
  await they.ben.post(notes, note('@Sade?'));
  expect(await asks()).toBe(true);
  const seq = /name="seq" value="(\d+)"/.exec(await page('sade', path))?.[1] ?? '';
  await they.sade.post(`/conversations/${id}/seen`, { count: '1', seq }, htmx);
  expect(await asks()).toBe(false);
});

test('its writer takes it back, nobody else; the line stays', async () => {
  const { id, notes, page: path } = await bens();
  await they.ben.post(notes, note('Not for the file'));
  const removal = `${notes}/${await noteId(id)}/removal`;
  expect(await page('ben', path)).toContain(`action="${removal}"`);
  expect(await page('ama', path)).not.toContain(`action="${removal}"`);

  const others = await they.ama.post(removal, {});
  expect([others.status, read(await others.text())]).toEqual([
    403,
    expect.stringContaining('Only whoever wrote a note can take it back.'),
  ]);
  const own = await they.ben.post(removal, {}, htmx);
  expect(read(await own.text())).toContain('Ben took a note back.');
  expect((await they.ben.post(removal, {})).status).toBe(303);
  const after = read(await page('ama', path));
  expect(after).toContain('Ben took a note back.');
  expect(after).not.toContain('Not for the file');
});

test('notes are there where no reply can be written: it waits, it is closed, the window is over', async () => {
  const waiting = await conversation(house);
  expect(part(await page('ben', `/inbox/${waiting.id}`), 'composer')).toContain('data-compose="note"');
  const { id, notes, page: path } = await bens();
  await house.sql`update conversations set window_until = now() where id = ${id}`;
  expect(part(await page('ben', path), 'composer')).toContain('data-compose="note"');
  await house.sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${id}`;
  expect((await they.ben.post(notes, note('After the close'))).status).toBe(303);
  const [row] = await house.sql`select status from conversations where id = ${id}`;
  expect(row).toEqual({ status: 'closed' });
});

test('404 for a stranger and for another conversation’s note, 403 for who only reads, 422 for nonsense', async () => {
  const { id, notes } = await bens();
  expect((await they.zed.post(notes, note('Hello'))).status).toBe(404);
  expect((await they.zed.get(`/conversations/${id}/colleagues`, htmx)).status).toBe(404);
  expect((await they.ben.post(notes, { body: 'no key' })).status).toBe(422);
  expect((await they.ben.post(notes, note(' '))).status).toBe(422);

  await they.ben.post(notes, note('Mine'));
  const other = await bens();
  const crossed = `${other.notes}/${await noteId(id)}/removal`;
  expect((await they.ben.post(crossed, {})).status).toBe(404);
  expect((await they.ben.post(`${notes}/x/removal`, {})).status).toBe(404);

  await house.sql`update conversations set agent_id = ${house.cast.sol} where id = ${id}`;
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.get(`/inbox/${id}`)).status).toBe(200);
  expect((await they.sol.post(notes, note('Only reads'))).status).toBe(403);
});
