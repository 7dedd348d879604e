import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, type House, openHouse, password } from '../house.ts';

let house: House;
let ben: Browser;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from rate_limits`;
  await house.sql`delete from sessions`;
  await house.sql`update users set name = 'Ben', hue = 1, theme = 'system', single_keys = true where id = ${house.cast.ben}`;
  await house.sql`
    update accounts set password = (select password from accounts where user_id = ${house.cast.ama})
    where user_id = ${house.cast.ben}`;
  ben = await house.as('ben');
});

const filled = { name: 'Ben Okafor', hue: '5', theme: 'dark', language: 'en', singleKeys: 'on' };
const bens = async () =>
  (
    await house.sql`select name, email, role, hue, theme, language, single_keys from users where id = ${house.cast.ben}`
  )[0];
const page = async (browser = ben) => (await browser.get('/settings/profile')).text();

describe('about oneself', () => {
  test('name, colour, theme, language and keys are saved, and the page comes back in them', async () => {
    const { singleKeys: _, ...off } = filled;
    const answer = await ben.post('/settings/profile', off);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/profile?done=saved']);
    expect(await bens()).toMatchObject({
      name: 'Ben Okafor',
      hue: 5,
      theme: 'dark',
      language: 'en',
      single_keys: false,
    });
    const html = await (await ben.get('/settings/profile?done=saved')).text();
    expect(html).toContain('data-theme="dark"');
    expect(html).toContain('<body data-keys="off">');
    expect(html).toContain('turned single keys off in your Profile');
    expect(html).toMatch(/role="status"[^]*Saved\./);
    await ben.post('/settings/profile', filled);
    expect(await page()).not.toContain('data-keys');
  });

  test('in Arabic the page runs from right to left', async () => {
    expect(await page()).toContain('<html lang="en" dir="ltr"');
    await ben.post('/settings/profile', { ...filled, language: 'ar' });
    expect(await page()).toContain('<html lang="ar" dir="rtl"');
    await ben.post('/settings/profile', filled);
    expect(await page()).toContain('<html lang="en" dir="ltr"');
  });

  test.each(['', '   ', 'x'.repeat(81)])(
    '“%.10s” is no name: a sentence at the field, the rest kept',
    async (name) => {
      const answer = await ben.post('/settings/profile', { ...filled, name });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('at most 80 characters');
      expect(html).toMatch(/value="5"[^>]*checked|checked[^>]*value="5"/);
      expect(await bens()).toMatchObject({ name: 'Ben', hue: 1 });
    },
  );

  test.each([
    ['hue', '9'],
    ['hue', 'blue'],
    ['theme', 'neon'],
    ['language', 'xx'],
  ])('%s=%s is nonsense', async (field, value) => {
    expect((await ben.post('/settings/profile', { ...filled, [field]: value })).status).toBe(422);
    expect(await bens()).toMatchObject({ hue: 1, theme: 'system', language: 'en' });
  });

  test('changes nobody else, and neither address, role nor access (X5, X23)', async () => {
    const more = {
      id: house.cast.ama,
      email: 'mine@demo.example',
      role: 'admin',
      active: 'true',
      numberIds: house.cast.second,
    };
    await ben.post('/settings/profile', { ...filled, ...more });
    expect(await bens()).toMatchObject({ email: 'ben@demo.example', role: 'service', name: 'Ben Okafor' });
    const [ama] = await house.sql`select name, role from users where id = ${house.cast.ama}`;
    expect(ama).toEqual({ name: 'Ama', role: 'admin' });
  });

  test('a name is text, whatever is in it', async () => {
    await ben.post('/settings/profile', { ...filled, name: '"><img src=x onerror=alert(1)>' });
    const html = await page();
    expect(html).toContain('&lt;img');
    expect(html).not.toContain('<img src=x');
  });
});

describe('the password', () => {
  const better = 'four words are better';
  const change = (fields: Record<string, string>) => ben.post('/settings/profile/password', fields);
  const login = async (secret: string) =>
    (await house.browser().post('/login', { email: 'ben@demo.example', password: secret })).status;

  test('is changed with the present one; every other session ends, this one goes on', async () => {
    const elsewhere = await house.as('ben');
    const answer = await change({ current: password, password: better });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/profile?done=password']);
    expect((await ben.get('/inbox')).status).toBe(200);
    expect((await elsewhere.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
    expect([await login(password), await login(better)]).toEqual([422, 303]);
  });

  test('also ends links that would set another', async () => {
    await house.sql`insert into password_resets (user_id) values (${house.cast.ben})`;
    await change({ current: password, password: better });
    expect(await house.sql`select from password_resets`).toHaveLength(0);
  });

  test.each([
    ['not the present one', { current: 'not it at all', password: better }, 'isn’t your current password'],
    ['none', { password: better }, 'isn’t your current password'],
    ['too short a new one', { current: password, password: 'eleven char' }, 'at least 12 characters'],
    ['too long a new one', { current: password, password: 'x'.repeat(201) }, 'at most 200'],
  ])('stays with %s: a sentence at the field, and nobody is signed out', async (_, fields, sentence) => {
    const elsewhere = await house.as('ben');
    const answer = await change(fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html.match(/aria-invalid/g)).toHaveLength(1);
    expect(html, 'a password goes into no page').not.toContain(`value="${better}"`);
    expect((await elsewhere.get('/inbox')).status).toBe(200);
    expect(await login(password)).toBe(303);
  });

  test('is guessed at ten times a minute at most, also by who has the browser', async () => {
    for (let tries = 0; tries < 10; tries++)
      expect((await change({ current: 'wrong', password: better })).status).toBe(422);
    const answer = await change({ current: password, password: better });
    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain('Too many attempts');
    expect(await login(password)).toBe(303);
  });

  test('changed twice at once is changed once', async () => {
    const answers = await Promise.all(
      ['the first of the two', 'the other of the two'].map((one) =>
        change({ current: password, password: one }),
      ),
    );
    for (const status of [303, 422]) expect(answers.filter((one) => one.status === status)).toHaveLength(1);
  });
});

describe('sessions', () => {
  const iPhone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E Safari/604.1';
  const phone = async () => {
    const browser = await house.as('ben');
    const [{ id } = { id: '' }] = await house.sql<{ id: string }[]>`
      update sessions set user_agent = ${iPhone}, ip_address = '203.0.113.7', updated_at = now() + interval '1 second'
      where id = (select id from sessions where user_id = ${house.cast.ben} order by created_at desc limit 1) returning id`;
    return { browser, id };
  };
  const signOut = (session: string) => ben.post('/settings/profile/sign-outs', { session });

  test('each with device, address and when it was used; this one is marked and has no button', async () => {
    const { id } = await phone();
    const html = await page();
    expect(html).toContain('Safari on iPhone');
    expect(html).toContain('203.0.113.7');
    expect(html.match(/This device/g)).toHaveLength(1);
    expect(html.match(/name="session"/g)).toHaveLength(2);
    expect(html).toContain(`value="${id}"`);
    expect(html).not.toMatch(/[A-Za-z0-9]{32}\./);
  });

  test('one is signed out; asked again it is no error', async () => {
    const { browser, id } = await phone();
    for (let times = 0; times < 2; times++)
      expect((await signOut(id)).headers.get('location')).toBe('/settings/profile?done=signed-out');
    expect((await browser.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
    expect((await ben.get('/inbox')).status).toBe(200);
  });

  test('all others are signed out, nobody else’s', async () => {
    const [first, second, sade] = [await phone(), await phone(), await house.as('sade')];
    await signOut('others');
    for (const { browser } of [first, second])
      expect((await browser.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
    for (const browser of [ben, sade]) expect((await browser.get('/inbox')).status).toBe(200);
    expect(await page()).not.toContain('Sign out everywhere else');
  });

  test('of somebody else’s cannot be ended', async () => {
    const sade = await house.as('sade');
    const [theirs] = await house.sql<
      { id: string }[]
    >`select id from sessions where user_id = ${house.cast.sade}`;
    expect(theirs, 'there is one to end').toBeDefined();
    expect((await signOut(theirs?.id ?? '')).status).toBe(303);
    expect((await sade.get('/inbox')).status).toBe(200);
    expect((await signOut('all of them')).status).toBe(422);
  });
});

test.each(['ama', 'ines', 'ben', 'sol'])(
  '%s has a page of their own, and finds it in their menu',
  async (name) => {
    const person = await house.as(name);
    const answer = await person.get('/settings/profile');
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain(`${name}@demo.example`);
    expect(html.includes('href="/settings/users"'), 'the Admin’s pages are the Admin’s').toBe(name === 'ama');
    expect(html.includes('href="/settings/numbers"')).toBe(name === 'ama');
    expect(await (await person.get('/inbox')).text()).toContain('href="/settings/profile"');
  },
);

test('without a session there is only the door', async () => {
  const nobody = house.browser();
  expect((await nobody.get('/settings/profile')).headers.get('location')).toMatch(/^\/login/);
  for (const path of ['', '/password', '/sign-outs'])
    expect((await nobody.post(`/settings/profile${path}`, filled)).headers.get('location')).toMatch(
      /^\/login/,
    );
});
