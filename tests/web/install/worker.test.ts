import { afterAll, beforeAll, expect, test } from 'vitest';
import { asset } from '../../../web/assets.ts';
import { languages } from '../../../web/ui/languages.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** What the worker keeps, as it says itself. */
async function keptBy(path: string) {
  const text = await (await house.app.request(path)).text();
  const said = /^const kept = (.*);\n/.exec(text)?.[1];
  if (said === undefined) throw new Error(`${path} does not say what it keeps`);
  return JSON.parse(said) as { cache: string; page: string; files: string[] };
}

test('the service worker is served at the root, as script, and asked for anew each time', async () => {
  const answer = await house.app.request('/sw.js?lang=de');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await answer.text()).toContain("addEventListener('fetch'");
});

test.each(Object.keys(languages))(
  'in %s it keeps a page in that language, and what it needs',
  async (lang) => {
    const kept = await keptBy(`/sw.js?lang=${lang}`);
    expect(kept.page).toBe(`/offline?lang=${lang}`);
    const page = await house.app.request(kept.page, { headers: { 'accept-language': 'fr' } });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(`<html lang="${lang}"`);
    expect([...new Set(html.match(/\/static\/[\w.-]+/g))].sort()).toEqual(kept.files.toSorted());
    expect(html).not.toContain('<script');
    for (const file of kept.files) expect((await house.app.request(file)).status).toBe(200);
  },
);

test('what it keeps has a name of its own for each content', async () => {
  const [english, german, again] = await Promise.all(
    ['en', 'de', 'de'].map((lang) => keptBy(`/sw.js?lang=${lang}`)),
  );
  expect(german?.cache).not.toBe(english?.cache);
  expect(again).toEqual(german);
});

test('a language we have no words in is the browser’s own, then English', async () => {
  expect((await keptBy('/sw.js?lang=tlh')).page).toBe('/offline?lang=en');
  const page = await house.app.request('/offline', { headers: { 'accept-language': 'es-MX' } });
  expect(await page.text()).toContain('<html lang="es"');
});

test('only a page of somebody signed in brings it', async () => {
  const address = asset('install.js');
  expect(await (await house.app.request('/login')).text()).not.toContain(address);
  expect(await (await (await house.as('ben')).get('/inbox')).text()).toContain(address);
});
