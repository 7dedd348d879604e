import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import type { CustomerPhone } from '../support/customer.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';
import { button, numberOf, openFrom } from '../support/reading.ts';
import { audible, behind, counting, noted, noteRinging, popup } from '../support/ringing.ts';

/**
 * Ben is called: by ear, by popup and by the title of his tab, for what concerns him and he does not look at. Each test
 * has its own customers and counts from where it began: it can be tried again.
 */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let page: Page;
/** Whose conversation Ben has already. */
let first: CustomerPhone;

/** Two notes with an overtone each. */
const onceHeard = 4;
const heard = async (...tabs: Page[]) => {
  const each = await Promise.all(tabs.map(noted));
  return each.reduce((sum, { tones }) => sum + tones, 0) / onceHeard;
};
let callers = 0;
const caller = (name: string) => product.phones.customer(`${name} Alert ${++callers}`);
/** How many conversations at once each of Ben's numbers may give him. */
const bensCapacity = (most: number) =>
  product.sql`update members set capacity = ${most} where user_id = (select id from users where email = 'ben@demo.example')`;

/** A page anew, which has heard how things stand, and which he has touched, so that it may be heard. */
async function sits(path: string) {
  await page.goto(path);
  await counting(page);
  await page.locator('h1:visible').first().click();
  await audible(page);
}
async function opens(customer: CustomerPhone) {
  await popup(page, customer.name).getByRole('link', { name: 'Open', exact: true }).click();
  await page.locator('#thread-title', { hasText: customer.name }).waitFor();
}

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example', { reducedMotion: 'reduce' });
  ({ page } = ben);
  await noteRinging(ben.context);
  await product.sql`update presence set available = false`;
  await bensCapacity(50);
  await ben.available();
  first = await caller('Alma');
  await first.write('Good morning');
  await eventually(
    () => product.sql`
      select from conversations join contacts on contacts.id = contact_id join users on users.id = agent_id
      where contacts.name = ${first.name} and email = 'ben@demo.example'`,
    (rows) => rows.length === 1,
  );
}, 120_000);
beforeEach(() => sits('/inbox?view=bot')); // a list that shows nothing of what is to come

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const counted = async () => numberOf(/^\((\d+)/.exec(await page.title())?.[1] ?? '0');

test('what is assigned to him rings and shows; the title counts it until he has opened it', async () => {
  const [before, rung] = [await counted(), await heard(page)];
  const alma = await caller('Alma');
  await alma.write('Is anybody there?');
  await popup(page, alma.name).getByText('New conversation for you').waitFor();
  await expect.poll(() => heard(page)).toBe(rung + 1);
  await expect.poll(counted).toBe(before + 1);

  await opens(alma);
  await expect.poll(counted).toBe(before);
  await popup(page, alma.name).waitFor({ state: 'detached' });
});

test('it is quiet while he looks at it, and rings once he looks elsewhere', async () => {
  await first.write('Are you there?');
  await popup(page, first.name).getByText('Are you there?').waitFor();
  await opens(first);
  await popup(page, first.name).waitFor({ state: 'detached' });
  const before = await heard(page);
  await first.write('You see this one');
  await page.locator('#thread-log .bubble', { hasText: 'You see this one' }).waitFor();
  const bruno = await caller('Bruno');
  await bruno.write('Somebody else');
  await popup(page, bruno.name).waitFor();
  await expect.poll(() => heard(page)).toBe(before + 1);
  expect(await popup(page, first.name).count(), 'they see it happen').toBe(0);

  await opens(bruno);
  await popup(page, bruno.name).waitFor({ state: 'detached' });
  await first.write('And this one you do not');
  await popup(page, first.name).getByText('And this one you do not').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 2);
});

test('a new one in Unassigned calls, and so does a mention in a note of Ama’s', async () => {
  await bensCapacity(1); // he has more than that: whoever is new waits from here on
  const before = await heard(page);
  const cora = await caller('Cora');
  await cora.write('Has nobody room?');
  await popup(page, cora.name).getByText('Somebody waits in Unassigned').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 1);
  await popup(page, cora.name).getByRole('button', { name: 'Dismiss' }).click();

  const ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
  await ama.page.goto('/inbox?view=unassigned');
  await openFrom(ama.page, cora.name);
  await ama.page.keyboard.press('n');
  await ama.page.locator('#note-form textarea').pressSequentially('Yours, I think @be');
  await ama.page.locator('#suggest [role="option"]:visible', { hasText: 'Ben' }).waitFor();
  await ama.page.keyboard.press('Enter');
  await ama.page.keyboard.press('Enter');
  await popup(page, cora.name).getByText('You were mentioned in a note').waitFor();
  await expect.poll(() => heard(page)).toBe(before + 2);
  await ama.context.close();
});

test('however many tabs, it rings once, and shows in the one in front', async () => {
  const before = await heard(page);
  await behind(page);
  const front = await ben.context.newPage();
  onTestFinished(() => front.close());
  await front.goto('/templates');
  await counting(front);
  await first.write('To two tabs');
  await popup(front, first.name).getByText('To two tabs').waitFor();
  await expect.poll(() => heard(page, front)).toBe(before + 1);
  expect(await popup(page, first.name).getByText('To two tabs').count(), 'one popup for two tabs').toBe(0);
});

test('what he switches off does not call any more; the rest does', async () => {
  await sits('/settings/notifications');
  for (const way of ['Sound', 'Popup'])
    await page.getByRole('checkbox', { name: `A new message in my conversations: ${way}` }).uncheck();
  await button(page.locator('#alerts-card'), 'Save').click();
  await page.getByText('Saved.').waitFor();
  await audible(page);

  const before = await heard(page);
  await first.write('This one is silent');
  const dario = await caller('Dario');
  await dario.write('This one is not');
  await popup(page, dario.name).waitFor();
  await expect.poll(() => heard(page)).toBe(before + 1);
  expect(await popup(page, first.name).count()).toBe(0);
});
