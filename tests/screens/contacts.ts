import type { Page } from 'playwright-core';
import type { Demo, Screen } from './screen.ts';

/** The list, a contact's page and what can be done with one, and files of them. */
export function contacts({ contact, imports }: Demo): Screen[] {
  const screens: Array<Omit<Screen, 'who'>> = [
    { name: 'contacts', path: '/contacts', translated: true },
    { name: 'contacts-none', path: '/contacts', open: (page) => lookFor(page, 'nobody-of-that-name') },
    {
      name: 'contacts-filter',
      path: '/contacts',
      open: async (page) => {
        await page.locator('#contacts-filter-open').click();
        await page.locator('#contacts-filter:popover-open').waitFor();
      },
    },
    {
      name: 'contacts-many',
      path: '/contacts',
      translated: true,
      open: async (page: Page) => {
        for (const at of [1, 2]) await page.locator('tbody .check').nth(at).check();
        await page.locator('.bulk-float:visible').waitFor();
      },
    },
    {
      name: 'contacts-template',
      path: '/contacts',
      translated: true,
      open: async (page: Page) => {
        for (const at of [1, 2, 3]) await page.locator('tbody .check').nth(at).check();
        await page.locator('#bulk-template').click();
        await page.locator('#template-dialog .pick-list').waitFor();
        await page.locator('#template-dialog .choice', { hasText: 'order_update' }).first().click();
        await page.locator('#template-dialog [data-sends]').click();
        for (const key of ['body.2', 'body.3']) await page.fill(`#template-dialog [name="${key}"]`, '20418');
        await page.locator('#template-dialog [data-sends]').click();
        await page.locator('#template-dialog .left-out, #template-dialog .preview').first().waitFor();
      },
    },
    { name: 'contact', path: `/contacts/${contact}`, translated: true },
    {
      name: 'contacts-owner',
      path: '/contacts',
      open: async (page: Page) => {
        for (const at of [1, 2]) await page.locator('tbody .check').nth(at).check();
        await page.locator('.bulk-float button').first().click();
        await page.locator('.form-card [name="to"]').first().waitFor();
      },
    },
    { name: 'contact-new', path: '/contacts/new' },
    {
      name: 'contact-new-refused',
      path: '/contacts/new',
      open: async (page: Page) => {
        await page.locator('#new-phone').fill('+44 12');
        await page.locator('form .btn-primary').click();
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'contact-merge',
      path: `/contacts/${contact}/merge`,
      open: (page) => lookFor(page, 'a'),
      translated: true,
    },
    { name: 'contact-deletion', path: `/contacts/${contact}/deletion`, translated: true },
    { name: 'import', path: '/contacts/imports' },
    ...imports.map(({ id, state }) => ({
      ...{ name: `import-${state}`, path: `/contacts/imports/${id}`, translated: true as const },
    })),
  ];
  return screens.map((screen) => ({ ...screen, who: 'ama' }));
}

/** What is looked for is in no address: it has to be typed. */
async function lookFor(page: Page, text: string) {
  await page.locator('main input[name="q"]').fill(text);
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]find=/);
}
