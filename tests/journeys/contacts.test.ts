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
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const file = [
  'mobile;full_name;account_manager;segment',
  '+44 7700 900801;Zoë Fernandes;klara@north.example;vip',
  '0770 90;Too short;;',
  '+44 7700 900802;Noor Haddad;ben@demo.example;vip, loyal',
].join('\r\n');

test('an Admin imports a list with a broken row, finds them in the list, and tags one from the inbox', async () => {
  const ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
  const { page } = ama;
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await check({ page });
  await page.getByRole('link', { name: 'Import' }).click();
  await page.locator('#import-file').setInputFiles({
    ...{ name: 'customers-march.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(file, 'latin1'), // as Excel writes it
  });
  await page.getByRole('button', { name: 'Upload' }).click();
  expect(await page.getByLabel('Field for column mobile').inputValue()).toBe('phone');
  await page.getByLabel('Country of phone numbers').selectOption('GB');
  await check({ page });
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByText('Tried out. Nothing is imported yet.').waitFor();
  await page.getByText('Phone number is too short').waitFor();
  await check({ page });
  await page.getByRole('button', { name: 'Import 2 contacts' }).click();
  await page.getByText('Imported.', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Go to contacts' }).click();
  await page.getByLabel('Search contacts').fill('zoe');
  await page.keyboard.press('Enter');
  const zoe = page.getByRole('row', { name: /Zoë Fernandes/ });
  await zoe.getByText('Pending').waitFor();
  await page.setViewportSize({ width: 380, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await page.getByRole('checkbox', { name: 'Select Zoë Fernandes' }).check();
  await page.getByText('1 selected').waitFor();
  await check({ page });
  await page.setViewportSize({ width: 1440, height: 900 });

  // She writes: it is the imported contact. Ama tags her beside the thread; Ines, who looks at the list, sees it.
  const customer = await product.phones.customer('Zoë', '447700900801');
  await customer.write('Is my bike ready?');
  const ines = await signIn(browser, product.baseUrl, 'ines@demo.example');
  await ines.page.goto('/inbox?view=all');
  const line = ines.page.locator('.convo', { hasText: 'Is my bike ready?' });
  await line.waitFor();
  await page.goto('/inbox?view=all');
  await page.locator('.convo', { hasText: 'Is my bike ready?' }).click();
  await page.getByRole('button', { name: 'Put a tag on this contact' }).click();
  await page.getByRole('button', { name: 'loyal' }).click();
  await page.getByRole('button', { name: 'Remove tag loyal' }).waitFor();
  await line.getByText('loyal').waitFor();
}, 120_000);
