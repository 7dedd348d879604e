import { beforeAll, beforeEach, expect, test } from 'vitest';
import { check, looks } from '../../support/accessible.ts';
import { empty } from '../../support/database.ts';
import { approve } from '../../support/templates.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';
import { openRoom } from '../inbox/room.ts';

/** One template to several from the list, where only a browser can say: dialog, keys, what stays ticked. */

const browsing = browse(openRoom);
let house: House;
beforeAll(async () => {
  ({ house } = browsing);
  await approve(house.sql);
  await approve(house.sql, [{ type: 'BODY', text: 'We are open on Sunday.' }], { name: 'sunday' });
});
beforeEach(async () => {
  await empty(house.sql, 'conversations', 'contacts');
  for (const [name, phone] of [
    ['Mia Berg', '447700900701'],
    ['Noor Haddad', '447700900702'],
    ['Paula Phoneless', null],
  ] as const) {
    const [row] = await house.sql<[{ id: string }]>`
      insert into contacts (name) values (${name}) returning id`;
    if (phone !== null)
      await house.sql`insert into identities (kind, value, contact_id) values ('phone', ${phone}, ${row.id})`;
  }
});
const bodies = async () =>
  (await house.sql<{ body: string }[]>`select body from messages order by body`).map(({ body }) => body);

test.each(looks)('ticked, chosen, filled in, checked and sent: $theme, $width', async ({ theme, width }) => {
  const page = await browsing.at('/contacts', { width, dark: theme === 'dark' });
  const dialog = page.locator('#template-dialog');
  for (const name of ['Mia Berg', 'Noor Haddad', 'Paula Phoneless'])
    await page.getByLabel(`Select ${name}`).check();
  await page.locator('#bulk-template').click();
  await dialog.getByText('To the 3 contacts you ticked').waitFor();
  await check({ page });
  await dialog.locator('.choice', { hasText: 'order_update' }).click();
  await dialog.getByRole('button', { name: 'Continue' }).click();

  const bubble = dialog.locator('.bubble');
  await bubble.getByText(/Hi (Mia|Noor), your order/).waitFor();
  await dialog.locator('[name="body.2"]').fill('parcel');
  await bubble.getByText('your order parcel is here').waitFor();
  await dialog.locator('[name="body.1"]').fill('all');
  await bubble.getByText('Hi all,').waitFor();
  await dialog.locator('[name="body.1"]').fill('');
  await bubble.getByText(/Hi (Mia|Noor),/).waitFor();
  await check({ page });
  await dialog.getByRole('button', { name: 'Continue' }).click();

  await dialog.getByText('Goes to 2 of 3').waitFor();
  const left = dialog.getByText('Without a phone number it could go to: 1');
  await left.click();
  await dialog.getByText('Paula Phoneless').waitFor();
  await check({ page });
  await dialog.getByRole('button', { name: 'Back' }).click();
  expect(await dialog.locator('[name="body.2"]').inputValue()).toBe('parcel');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('button', { name: 'Send template' }).click();

  await dialog.getByText('The template is queued for 2 contacts.').waitFor();
  await check({ page });
  await dialog.getByRole('button', { name: 'Back to the contacts' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('1 selected').waitFor();
  expect(await page.getByLabel('Select Paula Phoneless').isChecked()).toBe(true);
  expect(await page.getByLabel('Select Mia Berg').isChecked()).toBe(false);
  expect(await bodies()).toEqual([
    'Hi Mia, your order parcel is here.',
    'Hi Noor, your order parcel is here.',
  ]);
});

test('by keyboard alone, and where it went to everybody the focus is back in the list', async () => {
  const page = await browsing.at('/contacts');
  const dialog = page.locator('#template-dialog');
  await page.getByLabel('Select Mia Berg').focus();
  await page.keyboard.press('Space');
  await page.locator('#bulk-template').focus();
  await page.keyboard.press('Enter');
  await dialog.locator('.choice', { hasText: 'sunday' }).waitFor();
  await dialog.locator('[name="template"]:checked').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => dialog.locator('.choice:has(:checked)').innerText()).toContain('sunday');
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('Nothing to fill in').waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('Goes to 1 of 1').waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('The template is queued for 1 contact.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contacts-all');
  expect(await bodies()).toEqual(['We are open on Sunday.']);
});

test('without script it is pages', async () => {
  const page = await browsing.at('/contacts', { script: false });
  await page.getByLabel('Select Noor Haddad').check();
  await page.locator('#bulk-template').click();
  await page.locator('.choice', { hasText: 'order_update' }).locator('input').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('[name="body.2"]').fill('parcel');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Goes to 1 of 1').waitFor();
  expect(page.url()).not.toContain('?');
  await page.getByRole('button', { name: 'Send template' }).click();
  await page.getByText('The template is queued for 1 contact.').waitFor();
  await page.getByRole('link', { name: 'Back to the contacts' }).click();
  await page.waitForURL('**/contacts');
  expect(await bodies()).toEqual(['Hi Noor, your order parcel is here.']);
});
