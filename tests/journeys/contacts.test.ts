import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../support/accessible.ts';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { mainNumber, secondNumber } from '../support/customer.ts';
import { type Product, startProduct } from '../support/product.ts';
import { button } from '../support/reading.ts';

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

test('the import is undone; two contacts are merged and parted again, one is deleted, and the list is exported', async () => {
  const ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
  const { page } = ama;
  await page.goto('/contacts/imports');
  await page.getByRole('link', { name: 'customers-march.csv' }).click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('Undone.', { exact: true }).waitFor();
  await page.getByText('1 contact was changed since').waitFor(); // Zoë, whom she has tagged
  await find(page, 'Noor Haddad');
  await page.getByText('No contact is like that.').waitFor();

  await page.goto('/settings/attributes');
  await page.getByLabel('Name', { exact: true }).fill('Frame size');
  await page.getByLabel('Kind').selectOption({ label: 'Number' });
  await button(page, 'Add attribute').click();
  await page.getByText('The attribute is there').waitFor();
  for (const [name, text, number] of [
    ['Mirek Old', 'From my old phone', mainNumber],
    ['Mirek New', 'From my new phone', secondNumber],
    ['=SUM(1) Formula', 'What is my name?', mainNumber],
  ] as const)
    await (await product.phones.customer(name)).write(text, number);

  await find(page, 'Mirek Old');
  await page.getByRole('link', { name: 'Mirek Old', exact: true }).click();
  await page.getByLabel('Frame size').fill('54');
  await button(page, 'Save').click();
  await expect.poll(() => page.getByLabel('Frame size').inputValue()).toBe('54');
  await page.getByRole('link', { name: 'Merge', exact: true }).click();
  await page.getByLabel('Search contacts').fill('Mirek New');
  await button(page.locator('#main'), 'Search').click();
  await page.getByRole('button', { name: /^Mirek New/ }).click();
  await page.getByText('Mirek New was merged into this contact').waitFor();
  const conversations = page.getByRole('region', { name: 'Conversations' }).getByRole('link');
  // WhatsApp's times are whole seconds: which of the two comes first is open.
  expect((await conversations.allTextContents()).toSorted()).toEqual(['Main', 'Second']);
  await button(page, 'Part again').click();
  await page.getByText('Mirek New was merged into this contact').waitFor({ state: 'detached' });
  expect(await conversations.allTextContents()).toEqual(['Main']);

  await page.goto('/contacts');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export', exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  const csv = Buffer.concat(chunks).toString();
  expect(csv.split('\r\n')[0]).toMatch(/^\ufeffName,Phone,.*,Frame size$/);
  expect(csv).toMatch(/^Mirek Old,\+\d+,.*,54$/m);
  expect(csv).toMatch(/^Mirek New,\+\d+,/m);
  expect(csv).toMatch(/^"'=SUM\(1\) Formula",/m);

  await find(page, 'Mirek New');
  await page.getByRole('link', { name: 'Mirek New', exact: true }).click();
  await page.getByRole('link', { name: 'Delete', exact: true }).click();
  await page.getByText('1 conversation with 1 message').waitFor();
  await page.getByLabel('Type “Mirek New” to confirm').fill('mirek new');
  await button(page, 'Delete for good').click();
  await page.getByText('1 contact is deleted.').waitFor();
  await find(page, 'Mirek');
  await page.getByRole('row', { name: /Mirek Old/ }).waitFor();
  expect(await page.getByRole('row', { name: /Mirek New/ }).count()).toBe(0);
}, 120_000);

test('a template is sent to two of them at once, and each phone has it exactly once', async () => {
  const [nadia, petra] = [
    await product.phones.customer('Nadia Newcomer'),
    await product.phones.customer('Petra Elsewhere'),
  ];
  await petra.write('Hello there', secondNumber); // known, and not on Main
  const { page } = await signIn(browser, product.baseUrl, 'ama@demo.example');
  await page.goto('/contacts/new');
  await page.getByLabel('Name', { exact: true }).fill(nadia.name);
  await page.getByLabel('Phone').fill(`+${nadia.phone}`);
  await page.locator('#main').getByRole('button', { name: 'Add contact' }).click();
  await page.getByText('The contact is there.').waitFor();

  await page.goto('/contacts?view=none');
  for (const { name } of [nadia, petra]) await page.getByLabel(`Select ${name}`).check();
  await page.getByRole('button', { name: 'Send template' }).click();
  const dialog = page.locator('#template-dialog');
  expect(await dialog.getByLabel('From').locator(':checked').innerText()).toMatch(/^Main/);
  await dialog.locator('.choice', { hasText: 'order_update' }).first().click();
  await button(dialog, 'Continue').click();
  await dialog.locator('[name="body.2"]').fill('20418');
  await dialog.locator('[name="body.3"]').fill('Friday');
  await button(dialog, 'Continue').click();
  await dialog.getByText('Goes to 2 of 2').waitFor();
  await button(dialog, 'Send template').dblclick();
  await dialog.getByText('The template is queued for 2 contacts.').waitFor();

  const said = async () =>
    [await nadia.chat(), await petra.chat()].map((chat) => chat.map(({ text }) => text));
  const words = (name: string) => [`Hi ${name}, your order 20418 is on its way and arrives on Friday.`];
  await expect.poll(said, { timeout: 30_000 }).toEqual([words('Nadia'), words('Petra')]);
  await product.phones.idle();
  expect(await said()).toEqual([words('Nadia'), words('Petra')]);
}, 120_000);

async function find(page: Page, name: string) {
  await page.goto('/contacts');
  await page.getByLabel('Search contacts').fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]find=/);
}
