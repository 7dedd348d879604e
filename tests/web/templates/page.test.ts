import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve } from '../../support/templates.ts';
import type { House } from '../house.ts';
import { everybody, openRoom, read } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  await approve(house.sql);
  const says = [{ type: 'BODY', text: '<b>Now</b>' }];
  await approve(house.sql, says, { name: 'sale', status: 'REJECTED', rejectedReason: 'INVALID_FORMAT' });
});
afterAll(() => house.close());

test('everybody who may send sees them, as text, with why one was rejected; Admins sync', async () => {
  for (const who of ['ama', 'ines', 'ben', 'sol', 'zed'] as const) {
    const html = await (await they[who].get('/templates')).text();
    expect(read(html)).toContain('Hi {{1}}, your order {{2}} is here.');
    expect(html).toContain('&lt;b&gt;Now');
    expect(read(html)).toContain('Rejected: Invalid format');
    expect(html.includes('action="/templates/syncs"')).toBe(who === 'ama');
  }
});

test('search and filters narrow the list; nothing found says so', async () => {
  const html = await (await they.ben.get('/templates?q=ORDER&status=APPROVED')).text();
  const found = read(html);
  expect(found).toContain('order_update');
  expect(html, 'which breaks within no word').toContain('order_<wbr/>update');
  expect(found).not.toContain('Invalid format');
  expect(read(await (await they.ben.get('/templates?q=zebra')).text())).toContain('No template fits');
});

test('Sync now asks for every account; others have no such button to press', async () => {
  await house.sql`update numbers set access_token = 'x' where access_token is null`;
  expect((await they.ama.post('/templates/syncs', {})).status).toBe(303);
  expect(await house.sql`select signal from outbox where signal = 'templatesAsked'`).not.toHaveLength(0);
  expect(read(await (await they.ama.get('/templates')).text())).toContain('Syncing…');
  expect((await they.ben.post('/templates/syncs', {})).status).toBe(404);
});
