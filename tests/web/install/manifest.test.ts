import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../../web/ui/languages.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Manifest {
  name: string;
  lang: string;
  dir: string;
  start_url: string;
  scope: string;
  display: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
  shortcuts: { name: string; url: string }[];
}
async function manifestIn(lang: string): Promise<Manifest> {
  const answer = await house.app.request(`/manifest.webmanifest?lang=${lang}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('application/manifest+json');
  return (await answer.json()) as Manifest;
}

/** A picture as it is served: how large, and whether it is opaque everywhere. */
async function pictureAt(address: string) {
  const answer = await house.app.request(address, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.has('content-encoding'), 'packed already').toBe(false);
  const picture = sharp(Buffer.from(await answer.arrayBuffer()));
  const [{ width, height, format }, { isOpaque, channels }] = await Promise.all([
    picture.metadata(),
    picture.stats(),
  ]);
  return { format, size: `${width}x${height}`, isOpaque, channels };
}

test('the app is installed by its name, opens at the inbox and fills the screen', async () => {
  expect(await manifestIn('en')).toMatchObject({
    ...{ id: '/', name: 'Switchboard', short_name: 'Switchboard', start_url: '/inbox', scope: '/' },
    ...{ display: 'standalone', lang: 'en', dir: 'ltr' },
  });
});

test.each(Object.keys(languages))('in %s, its words and their direction', async (lang) => {
  const manifest = await manifestIn(lang);
  expect(manifest.lang).toBe(lang);
  expect(manifest.dir).toBe(lang === 'ar' ? 'rtl' : 'ltr');
  expect(manifest.shortcuts).toHaveLength(1);
  expect(manifest.shortcuts[0]?.name !== 'New conversation', lang).toBe(lang !== 'en');
});

test('each icon is a PNG as large as it says; what a phone may cut is painted to its edges', async () => {
  const { icons } = await manifestIn('en');
  expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const { src, sizes, purpose } of icons) {
    const picture = await pictureAt(src);
    expect(picture).toMatchObject({ format: 'png', size: sizes, isOpaque: purpose === 'maskable' });
  }
});

test('where a shortcut leads there is a page', async () => {
  const ben = await house.as('ben');
  for (const { url } of (await manifestIn('en')).shortcuts) expect((await ben.get(url)).status).toBe(200);
});

test('a page names the manifest in its reader’s language, and icons for tabs and for iOS', async () => {
  const html = await (await (await house.as('ben')).get('/inbox')).text();
  expect(html).toContain('<link rel="manifest" href="/manifest.webmanifest?lang=en"/>');
  const apple = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(await pictureAt(apple)).toMatchObject({ size: '180x180', isOpaque: true });
  const tab = /<link rel="icon" type="image\/png" href="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(await pictureAt(tab)).toMatchObject({ size: '192x192' });
});

test('a popup’s badge is a shape in one colour', async () => {
  const html = await (await (await house.as('ben')).get('/inbox')).text();
  const badge = /data-badge="([^"]+)"/.exec(html)?.[1] ?? '';
  const { size, isOpaque, channels } = await pictureAt(badge);
  expect({ size, isOpaque }).toEqual({ size: '96x96', isOpaque: false });
  expect(channels.slice(0, 3).map(({ max }) => max)).toEqual([255, 255, 255]);
});

test.each([
  ['system', ['#122c23', '#060d0a']],
  ['light', ['#122c23', '#122c23']],
  ['dark', ['#060d0a', '#060d0a']],
])('who chose the theme %s has the colours around the app in it', async (theme, colours) => {
  await house.sql`update users set theme = ${theme} where id = ${house.cast.ben}`;
  const html = await (await (await house.as('ben')).get('/inbox')).text();
  expect([...html.matchAll(/name="theme-color"[^>]*content="([^"]+)"/g)].map(([, is]) => is)).toEqual(
    colours,
  );
});
