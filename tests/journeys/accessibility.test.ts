import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, looks } from '../support/accessible.ts';
import { launchBrowser } from '../support/chromium.ts';
import { invited } from '../support/invitations.ts';
import { lookers } from '../support/looking.ts';
import { type Product, startProduct } from '../support/product.ts';

/** Every page and state of the demo, as `support/accessible.ts` has it. */
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const looking = lookers(() => ({ browser, baseUrl: product.baseUrl }));

describe.each(looks)('$theme, $width px', (look) => {
  test('the login page', async () => {
    const context = await browser.newContext({ baseURL: product.baseUrl, colorScheme: look.theme });
    const page = await context.newPage();
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.goto('/login');
    await check({ page });
    await page.getByLabel('E-mail').fill('ben@demo.example');
    await page.getByLabel('Password', { exact: true }).fill('not it');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await check({ page });
  });

  test('a forgotten password, and what mailed links open', async () => {
    const context = await browser.newContext({ baseURL: product.baseUrl, colorScheme: look.theme });
    const page = await context.newPage();
    await page.setViewportSize({ width: look.width, height: 900 });
    const [ama] = await product.sql<{ id: string }[]>`select id from users where role = 'admin' limit 1`;
    const email = `${look.theme}-${look.width}@demo.example`;
    const { token } = await invited(product.sql, { by: ama?.id ?? '', email });
    for (const path of ['/forgot', '/forgot/nonsense', '/invitations/nonsense', `/invitations/${token}`]) {
      await page.goto(path);
      await check({ page });
    }
    await page.getByLabel('Your name').fill('Noor');
    await page.getByLabel('Password', { exact: true }).fill('a long passphrase');
    await check({ page });
    await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Complete the registration' }).click();
    await page.getByRole('alert').waitFor();
    await check({ page });
  });

  test('the list, each view, and a page that does not exist', async () => {
    const ben = await looking('ben@demo.example', look);
    for (const path of [
      '/inbox?view=mine',
      '/inbox?view=unassigned',
      '/inbox?view=all',
      '/inbox?view=bot',
      '/inbox?status=closed',
      '/nowhere',
    ]) {
      await ben.page.goto(path);
      await check(ben);
    }
  });

  test('each kind of thread: assigned, waiting, closed, its window over; with Why and Transfer open', async () => {
    const ben = await looking('ben@demo.example', look);
    const kinds = await product.sql<{ id: string; what: string }[]>`
      select distinct on (what) conversations.id, what from conversations join members using (number_id)
      join users on users.id = members.user_id and users.email = 'ben@demo.example'
      cross join lateral (select coalesce(stage, 'closed') || case when window_until > now() then '' else ', window over' end as what) as kind
      order by what, last_message_at desc`;
    expect(kinds.length, 'the demo organisation shows several kinds').toBeGreaterThanOrEqual(4);
    for (const { id } of kinds) {
      await ben.page.goto(`/inbox/${id}?view=all`);
      await check(ben);
    }

    const assigned = kinds.find(({ what }) => what === 'assigned');
    await ben.page.goto(`/inbox/${assigned?.id}?view=all`);
    await ben.page.getByRole('button', { name: /^Why/ }).first().click();
    await ben.page.locator('.trace:visible').waitFor();
    await check(ben);
    await ben.page.keyboard.press('Escape');
    await ben.page.locator('#transfer-button').click();
    await ben.page.locator('#transfer .menu-label').first().waitFor();
    await check(ben);
  });

  test('settings: the numbers, and the form with what is wrong in it', async () => {
    const ama = await looking('ama@demo.example', look);
    await ama.page.goto('/settings/numbers');
    await check(ama);
    await ama.page.goto('/settings/numbers/new');
    await check(ama);
    await ama.page.locator('form.card').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await ama.page.getByRole('button', { name: 'Connect a number' }).click();
    await ama.page.locator('.field .error').first().waitFor();
    await check(ama);
    await ama.page.goto('/settings/numbers');
    await ama.page.getByRole('link', { name: 'Main', exact: true }).click();
    await ama.page.getByRole('button', { name: 'Test the connection' }).click();
    await ama.page.getByText('The connection works').waitFor();
    await check(ama);
  });

  test('settings: who gets a number’s conversations, a draft with a mistake in it, and a try-out', async () => {
    const ama = await looking('ama@demo.example', look);
    const { page } = ama;
    await page.goto('/settings/numbers');
    await page.getByRole('link', { name: /Ben Okafor/ }).click();
    await page.getByRole('heading', { name: 'Assignment', level: 1 }).waitFor();
    await check(ama);
    await page.getByRole('button', { name: 'Add member' }).click();
    await page.getByRole('dialog', { name: 'Add a member' }).waitFor();
    await check(ama);
    await page.getByRole('button', { name: /\bZed / }).click();
    await page.getByText('joins the end of the rotation').waitFor();
    await page.getByRole('button', { name: /^Remove Ben/ }).click();
    await page.getByText('Leaves when you save').waitFor();
    await page.getByLabel(/^Capacity of Sade/).fill('many');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Nothing is saved yet').waitFor();
    await check(ama);

    await page.getByLabel(/^Capacity of Sade/).fill('9');
    await page.getByText('Sade Balogun is available').click();
    await page.getByLabel('Customer').fill('Lina');
    await page.getByText('owns this contact').waitFor();
    await check(ama);
    await page.getByLabel('Why not').selectOption({ label: 'Sade Balogun' });
    await page.getByText('The next one:').waitFor();
    await check(ama);
    await page.getByRole('button', { name: 'What if' }).click();
    await page.getByRole('columnheader', { name: 'With your changes' }).waitFor();
    await page.getByText('What this assumes').click();
    await check(ama);
  });
});
