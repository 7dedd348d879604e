import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import type { CustomerPhone } from '../support/customer.ts';
import { type Product, startProduct } from '../support/product.ts';
import { button, numberOf, openFrom } from '../support/reading.ts';
import { behind, listening, noted, noteRinging, popup } from '../support/ringing.ts';

/** Ben is called: by ear, by popup and by the title of his tab, for what concerns him and he does not look at. */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let page: Page;
let first: CustomerPhone;

/** Two notes with an overtone each. */
const onceHeard = 4;
const heard = async (...tabs: Page[]) => {
  const each = await Promise.all(tabs.map(noted));
  return each.reduce((sum, { tones }) => sum + tones, 0) / onceHeard;
};

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example', { reducedMotion: 'reduce' });
  ({ page } = ben);
  await noteRinging(ben.context);
  await product.sql`update presence set available = false`;
  await page.goto('/inbox?view=bot'); // a list that shows nothing of what is to come
  await listening(page);
  await ben.available(); // and so the page may be heard
  first = await product.phones.customer('Alma Alert');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const counted = async () => numberOf(/^\((\d+)/.exec(await page.title())?.[1] ?? '0');

test('what is assigned to him rings and shows; the title counts it until he has opened it', async () => {
  await page.waitForFunction(() => document.title.startsWith('(')); // the demo has some already
  const before = await counted();
  await first.write('Is anybody there?');
  await popup(page, 'Alma Alert').getByText('New conversation for you').waitFor();
  await expect.poll(() => heard(page)).toBe(1);
  await expect.poll(counted).toBe(before + 1);

  await popup(page, 'Alma Alert').getByRole('link', { name: 'Open', exact: true }).click();
  await page.locator('#thread-title', { hasText: 'Alma Alert' }).waitFor();
  await expect.poll(counted).toBe(before);
  await popup(page, 'Alma Alert').waitFor({ state: 'detached' });
});

test('it is quiet while he looks at it, and rings once he looks elsewhere', async () => {
  const before = await heard(page);
  await first.write('You see this one');
  await page.locator('#thread-log .bubble', { hasText: 'You see this one' }).waitFor();
  const second = await product.phones.customer('Bruno Alert');
  await second.write('Somebody else');
  await popup(page, 'Bruno Alert').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 1);
  expect(await popup(page, 'Alma Alert').count(), 'they see it happen').toBe(0);

  await popup(page, 'Bruno Alert').getByRole('link', { name: 'Open', exact: true }).click();
  await page.locator('#thread-title', { hasText: 'Bruno Alert' }).waitFor();
  await first.write('And this one you do not');
  await popup(page, 'Alma Alert').getByText('And this one you do not').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 2);
});

test('a new one in Unassigned calls, and so does a mention in a note of Ama’s', async () => {
  // From here on he has all he can take, so that whoever is new waits.
  await product.sql`update members set capacity = 1 where user_id = (select id from users where email = 'ben@demo.example')`;
  const before = await heard(page);
  const waits = await product.phones.customer('Cora Alert');
  await waits.write('Has nobody room?');
  await popup(page, 'Cora Alert').getByText('Somebody waits in Unassigned').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 1);
  await popup(page, 'Cora Alert').getByRole('button', { name: 'Dismiss' }).click();

  const ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
  await ama.page.goto('/inbox?view=unassigned');
  await openFrom(ama.page, 'Cora Alert');
  await ama.page.keyboard.press('n');
  await ama.page.locator('#note-form textarea').pressSequentially('Yours, I think @be');
  await ama.page.locator('#suggest [role="option"]:visible', { hasText: 'Ben' }).waitFor();
  await ama.page.keyboard.press('Enter');
  await ama.page.keyboard.press('Enter');
  await popup(page, 'Cora Alert').getByText('You were mentioned in a note').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 2);
  await ama.context.close();
});

test('however many tabs, it rings once, and shows in the one in front', async () => {
  const before = await heard(page);
  await behind(page);
  const front = await ben.context.newPage();
  await front.goto('/templates');
  await first.write('To two tabs');
  await popup(front, 'Alma Alert').getByText('To two tabs').waitFor();
  await expect.poll(() => heard(page, front)).toBe(before + 1);
  expect(await popup(page, 'Alma Alert').getByText('To two tabs').count(), 'one popup for two tabs').toBe(0);
  await front.close();
});

test('what he switches off does not call any more; the rest does', async () => {
  await page.goto('/settings/notifications');
  for (const way of ['Sound', 'Popup'])
    await page.getByRole('checkbox', { name: `A new message in my conversations: ${way}` }).uncheck();
  await button(page.locator('#alerts-card'), 'Save').click();
  await page.getByText('Saved.').waitFor();
  await listening(page);

  await first.write('This one is silent');
  const last = await product.phones.customer('Dario Alert');
  await last.write('This one is not');
  await popup(page, 'Dario Alert').waitFor();
  await expect.poll(() => heard(page)).toBe(1);
  expect(await popup(page, 'Alma Alert').count()).toBe(0);
});
