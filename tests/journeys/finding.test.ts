import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../support/accessible.ts';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('a message is found by a word of it and opened at its place; the list is narrowed and put in order', async () => {
  const word = `kiwi${randomUUID().slice(0, 6)}`; // nobody else has it, not even this test when it is tried again
  const name = `Zoë ${word}`;
  const customer = await product.phones.customer(name);
  await customer.write(`Do you still have the ${word} tangerine bicycle?`);
  for (let n = 0; n < 3; n++) await customer.write(`And another thing, number ${n}`);
  const { page } = await signIn(browser, product.baseUrl, 'ama@demo.example', { reducedMotion: 'reduce' });

  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.keyboard.press('/');
  await page.keyboard.type('zoe');
  await page.locator('#found .menu-item', { hasText: name }).locator('mark', { hasText: 'Zoë' }).waitFor();
  await page.fill('#q', `${word} tangerine bic`);
  const found = page.locator('#found .menu-item', { hasText: `${word} tangerine bicycle` });
  await found.waitFor();
  await check({ page });
  await page.keyboard.press('Enter');
  const bubble = page.locator('#thread-items .bubble', { hasText: `${word} tangerine bicycle` });
  await bubble.waitFor();
  expect(await page.inputValue('#q')).toBe('');
  expect(addresses.filter((address) => /zoe|tangerine/i.test(address))).toEqual([]);
  expect(page.url()).not.toMatch(/zoe|tangerine/i);

  // The same words once more, in one piece as from the clipboard: it is on the page already, nothing has to be fetched.
  await page.locator('#q').focus();
  await page.fill('#q', `${word} tangerine bic`);
  await found.waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.inputValue('#q')).toBe('');
  expect(await bubble.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.goto('/inbox');
  await page.locator('#filters').getByRole('link', { name: 'Within 24 hours' }).click();
  await page.getByRole('button', { name: 'Sort: Newest' }).click();
  await page.locator('#sort').getByRole('link', { name: 'Soonest to end' }).click();
  await page.waitForURL('**/inbox?window=open&sort=window');
  await page.locator('#rows').getByText(name).waitFor();
}, 120_000);

test('filters add up in the address; the list is saved for everybody, and a colleague opens it by its name', async () => {
  const customer = await product.phones.customer('Fatou Filters');
  await customer.write('Is it the blue one?');
  await product.sql`
    insert into contact_tags (contact_id, tag_id)
    select contacts.id, tags.id from contacts, tags where contacts.name = 'Fatou Filters' and tags.name = 'vip'`;
  const { page } = await signIn(browser, product.baseUrl, 'ama@demo.example', { reducedMotion: 'reduce' });
  await page.goto('/inbox?view=all');
  const filters = page.locator('#filters');
  for (const name of ['vip', 'Unread', 'Within 24 hours', 'Main'])
    await filters.getByRole('link', { name, exact: name !== 'Main' }).click();
  await page.locator('.convo', { hasText: 'Fatou Filters' }).waitFor();
  const rows = await page.locator('#rows .convo').allInnerTexts();
  expect(rows.every((text) => text.includes('vip'))).toBe(true);
  const { search } = new URL(page.url());
  expect([...new URLSearchParams(search).keys()].sort()).toEqual(['number', 'tags', 'unread', 'window']);
  await check({ page });

  await filters.getByText('Save this list').click();
  await filters.getByLabel('Name', { exact: true }).fill('Calling VIPs');
  await filters.getByLabel('Share with everybody').check();
  await filters.getByRole('button', { name: 'Save', exact: true }).click();
  await filters.getByRole('link', { name: /^Calling VIPs/ }).waitFor();

  const sade = await signIn(browser, product.baseUrl, 'sade@demo.example');
  await sade.page
    .locator('#filters')
    .getByRole('link', { name: /^Calling VIPs/ })
    .click();
  await sade.page.locator('.convo', { hasText: 'Fatou Filters' }).waitFor();
  expect(new URL(sade.page.url()).search).toBe(search);
  await sade.page.getByRole('link', { name: 'Remove the filter vip' }).click();
  await sade.page.waitForURL((url) => !url.searchParams.has('tags'));
}, 120_000);
