import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';

/** From an empty installation to a transfer between two colleagues, with the browser alone; and in how many clicks. */
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ empty: true }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const newBrowser = async (): Promise<Page> =>
  (await browser.newContext({ baseURL: product.baseUrl, viewport: { width: 1440, height: 900 } })).newPage();

/** Presses one after another and answers how many clicks that was. */
async function press(...targets: Locator[]): Promise<number> {
  for (const target of targets) await target.click();
  return targets.length;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name });

test('set up, connect, invite, assign, receive, transfer', async () => {
  const ama = await newBrowser();
  expect(product.setupUrl).not.toBeNull();
  await ama.goto(product.setupUrl ?? '');
  await ama.getByLabel('Organisation').fill('Marlow Cycles');
  await ama.getByLabel('Your name').fill('Ama Owusu');
  await ama.getByLabel('E-mail').fill('ama@marlow.example');
  await ama.getByLabel('Password', { exact: true }).fill('a bicycle made of glass');
  await press(button(ama, 'Set up and sign in'), button(ama, 'Use the simulator'));
  await ama.getByText('See your numbers').waitFor();

  // An invitation: four clicks and an address.
  await press(link(ama, 'Invite people'));
  await ama.getByLabel('E-mail addresses').fill('ben@marlow.example');
  const inviting = await press(
    ama.getByText('Answers, transfers, changes owners'),
    ama.getByRole('checkbox', { name: /Main/ }),
    button(ama, 'Send invitation'),
  );
  expect(inviting + 1).toBe(4);
  await ama.getByText('ben@marlow.example').first().waitFor();

  const ben = await newBrowser();
  await eventually(
    async () => {
      await ben.goto('/dev/mail');
      return ben.getByRole('link', { name: 'Ama Owusu invited you to Marlow Cycles' }).count();
    },
    (found) => found > 0,
    60,
  );
  await ben.getByRole('link', { name: 'Ama Owusu invited you to Marlow Cycles' }).click();
  const address = await ben
    .frameLocator('iframe')
    .getByRole('link', { name: /registration|Activate/ })
    .first()
    .getAttribute('href');
  await ben.goto(address ?? '');
  await ben.getByLabel('Your name').fill('Ben Okafor');
  await ben.getByLabel('Password', { exact: true }).fill('another long passphrase');
  await ben.locator('form.door-card button[type=submit]').click();
  await ben.waitForURL('**/inbox**');

  // An assignment rule: three clicks.
  await ama.goto('/settings/start');
  expect(await ama.getByLabel('Done').count(), 'number, people, members').toBe(3);
  const assigning = await press(
    link(ama, 'Change the rules'),
    ama.getByText('All agents, in sequence'),
    button(ama, 'Save'),
  );
  await ama.getByText('Saved').first().waitFor();
  expect(assigning).toBe(3);

  const phone = await newBrowser();
  await phone.goto('/dev/phone');
  await phone.locator('.phone-composer input:not([type=hidden])').first().fill('Do you have bike locks?');
  await phone.locator('.phone-composer [type=submit]').click();
  await ama.goto('/inbox?view=all');
  await ama.locator('.convo', { hasText: 'Do you have bike locks?' }).click();
  await ama.locator('#thread .event', { hasText: 'Assigned to' }).waitFor();

  // A transfer: two clicks. An Admin may give it to somebody who is Away.
  const [has] = await product.sql<{ name: string }[]>`
    select users.name from conversations join users on users.id = agent_id`;
  const other = has?.name === 'Ben Okafor' ? 'Ama Owusu' : 'Ben Okafor';
  const transferring = await press(
    ama.locator('#transfer-button'),
    ama.locator('#transfer').getByRole('button', { name: new RegExp(other) }),
  );
  expect(transferring).toBe(2);
  await ama.locator('#thread .event', { hasText: other }).waitFor();
  await ama.goto('/settings/start');
  await ama.getByText('All set. The inbox is ready for your team.').waitFor();
});
