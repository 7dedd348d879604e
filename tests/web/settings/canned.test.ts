import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { everybody, openRoom, read } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from canned_replies`);

const path = '/settings/replies';
const hours = { name: '/Opening hours', body: 'We open at nine,\r\n{{contact.first_name}}.' };
const kept = async () => [...(await house.sql`select name, body from canned_replies order by name`)];
const idOf = async (name: string) =>
  (await house.sql<{ id: string }[]>`select id from canned_replies where name = ${name}`)[0]?.id ?? '';

test('an Admin writes one, changes it and deletes it; every agent reads it', async () => {
  const made = await they.ama.post(path, hours);
  expect([made.status, made.headers.get('location')]).toEqual([303, `${path}?done=added`]);
  expect(await kept()).toEqual([
    { name: 'Opening-hours', body: 'We open at nine,\n{{contact.first_name}}.' },
  ]);

  const page = await (await they.ben.get(path)).text();
  expect(read(page)).toContain('/Opening-hours We open at nine');
  expect(page).not.toContain('<textarea');
  expect(page).toContain('aria-current="page"');

  const one = `${path}/${await idOf('Opening-hours')}`;
  expect(await (await they.ama.get(one)).text()).toContain('value="Opening-hours"');
  expect((await they.ama.post(one, { name: 'hours', body: 'At ten' })).status).toBe(303);
  expect(await kept()).toEqual([{ name: 'hours', body: 'At ten' }]);
  expect((await they.ama.post(`${one}/removal`, { name: 'Opening-hours' })).status).toBe(422);
  expect((await they.ama.post(`${one}/removal`, { name: 'hours' })).status).toBe(303);
  expect((await they.ama.post(`${one}/removal`, { name: 'hours' })).status).toBe(404);
  expect(await kept()).toEqual([]);
});

test('what cannot be kept comes back with a sentence and with what was typed', async () => {
  await they.ama.post(path, hours);
  const taken = await they.ama.post(path, { name: 'opening-HOURS', body: 'Another' });
  expect(taken.status).toBe(409);
  const html = await taken.text();
  expect(read(html)).toContain('There is one with this shortcut already.');
  expect(html).toContain('>Another</textarea>');

  const unknown = await they.ama.post(path, { name: 'hi', body: 'Hi {{contact.nick}}' });
  expect([unknown.status, read(await unknown.text())]).toEqual([
    422,
    expect.stringContaining('Something in double braces is none of the four'),
  ]);
  await they.ama.post(path, { name: 'other', body: 'x' });
  const other = `${path}/${await idOf('other')}`;
  expect((await they.ama.post(other, { name: 'opening-hours', body: 'x' })).status).toBe(409);
  expect((await they.ama.post(path, { name: 'x' })).status).toBe(422);
  expect(await kept()).toHaveLength(2);
});

test('nobody but an Admin writes one', async () => {
  for (const who of ['ines', 'ben', 'sol'] as const) {
    expect((await they[who].get(path)).status).toBe(200);
    expect((await they[who].post(path, hours)).status).toBe(404);
  }
  expect(await kept()).toEqual([]);
});
