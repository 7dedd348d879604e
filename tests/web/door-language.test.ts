import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetupLink } from '../../db/setup.ts';
import { wanted } from '../../web/sessions/door-language.ts';
import { invited } from '../support/invitations.ts';
import { baseUrl, type House, openHouse } from './house.ts';

let house: House;
let bare: House;
beforeAll(async () => {
  [house, bare] = await Promise.all([openHouse(), openHouse({ empty: true })]);
});
afterAll(() => Promise.all([house?.close(), bare?.close()]));

const get = async ({ app }: House, path: string, language: string) => {
  const answer = await app.request(baseUrl + path, { headers: { 'accept-language': language } });
  return { status: answer.status, html: await answer.text() };
};
const post = ({ app }: House, path: string, language: string, form: Record<string, string>) =>
  app.request(baseUrl + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: baseUrl, 'accept-language': language },
  });

test.each([
  ['', 'en'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR, fr;q=0.9, pt-BR;q=0.7, en;q=0.5', 'pt'],
  ['en;q=0.3, ar;q=0.8', 'ar'],
  ['de;q=0, es;q=0.1', 'es'],
  ['ES', 'es'],
  ['fr, *', 'en'],
  ['constructor, ;;;=, de;q=x', 'de'],
])('“%s” gets %s', (header, language) => {
  expect(wanted(header)).toBe(language);
});

describe('before the door', () => {
  test.each([
    ['/login', 'Anmelden'],
    ['/forgot', 'Passwort vergessen?'],
  ])('%s is in the language of the browser', async (path, words) => {
    const { html } = await get(house, path, 'de-CH,de;q=0.9');
    expect(html).toContain(words);
    expect(html).toMatch(/<html lang="de"/);
  });

  test('Arabic runs from right to left, what was refused too', async () => {
    const { html } = await get(house, '/login', 'ar');
    expect(html).toMatch(/<html lang="ar"[^>]* dir="rtl"/);
    const wrong = await post(house, '/login', 'ar', { email: 'ben@demo.example', password: 'not it' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/<html lang="ar"[^>]* dir="rtl"/);
  });
});

describe('somebody whose browser asks for another language', () => {
  const links = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<a class="link" href="([^"]+)" lang="(\w+)"/g)].map(
        ([, href = '', language = '']) => [language, href.replaceAll('&amp;', '&')],
      ),
    );
  const choose = async ({ app }: House, href: string) => {
    const answer = await app.request(baseUrl + href, { headers: { 'accept-language': 'en' } });
    const cookie = answer.headers.get('set-cookie') ?? '';
    return { status: answer.status, to: answer.headers.get('location') ?? '', cookie };
  };
  const read = async ({ app }: House, path: string, cookie: string) =>
    (
      await app.request(baseUrl + path, {
        headers: { cookie: cookie.split(';')[0] ?? '', 'accept-language': 'en' },
      })
    ).text();

  test.each(['/login?next=%2Fcontacts', '/forgot', '/forgot/gone', '/invitations/gone'])(
    'finds theirs on %s, and is led back to it',
    async (path) => {
      const { html } = await get(house, path, 'en');
      expect(Object.keys(links(html))).toEqual(['en', 'es', 'pt', 'de', 'ar']);
      expect(html).toMatch(/lang="en"[^>]*aria-current="true"/);
      const chosen = await choose(house, links(html)['de'] ?? '');
      expect([chosen.status, chosen.to]).toEqual([303, path]);
      expect(await read(house, path, chosen.cookie)).toMatch(/<html lang="de"/);
      expect(await read(house, '/login', chosen.cookie)).toMatch(/<html lang="de"/); // and on the next page
    },
  );

  test('the link that sets up stays whole, and the first Admin has the language they chose', async () => {
    const path = `/setup?token=${(await makeSetupLink(bare.sql)) ?? ''}`;
    const chosen = await choose(bare, links((await get(bare, path, 'en')).html)['pt'] ?? '');
    expect(chosen.to).toBe(path);
    expect(await read(bare, path, chosen.cookie)).toMatch(/<html lang="pt"/);
  });

  test('a wrong password leaves the choice there; where a form stands at no page of its own there is none', async () => {
    const wrong = await post(house, '/login', 'en', { email: 'ben@demo.example', password: 'not it' });
    expect(links(await wrong.text())['es']).toBe('/login?language=es');
    const { token } = await invited(house.sql, { by: house.cast.ama, email: 'kim@demo.example' });
    const refused = await post(house, `/invitations/${token}/acceptance`, 'en', { name: '', password: '' });
    expect([refused.status, links(await refused.text())]).toEqual([422, {}]);
  });

  test('a language nobody has, or behind the door, changes nothing', async () => {
    const none = await house.app.request(`${baseUrl}/login?language=xx`);
    expect([none.status, none.headers.get('set-cookie')]).toEqual([200, null]);
    const ben = await house.as('ben');
    expect((await ben.get('/login?language=de')).status).toBe(303);
    const inbox = await ben.get('/inbox?language=de');
    expect(inbox.status).toBe(200);
    expect(await inbox.text()).toMatch(/<html lang="en"/);
  });
});

test('who accepts an invitation reads it in their browser’s language, and has that from then on', async () => {
  const { token } = await invited(house.sql, { by: house.cast.ama, email: 'noor@demo.example' });
  const { html } = await get(house, `/invitations/${token}`, 'es-MX');
  expect(html).toContain('Completar el registro');
  const accepted = await post(house, `/invitations/${token}/acceptance`, 'es-MX', {
    name: 'Noor Jansen',
    password: 'a long passphrase',
  });
  expect(accepted.status).toBe(303);
  const [noor] = await house.sql`select language from users where email = 'noor@demo.example'`;
  expect(noor?.['language']).toBe('es');
});

test('the first Admin sets up in their browser’s language, and has that from then on', async () => {
  const token = (await makeSetupLink(bare.sql)) ?? '';
  const { html } = await get(bare, `/setup?token=${token}`, 'de');
  expect(html).toContain('Einrichten und anmelden');
  const begun = await post(bare, '/setup', 'de', {
    token,
    organisation: 'Marlow Cycles',
    name: 'Ama Owusu',
    email: 'ama@marlow.example',
    password: 'a bicycle made of glass',
  });
  expect(begun.status).toBe(303);
  expect(await bare.sql`select language from users`).toEqual([{ language: 'de' }]);
});

test('behind the door a person has their own language, whatever the browser asks for', async () => {
  const ben = await house.as('ben');
  const inbox = await ben.get('/inbox', { 'accept-language': 'de' });
  expect(await inbox.text()).toMatch(/<html lang="en"/);
});
