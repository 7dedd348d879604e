import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { everybody, openRoom, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

type Name = keyof typeof they;
const page = async (who: Name, query = '') => (await they[who].get(`/inbox${query}`)).text();
const save = (who: Name, form: Record<string, string>) => they[who].post('/inbox/views', form);
const idOf = (html: string, name: string) =>
  new RegExp(`name="view" value="([0-9a-f-]+)" aria-label="[^"]*${name}"`).exec(html)?.[1] ?? '';

test('a list is kept under a name, opened again, and let go of', async () => {
  const query = '?status=closed&window=closed';
  expect(await page('ben')).not.toContain('Save this list');
  expect(await page('ben', query)).toContain('Save this list');
  const answer = await save('ben', { name: ' Late <b>ones</b> ', filters: query });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox${query}`]);

  const html = await page('ben');
  expect(read(html)).toContain('Late <b>ones</b>');
  expect(html).toContain('href="/inbox?status=closed&amp;window=closed"');
  expect(await page('ben', query)).not.toContain('Save this list');
  for (const other of ['ama', 'sade'] as const) expect(read(await page(other))).not.toContain('Late');

  const removal = await they.ben.post('/inbox/views/removals', {
    view: idOf(html, 'Late [^"]*'),
    filters: query,
  });
  expect([removal.status, removal.headers.get('location')]).toEqual([303, `/inbox${query}`]);
  expect(read(await page('ben'))).not.toContain('Late');
});

test('an Admin shares one with everybody; nobody else does, and nobody else takes it away', async () => {
  await save('ama', { name: 'Morning round', filters: '?view=unassigned&sort=oldest', shared: '1' });
  await save('sade', { name: 'Just mine', filters: '?view=mine&unread=1', shared: '1' });
  for (const who of ['ines', 'ben', 'sol', 'zed'] as const) {
    const html = await page(who);
    expect(read(html)).toContain('Morning round');
    expect(read(html)).not.toContain('Just mine');
    expect(idOf(html, 'Morning round')).toBe('');
  }
  const view = idOf(await page('ama'), 'Morning round');
  expect((await they.ben.post('/inbox/views/removals', { view })).status).toBe(404);
  expect(
    (await they.ama.post('/inbox/views/removals', { view: idOf(await page('sade'), 'Just mine') })).status,
  ).toBe(404);
  expect((await they.ama.post('/inbox/views/removals', { view })).status).toBe(303);
  expect(read(await page('zed'))).not.toContain('Morning round');
});

const rename = (who: Name, form: Record<string, string>) => they[who].post('/inbox/views/names', form);

test('who may remove it gives it another name, and stays where they are', async () => {
  const query = '?status=closed';
  await save('ben', { name: 'Shut', filters: '?view=mine&window=closed' });
  const answer = await rename('ben', {
    view: idOf(await page('ben'), 'Shut'),
    name: ' Mine, late ',
    filters: query,
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox${query}`]);
  const html = await page('ben');
  expect(read(html)).toContain('Mine, late');
  expect(read(html)).not.toContain('Shut');
  expect(html).toContain('href="/inbox?window=closed"');

  await save('ama', { name: 'Evening', filters: '?view=unassigned', shared: '1' });
  await rename('ama', { view: idOf(await page('ama'), 'Evening'), name: 'Night', filters: '' });
  expect(read(await page('zed'))).toContain('Night');
  expect(await page('zed')).not.toContain('Rename Night');
});

test('a new name that cannot be had is turned back with a sentence, in the form that stands open', async () => {
  for (const name of ['First', 'Second']) await save('ben', { name, filters: '?view=bot' });
  const view = idOf(await page('ben'), 'Second');
  for (const [name, status, sentence] of [
    ['First', 409, 'Another saved list has this name.'],
    ['  ', 422, 'Write a name for the list.'],
    ['x'.repeat(61), 422, 'at most 60 letters'],
  ] as const) {
    const answer = await rename('ben', { view, name, filters: '?view=bot' });
    const html = await answer.text();
    expect([answer.status, html.includes(sentence)]).toEqual([status, true]);
    expect(html).toMatch(new RegExp(`open=""[\\s\\S]*value="${name.trim()}"`));
  }
  expect(read(await page('ben'))).toContain('Second');
});

test('one that is gone, or somebody else’s, cannot be renamed, and the page says so', async () => {
  await save('sade', { name: 'Hers', filters: '?view=bot' });
  await save('ama', { name: 'Everybody’s', filters: '?view=bot', shared: '1' });
  const hers = idOf(await page('sade'), 'Hers');
  const shared = idOf(await page('ama'), 'Everybody’s');
  for (const [who, view] of [
    ['ama', hers],
    ['ben', shared],
    ['ben', '00000000-0000-7000-8000-000000000000'],
  ] as const) {
    const answer = await rename(who, { view, name: 'Taken over', filters: '' });
    expect(answer.status).toBe(409);
    expect(read(await answer.text())).toContain('Somebody removed this saved list meanwhile');
  }
  expect(read(await page('sade'))).toContain('Hers');
});

test('kept again under its name it is the newer; what is kept is only what an address may say', async () => {
  await save('ben', { name: 'Again', filters: '?view=mine' });
  await save('ben', { name: 'Again', filters: '?view=bot&q=%2B44+7700&number=1&evil="><script>' });
  const html = await page('ben');
  expect(html.match(/Again/g)).toHaveLength(4); // its name, in the field too, and the buttons that rename and remove it
  expect(html).toContain('href="/inbox?view=bot"');
  const [row] = await house.sql`select query from saved_views where name = 'Again'`;
  expect(row).toEqual({ query: '?view=bot' });
});

test.each([
  {},
  { name: '' },
  { name: '  ', filters: '' },
  { name: 'x'.repeat(61), filters: '' },
  { name: 'x', filters: 'y'.repeat(3000) },
])('nonsense is refused: %j', async (form) => {
  expect((await save('ben', form as Record<string, string>)).status).toBe(422);
  expect((await they.ben.post('/inbox/views/removals', { view: 'x' })).status).toBe(422);
  expect((await rename('ben', { view: 'x', name: 'y' })).status).toBe(422);
});
