import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../support/accessible.ts';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';
import { button, openFrom } from '../support/reading.ts';

/** The same inbox, read by people who read different languages. */
let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** In Profile, which is in English until then. */
async function choose(page: Page, language: string, saved: string) {
  await page.goto('/settings/profile');
  await page.getByLabel('Language', { exact: true }).selectOption({ label: language });
  await page.locator('#about').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(saved, { exact: true }).waitFor();
}
const direction = (page: Page) =>
  page.locator('html').evaluate((html) => [html.getAttribute('lang'), getComputedStyle(html).direction]);

test('in Arabic the inbox runs from right to left; a waiting customer is claimed and answered in it', async () => {
  await product.sql`update users set language = 'en' where email = 'ben@demo.example'`;
  const ben = await signIn(browser, product.baseUrl, 'ben@demo.example', { reducedMotion: 'reduce' });
  const { page } = ben;
  expect(await direction(page)).toEqual(['en', 'ltr']);
  await choose(page, 'العربية', 'تم الحفظ.');
  expect(await direction(page)).toEqual(['ar', 'rtl']);

  await product.sql`update presence set available = false`;
  const customer = await product.phones.customer('Lingua Cust');
  await customer.write('Do you have it in green?');
  await page.goto('/inbox?view=unassigned');
  await openFrom(page, 'Lingua Cust');
  const claim = page.getByRole('button', { name: 'تولّي' });
  await claim.waitFor();
  await check(ben);
  const [list, thread] = await Promise.all([
    page.locator('.convo', { hasText: 'Lingua Cust' }).boundingBox(),
    page.locator('#thread').boundingBox(),
  ]);
  expect(list?.x, 'the list is right of the thread').toBeGreaterThan(thread?.x ?? Infinity);

  await claim.click();
  await page.locator('form.composer textarea').fill('Yes, in two greens.');
  await button(page, 'إرسال').click();
  await page.locator('.bubble', { hasText: 'Yes, in two greens.' }).waitFor();
  await eventually(
    () => customer.chat(),
    (shown) => shown.some(({ by, text }) => by === 'business' && text === 'Yes, in two greens.'),
  );
  await check(ben);
}, 120_000);

test('in German another agent sees German labels, and dates as Germans write them', async () => {
  await product.sql`update users set language = 'en' where email = 'sade@demo.example'`;
  const { page } = await signIn(browser, product.baseUrl, 'sade@demo.example');
  await product.sql`
    update sessions set created_at = '2025-03-05T10:00:00Z'
    where user_id = (select id from users where email = 'sade@demo.example')`;
  await page.goto('/settings/profile');
  const session = page.locator('#sessions .setting').first();
  await expect(session.textContent()).resolves.toContain('5 Mar 2025');
  await choose(page, 'Deutsch', 'Gespeichert.');
  expect(await direction(page)).toEqual(['de', 'ltr']);
  await expect(session.textContent()).resolves.toContain('5. März 2025');

  await page.goto('/inbox?view=all');
  for (const name of ['Postfach', 'Kontakte']) await page.locator('.rail-item', { hasText: name }).waitFor();
  await page.locator('#filters a', { hasText: 'Nicht zugewiesen' }).waitFor();
  await page.getByRole('heading', { name: 'Alle', level: 1, exact: true }).waitFor();
}, 120_000);
