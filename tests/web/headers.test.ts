import { afterAll, beforeAll, expect, test } from 'vitest';
import { baseUrl, type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('only our own files run or style a page, nothing frames it, no cache keeps it', async () => {
  const answer = await house.app.request(`${baseUrl}/login`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src 'self'/);
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
  expect(policy).toMatch(/worker-src 'self'; manifest-src 'self'/);
  expect(policy).not.toContain('unsafe');
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(policy).toMatch(/form-action 'self'/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('strict-transport-security')).toBeNull();
});

test('a page has no script and no style of its own', async () => {
  const page = await (await house.app.request(`${baseUrl}/login`)).text();
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|hx-on|javascript:/i);
});

test('over https cookies are for https alone, and browsers are told to stay there', async () => {
  const secure = await openHouse({ baseUrl: 'https://inbox.example' });
  const answer = await secure.browser().login('ben@demo.example');
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-switchboard\.session_token=.*Secure/);
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
  await secure.close();
});

test('machines may ask how it is, without a session', async () => {
  expect(await (await house.app.request('/healthz')).text()).toBe('ok');
  expect((await house.app.request('/readyz')).status).toBe(200);
});

test('with Postgres away it is up, not ready, and a page says so in words', async () => {
  const other = await openHouse();
  await other.world.live.stop();
  await other.sql.end({ timeout: 0 });
  expect((await other.app.request('/healthz')).status).toBe(200);
  expect((await other.app.request('/readyz')).status).toBe(503);
  const page = await other.browser().login('ben@demo.example');
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('can’t be reached right now');
  await other.close().catch(() => {}); // its pool has ended already
});

test('an address that leads nowhere says so to whoever has signed in', async () => {
  const ben = await house.as('ben');
  const answer = await ben.get('/nowhere');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('This page doesn’t exist');
});
