import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draftReset } from '../../../db/password-resets.ts';
import { newToken } from '../../support/invitations.ts';
import { type House, openHouse, password } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  for (const table of ['rate_limits', 'password_resets', 'outbox'])
    await house.sql`delete from ${house.sql(table)}`;
});

const ask = (email: string) => house.browser().post('/forgot', { email });
const fresh = 'another long passphrase';

/** The link that the mail would carry. */
async function linkFor(email: string): Promise<string> {
  await ask(email);
  const [asked] = await house.sql<
    { id: string }[]
  >`select id from password_resets order by asked_at desc limit 1`;
  const { token, hash } = newToken();
  await draftReset(house.sql, asked?.id ?? '', hash);
  return token;
}
const set = (token: string, chosen = fresh) =>
  house.browser().post(`/forgot/${token}/password`, { password: chosen });
const login = (email: string, chosen: string) => house.browser().post('/login', { email, password: chosen });

describe('asking for a link', () => {
  test('is answered alike for a user, an unknown address and somebody deactivated, with the same work', async () => {
    const addresses = ['ben@demo.example', 'who@demo.example', 'dee@demo.example'];
    const pages: string[] = [];
    for (const email of addresses) {
      const answer = await ask(email);
      expect(answer.status).toBe(200);
      pages.push((await answer.text()).replaceAll(/(ben|who|dee)@/g, 'x@'));
    }
    expect(new Set(pages).size).toBe(1);
    expect(await house.sql`select from outbox where signal = 'asked'`).toHaveLength(3);
    expect(await house.sql`select from password_resets`).toHaveLength(3);
    expect(await house.sql`select from password_resets where user_id is not null`).toHaveLength(1);
  });

  test('is linked from the login page', async () => {
    expect(await (await house.browser().get('/login')).text()).toContain('href="/forgot"');
    expect((await house.browser().get('/forgot')).status).toBe(200);
  });

  test('for what is no address is a sentence', async () => {
    const answer = await ask('"><script>');
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Write your e-mail address');
    expect(html).not.toContain('"><script>');
  });

  test('is held to five an hour for an address and ten a minute from one place, known or not', async () => {
    for (const email of ['ben@demo.example', 'who@demo.example']) {
      await house.sql`delete from rate_limits`;
      for (let times = 0; times < 5; times++) expect((await ask(email)).status).toBe(200);
      expect((await ask(email)).status).toBe(429);
    }
    await house.sql`delete from rate_limits`;
    for (let times = 0; times < 10; times++) await ask(`${times}@demo.example`);
    expect((await ask('zed@demo.example')).status).toBe(429);
  });
});

describe('a link', () => {
  test('sets the new password once, and ends every session of that person', async () => {
    const elsewhere = await house.as('sade');
    const token = await linkFor('sade@demo.example');
    const other = await linkFor('sade@demo.example');
    const shown = await house.browser().get(`/forgot/${token}`);
    expect(await shown.text()).toContain('sade@demo.example');
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');

    expect((await set(token)).status).toBe(200);
    expect((await elsewhere.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
    expect((await login('sade@demo.example', password)).status).toBe(422);
    expect((await login('sade@demo.example', fresh)).status).toBe(303);
    for (const used of [token, other]) expect((await set(used, 'yet another passphrase')).status).toBe(404);
  });

  test('used ten times at once sets one password', async () => {
    const token = await linkFor('zed@demo.example');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => set(token, `passphrase number ${n}`)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array(9).fill(404),
    ]);
  });

  test('works for an hour', async () => {
    const token = await linkFor('ben@demo.example');
    await house.sql`update password_resets set expires_at = expires_at - interval '59 minutes'`;
    expect((await house.browser().get(`/forgot/${token}`)).status).toBe(200);
    await house.sql`update password_resets set expires_at = expires_at - interval '1 minute'`;
    expect((await house.browser().get(`/forgot/${token}`)).status).toBe(404);
    expect((await set(token)).status).toBe(404);
  });

  test('of somebody who was deactivated since, or of nobody, sets nothing', async () => {
    const token = await linkFor('sol@demo.example');
    await house.sql`update users set active = false where id = ${house.cast.sol}`;
    expect((await set(token)).status).toBe(404);
    await house.sql`update users set active = true where id = ${house.cast.sol}`;
    expect((await set(newToken().token)).status).toBe(404);
  });

  test('asks for a password that is long enough', async () => {
    const token = await linkFor('ben@demo.example');
    const answer = await set(token, 'short');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Use at least 12 characters');
    expect((await login('ben@demo.example', password)).status).toBe(303);
  });
});
