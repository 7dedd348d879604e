import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from sessions`;
  await house.sql`delete from presence`;
  await house.sql`delete from rate_limits`;
});

async function isAvailable(): Promise<boolean> {
  const [row] = await house.sql<{ available: boolean }[]>`
    select available and lease_until > now() as available from presence where user_id = ${house.cast.ben}`;
  return row?.available ?? false;
}

test('a login starts Away; the button switches to Available and back', async () => {
  const ben = await house.as('ben');
  expect(await isAvailable()).toBe(false);

  const answer = await ben.post(
    '/presence',
    { available: 'true' },
    { referer: 'http://localhost:3000/inbox?view=mine', host: 'localhost:3000' },
  );
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/inbox?view=mine']);
  expect(await isAvailable()).toBe(true);
  await ben.post('/presence', { available: 'false' });
  expect(await isAvailable()).toBe(false);
});

test('htmx gets every place where presence shows, and nothing else', async () => {
  const ben = await house.as('ben');
  const html = await (await ben.post('/presence', { available: 'true' }, { 'HX-Request': 'true' })).text();
  expect(html.match(/hx-target="([^"]+)"/g)).toEqual([
    'hx-target="#presence"',
    'hx-target="#presence-mini"',
    'hx-target="#presence-hint"',
    'hx-target="#rail-me"',
  ]);
  expect(html).toContain('You’re Available');
  expect(html).toContain('aria-checked="true"');
});

test.each([{}, { available: 'maybe' }, { available: '' }])('nonsense changes nothing: %j', async (form) => {
  const ben = await house.as('ben');
  expect((await ben.post('/presence', form as Record<string, string>)).status).toBe(422);
  expect(await isAvailable()).toBe(false);
});

test('nobody can be switched by a stranger, nor by naming somebody else', async () => {
  expect((await house.browser().post('/presence', { available: 'true' })).headers.get('location')).toMatch(
    /^\/login/,
  );
  const sade = await house.as('sade');
  await sade.post('/presence', { available: 'true', user: house.cast.ben, userId: house.cast.ben });
  expect(await isAvailable()).toBe(false);
});

test('a second login finds Available where another session is; the last one out is Away', async () => {
  const first = await house.as('ben');
  await first.post('/presence', { available: 'true' });
  const second = await house.as('ben');
  expect(await isAvailable()).toBe(true);

  await first.post('/logout', {});
  expect(await isAvailable()).toBe(true);
  await second.post('/logout', {});
  expect(await isAvailable()).toBe(false);
});

test('a login after the last session has ended starts Away', async () => {
  const first = await house.as('ben');
  await first.post('/presence', { available: 'true' });
  await house.sql`update sessions set expires_at = now()`;
  await house.as('ben');
  expect(await isAvailable()).toBe(false);
});

test('each request renews the lease', async () => {
  const ben = await house.as('ben');
  await ben.post('/presence', { available: 'true' });
  await house.sql`update presence set lease_until = now() + interval '1 second'`;
  await ben.get('/');
  const [row] = await house.sql<[{ left: number }]>`
    select extract(epoch from lease_until - now())::float8 as left from presence`;
  expect(row.left).toBeGreaterThan(100);
});

test('the theme is a choice of three, kept with the person and put on the page', async () => {
  const ben = await house.as('ben');
  const answer = await ben.post('/profile/theme', { theme: 'dark' }, { 'HX-Request': 'true' });
  expect(answer.headers.get('HX-Trigger')).toBe('{"theme":{"theme":"dark"}}');
  expect(await answer.text()).toContain('Dark');
  expect(await (await ben.get('/nowhere')).text()).toContain('data-theme="dark"');
  expect((await ben.post('/profile/theme', { theme: 'pink' })).status).toBe(422);
});
