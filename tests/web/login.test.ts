import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type House, openHouse, password } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from rate_limits`);

const wrong = 'don’t match';

test('whoever has no session is sent to the login page, and from there to where they were going', async () => {
  const browser = house.browser();
  const turned = await browser.get('/inbox?view=mine');
  expect(turned.status).toBe(303);
  expect(turned.headers.get('location')).toBe('/login?next=%2Finbox%3Fview%3Dmine');

  const page = await (await browser.get('/login?next=%2Finbox%3Fview%3Dmine')).text();
  expect(page).toContain('name="next" value="/inbox?view=mine"');
  const welcome = await browser.login('ben@demo.example', { next: '/inbox?view=mine' });
  expect([welcome.status, welcome.headers.get('location')]).toEqual([303, '/inbox?view=mine']);
});

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:x',
  '/a\nb',
])('a login leads to no other site: %s', async (next) => {
  expect((await house.browser().login('ben@demo.example', { next })).headers.get('location')).toBe('/inbox');
});

test('the e-mail address is not case-sensitive; the password is', async () => {
  expect((await house.browser().login(' Ben@Demo.Example ')).status).toBe(303);
  const answer = await house
    .browser()
    .post('/login', { email: 'ben@demo.example', password: password.toUpperCase() });
  expect(answer.status).toBe(422);
});

test('a wrong password, an unknown address and somebody deactivated get the same answer', async () => {
  const answers = await Promise.all([
    house.browser().post('/login', { email: 'ben@demo.example', password: 'wrong' }),
    house.browser().post('/login', { email: 'who@demo.example', password: 'wrong' }),
    house.browser().login('dee@demo.example'),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBe(422);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  const [bad = '', unknown = '', deactivated = ''] = await Promise.all(
    answers.map((answer) => answer.text()),
  );
  expect(bad).toContain(wrong);
  const plain = (page: string) => page.replaceAll(/(ben|who|dee)@/g, 'x@');
  expect(plain(unknown)).toBe(plain(bad));
  expect(plain(deactivated)).toBe(plain(bad));
});

test('an unknown address costs as much work as a wrong password', async () => {
  let hashes = 0;
  const watch = createHook({ init: (_id, type) => void (type === 'SCRYPTREQUEST' && hashes++) }).enable();
  try {
    for (const email of ['ben@demo.example', 'who@demo.example', 'dee@demo.example']) {
      hashes = 0;
      await house.browser().post('/login', { email, password: 'wrong' });
      expect(hashes, `passwords hashed for ${email}`).toBe(1);
    }
  } finally {
    watch.disable();
  }
});

test('nothing typed is a sentence, not an error', async () => {
  const answer = await house.browser().post('/login', {});
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Enter your e-mail address');
});

test('the eleventh try in a minute on one account is turned away, right or wrong', async () => {
  for (let attempt = 0; attempt < 10; attempt++)
    expect(
      (await house.browser().post('/login', { email: 'ben@demo.example', password: 'wrong' })).status,
    ).toBe(422);
  const answer = await house.browser().login('ben@demo.example');
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain('Wait a minute');

  await house.sql`update rate_limits set last_request = last_request - 60000`;
  expect((await house.browser().login('ben@demo.example')).status).toBe(303);
});

test('the eleventh try from one address is turned away, whatever the account', async () => {
  for (let attempt = 0; attempt < 10; attempt++)
    await house.browser().post('/login', { email: `${attempt}@demo.example`, password: 'wrong' });
  expect((await house.browser().login('ben@demo.example')).status).toBe(429);
});

test('the session cookie is for this site and for no script', async () => {
  const answer = await house.browser().login('ben@demo.example');
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^switchboard\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Max-Age/i); // ends with the browser
});

test('a session ends after twelve idle hours, or thirty days for whoever asked to stay', async () => {
  const left = async (token: string) => {
    const [row] = await house.sql<[{ hours: number }]>`
      select (extract(epoch from expires_at - now()) / 3600)::float8 as hours from sessions where token = ${token}`;
    return row.hours;
  };
  const tokenOf = (browser: ReturnType<House['browser']>) =>
    decodeURIComponent(browser.jar.get('switchboard.session_token') ?? '').split('.')[0] ?? '';

  const short = house.browser();
  await short.login('ben@demo.example');
  expect(await left(tokenOf(short))).toBeCloseTo(12, 1);
  const long = house.browser();
  const welcome = await long.login('ben@demo.example', { keep: 'on' });
  expect(await left(tokenOf(long))).toBeCloseTo(720, 1);
  expect(welcome.headers.getSetCookie()[0]).toMatch(/Max-Age=2592000/i);

  await house.sql`update sessions set expires_at = now() + interval '1 hour'`;
  await short.get('/healthz');
  expect(await left(tokenOf(short))).toBeCloseTo(1, 1);
  expect((await short.get('/')).status).toBe(302);
  expect(await left(tokenOf(short))).toBeCloseTo(12, 1);

  await house.sql`update sessions set expires_at = now()`;
  expect((await short.get('/')).status).toBe(303);
});

test('a request notes, by the minute, when and from where its person was here', async () => {
  const browser = await house.as('zed');
  const seen = async () =>
    (
      await house.sql`
        select sessions.ip_address, sessions.updated_at, presence.seen_at, presence.available from sessions
        join presence using (user_id) where user_id = ${house.cast.zed}`
    )[0];
  expect((await browser.get('/')).status).toBe(302);
  const first = await seen();
  expect(first).toMatchObject({ ip_address: '127.0.0.1', seen_at: expect.any(Date), available: false });
  await browser.get('/');
  expect(await seen()).toEqual(first);
  await house.sql`update sessions set updated_at = now() - interval '2 minutes' where user_id = ${house.cast.zed}`;
  await browser.get('/');
  expect((await seen())?.['seen_at'].getTime()).toBeGreaterThan(first?.['seen_at'].getTime());
});

test('the next request soon after asks who it is, and nothing else of the session', async () => {
  const browser = await house.as('ama');
  const asked: string[] = [];
  const questionsOf = async (path: string) => {
    asked.length = 0;
    house.sql.options.debug = (_, text) => void asked.push(text);
    await browser.get(path);
    house.sql.options.debug = false;
    return asked.length;
  };
  await browser.get('/');
  expect(await questionsOf('/'), asked.join('\n')).toBe(1);
  await house.sql`update sessions set updated_at = now() - interval '2 minutes' where user_id = ${house.cast.ama}`;
  expect(await questionsOf('/'), asked.join('\n')).toBe(2);
});

test('who is deactivated is out with the next request', async () => {
  const browser = await house.as('sade');
  expect((await browser.get('/')).status).toBe(302);
  await house.sql`update users set active = false where id = ${house.cast.sade}`;
  expect((await browser.get('/')).headers.get('location')).toMatch(/^\/login/);
});

test('a cookie somebody else has signed is no session', async () => {
  const browser = house.browser();
  await browser.login('ben@demo.example');
  const [token = ''] = decodeURIComponent(browser.jar.get('switchboard.session_token') ?? '').split('.');
  browser.jar.set('switchboard.session_token', encodeURIComponent(`${token}.${btoa('x'.repeat(32))}`));
  expect((await browser.get('/')).headers.get('location')).toMatch(/^\/login/);
});

test('logging out ends the session, and logging in again in the same browser replaces it', async () => {
  const browser = house.browser();
  await browser.login('ben@demo.example');
  const before = browser.jar.get('switchboard.session_token') ?? '';
  await browser.login('ben@demo.example');
  const after = browser.jar.get('switchboard.session_token') ?? '';
  expect(after).not.toBe(before);

  const stale = house.browser();
  stale.jar.set('switchboard.session_token', before);
  expect((await stale.get('/')).status).toBe(303);

  const bye = await browser.post('/logout', {});
  expect([bye.status, bye.headers.get('location')]).toEqual([303, '/login']);
  expect(browser.jar.has('switchboard.session_token')).toBe(false);
  stale.jar.set('switchboard.session_token', after);
  expect((await stale.get('/')).status).toBe(303);
});

test('a form from another site is turned away with a sentence', async () => {
  const browser = house.browser();
  await browser.login('ben@demo.example');
  const answer = await browser.post('/logout', {}, { origin: 'https://elsewhere.example' });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('came from another site');
  expect((await browser.get('/')).status).toBe(302);
});
