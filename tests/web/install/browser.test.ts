import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { railColour } from '../../../web/install/head.tsx';
import { check } from '../../support/accessible.ts';
import { browse } from '../browsing.ts';
import { conversation } from '../inbox/room.ts';

/** What only a browser can prove: that the worker is taken, what it keeps, and what is read while the network is gone. */
const browsing = browse();

/** Somebody's inbox, once the worker stands before it. */
async function withWorker(look: Parameters<typeof browsing.at>[1] = {}): Promise<Page> {
  const page = await browsing.at('/inbox', { ...look, worker: true });
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return page;
}
const isGone = (page: Page) => page.getByRole('heading', { name: 'Switchboard can’t be reached' });

/** Everything any cache of this browser holds, by path. */
const cached = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const held = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return held.flat().map(({ url }) => url.slice(location.origin.length));
  });

test('while the network is gone a page says so, and leads back to where one wanted to go', async () => {
  const page = await withWorker();
  await page.context().setOffline(true);
  await page.goto('/settings/notifications');
  await isGone(page).waitFor();
  expect(new URL(page.url()).pathname).toBe('/settings/notifications');
  const { display } = await page
    .locator('main')
    .evaluate((main) => ({ display: getComputedStyle(main).display }));
  expect(display, 'with its stylesheet').toBe('grid');
  await page.getByRole('link', { name: 'Try again', exact: true }).click();
  await isGone(page).waitFor();

  await page.context().setOffline(false);
  await page.getByRole('link', { name: 'Try again', exact: true }).click();
  await page.locator('#alerts-card').waitFor();
});

test('a form that reaches nobody leaves its page standing, says so, and can be sent again', async () => {
  const page = await withWorker();
  await page.goto('/settings/profile');
  const name = page.locator('[name="name"]');
  const save = page.locator('form:has([name="name"]) .btn-primary');
  await page.context().setOffline(true);
  await name.fill('Benedict');
  await save.click();
  await page.getByRole('alert').getByText('No connection').waitFor();
  expect(await name.inputValue()).toBe('Benedict');
  await save.click();
  await expect.poll(() => page.locator('[data-unsent]').count()).toBe(1);

  await page.context().setOffline(false);
  await save.click();
  await page.waitForEvent('load');
  expect(await page.locator('[data-unsent]').count()).toBe(0);
  expect(await name.inputValue()).toBe('Benedict');
  const [ben] = await browsing.house.sql`select name from users where id = ${browsing.house.cast.ben}`;
  expect(ben?.name).toBe('Benedict');
});

test('a file goes through the worker whole', async () => {
  const page = await browsing.at('/contacts/imports', { who: 'ama', worker: true });
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const buffer = Buffer.from(`phone;name\r\n${'+44 7700 900801;Zoë\r\n'.repeat(10_000)}`);
  await page.locator('#import-file').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer });
  await page.locator('form[enctype] .btn-primary').click();
  await page.locator('.map-table').waitFor();
  await page.getByText('10,000').first().waitFor();
});

test('what htmx could not send is said too', async () => {
  const page = await withWorker();
  await page.locator('#rail-me').click();
  await page.context().setOffline(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.getByRole('alert').getByText('No connection').waitFor();
});

test('a conversation that is pressed and cannot be fetched says so, and opens once it can', async () => {
  const { id } = await conversation(browsing.house, { agentId: browsing.house.cast.ben });
  const page = await browsing.at('/inbox');
  await page.context().setOffline(true);
  await page.locator(`#convo-${id} .convo`).click();
  const said = page.getByRole('alert').filter({ hasText: 'couldn’t be fetched' });
  await said.waitFor();
  await page.context().setOffline(false);
  await page.locator(`#convo-${id} .convo`).click();
  await page.locator('#thread-title').waitFor();
});

test('no cache holds anything but that page and its files, whatever was read', async () => {
  const page = await withWorker();
  for (const path of ['/inbox?view=all', '/contacts', '/templates', '/settings/notifications'])
    await page.goto(path);
  const held = await cached(page);
  expect(held.filter((path) => path.startsWith('/offline'))).toEqual(['/offline?lang=en']);
  expect(held.filter((path) => !path.startsWith('/offline')).length).toBe(2);
  for (const path of held)
    expect(path).toMatch(/^\/(offline\?lang=en|static\/(app|icons)-\w{12}\.(css|svg))$/);
});

test('whoever changes their language has that page in it, and the other one is gone', async () => {
  const page = await withWorker();
  await browsing.house.sql`update users set language = 'ar' where id = ${browsing.house.cast.ben}`;
  await page.reload();
  await expect
    .poll(async () => (await cached(page)).filter((path) => path.startsWith('/offline')))
    .toEqual(['/offline?lang=ar']);
  await page.context().setOffline(true);
  await page.goto('/inbox');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.getByRole('link', { name: 'حاول مجددًا', exact: true }).waitFor();
  await browsing.house.sql`update users set language = 'en' where id = ${browsing.house.cast.ben}`;
});

test.each([{ dark: false }, { dark: true }])('it can be read on a phone, %o', async (look) => {
  const page = await withWorker({ ...look, width: 380, height: 800 });
  await page.context().setOffline(true);
  await page.goto('/inbox');
  await isGone(page).waitFor();
  await check({ page });
});

test('Chromium finds nothing that keeps it from being installed', async () => {
  const page = await withWorker();
  const devtools = await page.context().newCDPSession(page);
  const manifest = await devtools.send('Page.getAppManifest');
  expect(manifest.url).toContain('/manifest.webmanifest?lang=en');
  expect(manifest.errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A test's browser keeps nothing, as a private window does, and that alone is in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
});

test.each(['light', 'dark'] as const)('around the app it is as the rail is, %s', async (scheme) => {
  const page = await browsing.at('/inbox', { dark: scheme === 'dark' });
  const rail = () =>
    page.evaluate(() => {
      const dot = document.createElement('canvas').getContext('2d');
      const panel = document.querySelector('.rail');
      if (dot === null || panel === null) throw new Error('there is no rail');
      dot.fillStyle = getComputedStyle(panel).backgroundColor;
      dot.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = dot.getImageData(0, 0, 1, 1).data;
      return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    });
  expect(await rail()).toBe(railColour[scheme]);
  const around = page.locator(`meta[name=theme-color][media*=${scheme}]`);
  expect(await around.getAttribute('content')).toBe(railColour[scheme]);
});
