import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { eventually, type Product, restartWeb, startProduct } from '../support/product.ts';

/** From "Invite user" to the new colleague's inbox, and a forgotten password, with the mail catcher as the mail server. */
let product: Product;
let browser: Browser;
let ama: AgentAtWork;
const passphrase = 'a long passphrase';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const newcomer = async (): Promise<Page> =>
  (await browser.newContext({ baseURL: product.baseUrl, viewport: { width: 1440, height: 900 } })).newPage();

async function invite(email: string, role: string) {
  const { page } = ama;
  await page.goto('/settings/users');
  await page.getByText('Invite user').first().click();
  await page.getByLabel('E-mail addresses').fill(email);
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await page.getByRole('checkbox', { name: /Main/ }).check();
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByText(email).first().waitFor();
}

/** Opens the catcher, waits for the mail, and presses the button in it, as its reader would. */
async function openMail(page: Page, email: string, button: string): Promise<Page> {
  const row = page.getByRole('row', { name: email }).getByRole('link').first();
  await eventually(
    async () => {
      await page.goto('/dev/mail');
      return row.count();
    },
    (found) => found > 0,
    60,
  );
  await row.click();
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.frameLocator('iframe').getByRole('link', { name: button }).click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

async function activate(page: Page, name: string, button: string) {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(passphrase);
  await page.getByText('Long enough').waitFor();
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL('**/inbox**');
}

test('an Admin invites a Sale; they press Activate in the e-mail, choose a password, and are in, Away', async () => {
  await invite('mia@demo.example', 'Sale');
  const page = await openMail(await newcomer(), 'mia@demo.example', 'Activate my account');
  await activate(page, 'Mia Rossi', 'Activate my account');
  await page
    .getByRole('button', { name: /Mia Rossi, away/ })
    .first()
    .waitFor();
  const [mia] = await product.sql`select role, id from users where email = 'mia@demo.example'`;
  expect(mia?.['role']).toBe('sale');

  const { page: users } = ama;
  await users.goto('/settings/users');
  await users.getByText('Mia Rossi').first().waitFor();
});

test('with the worker killed at the press of the button, and the web server before the link is opened, nothing is lost', async () => {
  await product.killWorker('worker');
  await invite('noor@demo.example', 'Service');
  await product.restartWorker('worker');
  const reader = await newcomer();
  const page = await openMail(reader, 'noor@demo.example', 'Complete the registration');
  const link = page.url();
  await restartWeb(product);
  await product.killWorker('worker'); // accepting needs none
  await page.goto(link);
  await activate(page, 'Noor Jansen', 'Complete the registration');
  await product.restartWorker('worker');

  const again = await newcomer();
  await again.goto(link);
  await again.getByRole('heading', { name: 'This invitation was accepted' }).waitFor();
  await reader.goto('/dev/mail');
  expect(await reader.getByRole('row', { name: 'noor@demo.example' }).count()).toBe(1);
  expect(await product.sql`select from users where email = 'noor@demo.example'`).toHaveLength(1);
});

test('who forgot their password gets a link, chooses another, and is signed out everywhere', async () => {
  const page = await newcomer();
  await page.goto('/login');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill('ines@demo.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { name: 'Look at your e-mail' }).waitFor();

  const elsewhere = await signIn(browser, product.baseUrl, 'ines@demo.example');
  const reset = await openMail(page, 'ines@demo.example', 'Choose a new password');
  await reset.getByLabel('New password').fill('another long passphrase');
  await reset.getByRole('button', { name: 'Set the new password' }).click();
  await reset.getByRole('heading', { name: 'Your new password is set' }).waitFor();
  await elsewhere.page.goto('/inbox');
  await elsewhere.page.waitForURL('**/login**');

  await reset.getByRole('link', { name: 'Sign in' }).click();
  await reset.getByLabel('E-mail').fill('ines@demo.example');
  await reset.getByLabel('Password', { exact: true }).fill('another long passphrase');
  await reset.getByRole('button', { name: 'Sign in' }).click();
  await reset.waitForURL('**/inbox**');
});
