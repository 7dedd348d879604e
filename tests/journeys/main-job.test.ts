import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { eventually, type Product, restartWeb, startProduct } from '../support/product.ts';

/** The main job, everything real but WhatsApp: two agents in browsers of their own, and the customer's phone. */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let sade: AgentAtWork;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example');
  sade = await signIn(browser, product.baseUrl, 'sade@demo.example');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('a customer writes on the phone page, the Available agent sees it without a reload, answers, and the ticks follow', async () => {
  await ben.available();
  await ben.page.goto('/inbox?view=mine');
  const phone = await (await browser.newContext({ baseURL: product.baseUrl })).newPage();
  await phone.goto('/dev/phone');
  await phone.getByText('Somebody new').click();
  const customerName =
    (await phone.locator('.sim-who[aria-current="true"] [dir="auto"]').first().textContent())?.trim() ?? '';
  await phone.locator('.phone-composer input:not([type=hidden])').first().fill('Do you have bike locks?');
  await phone.locator('.phone-composer [type=submit]').click();

  const row = ben.page.locator('.convo', { hasText: 'Do you have bike locks?' });
  await row.waitFor();
  await row.click();
  await ben.page.locator('#thread .bubble[data-dir="in"]', { hasText: 'Do you have bike locks?' }).waitFor();
  expect(await ben.page.locator('#thread-title').textContent()).toContain(customerName);

  await ben.page.locator('form.composer textarea').fill('Yes, three kinds. Which bike is it for?');
  await ben.page.keyboard.press('Enter');
  const reply = ben.page.locator('#thread .bubble[data-dir="out"]', { hasText: 'three kinds' });
  await reply.waitFor();
  await phone.locator('.phone .bubble', { hasText: 'three kinds' }).waitFor();
  await reply.getByRole('img', { name: 'Read' }).waitFor();
  expect(await ben.page.locator('form.composer textarea').inputValue()).toBe('');
});

test('the thread explains why the agent has it', async () => {
  const customer = await product.phones.customer('Why Ask');
  await customer.write('Why you?');
  await ben.page.goto('/inbox?view=mine');
  await ben.page.locator('.convo', { hasText: 'Why Ask' }).click();
  const line = ben.page.locator('#thread .event', { hasText: 'Assigned to Ben' });
  await line.getByRole('button', { name: /Why/ }).click();
  await ben.page.locator('.trace-step[data-result="match"]').waitFor();
});

test('two claim at once: one has it, the other is told, and it is out of Unassigned', async () => {
  await product.sql`update presence set available = false`;
  const customer = await product.phones.customer('Claim Race');
  await customer.write('Anybody?');
  for (const agent of [ben, sade]) {
    await agent.page.goto('/inbox?view=unassigned');
    await agent.page.locator('.convo', { hasText: 'Claim Race' }).click();
    await agent.page.getByRole('button', { name: 'Claim' }).waitFor();
  }
  // In the page itself: a driver's click would wait until the button stands still, and by then the race is over.
  await Promise.all(
    [ben, sade].map(({ page }) => page.getByRole('button', { name: 'Claim' }).dispatchEvent('click')),
  );

  const [row] = await eventually(
    () => product.sql<{ agent: string; claims: number }[]>`
      select users.name as agent,
        (select count(*)::int from decisions where conversation_id = conversations.id and code = 'claim') as claims
      from conversations join contacts on contacts.id = contact_id join users on users.id = agent_id
      where contacts.name = 'Claim Race'`,
    (rows) => rows.length === 1,
  );
  expect(row?.claims).toBe(1);
  const [winner, loser] = row?.agent.startsWith('Ben') ? [ben, sade] : [sade, ben];
  await winner.page.locator('form.composer textarea').waitFor();
  await loser.page.locator('.toast', { hasText: 'took it first' }).waitFor();
});

test('a transfer leaves one agent’s Mine and arrives in the other’s, and a half-written reply is not disturbed', async () => {
  await sade.page.goto('/inbox?view=mine');
  await sade.available();
  await ben.page.goto('/inbox?view=mine');
  await ben.page.getByRole('switch', { name: 'You’re Away' }).waitFor();
  const customer = await product.phones.customer('Hand Over');
  await customer.write('Sade, please help');
  await sade.page.locator('.convo', { hasText: 'Hand Over' }).click();
  const draft = sade.page.locator('form.composer textarea');
  await draft.fill('Half a sent');
  await customer.write('and one more thing');
  await sade.page.locator('#thread .bubble', { hasText: 'one more thing' }).waitFor();
  expect(await draft.inputValue()).toBe('Half a sent');

  await ben.available();
  await sade.page.getByRole('button', { name: 'Transfer' }).click();
  await sade.page.locator('#transfer').getByRole('button', { name: /Ben/ }).click();
  await ben.page.locator('.convo', { hasText: 'Hand Over' }).waitFor();
  await sade.page.locator('.convo', { hasText: 'Hand Over' }).waitFor({ state: 'detached' });
});

test('a conversation is closed and reopens when the customer writes again', async () => {
  const customer = await product.phones.customer('Comes Back');
  await ben.page.goto('/inbox?view=all');
  await customer.write('first visit');
  await ben.page.locator('.convo', { hasText: 'Comes Back' }).click();
  await ben.page.getByRole('button', { name: 'Close', exact: true }).click();
  await ben.page.getByRole('button', { name: 'Reopen' }).waitFor();
  await customer.write('second visit');
  await ben.page.getByRole('button', { name: 'Close', exact: true }).waitFor();
  const [row] = await product.sql<{ episode: number; status: string }[]>`
    select episode, status from conversations join contacts on contacts.id = contact_id where contacts.name = 'Comes Back'`;
  expect(row).toEqual({ episode: 2, status: 'open' });
});

test('what WhatsApp refuses for good is shown as a sentence with Retry, and the retry reaches the phone', async () => {
  const customer = await product.phones.customer('Bad Luck');
  await customer.write('hello?');
  const page = await pageWith('Bad Luck');
  await product.phones.fault({ fault: 'error', code: 131026, times: 1 });
  await page.locator('form.composer textarea').fill('Did this arrive?');
  await page.keyboard.press('Enter');
  const failed = page.locator('#thread .bubble[data-state="failed"]', { hasText: 'Did this arrive?' });
  await failed.waitFor();
  await failed.getByRole('button', { name: 'Retry' }).click();
  const chat = await eventually(
    () => customer.chat(),
    (messages) => messages.some(({ text }) => text === 'Did this arrive?'),
  );
  expect(chat.filter(({ by }) => by === 'business')).toHaveLength(1);
});

test('the web server is killed: the page reconnects by itself and shows what came meanwhile', async () => {
  const customer = await product.phones.customer('Patience');
  await customer.write('before');
  const page = await pageWith('Patience');
  await page.locator('form.composer textarea').fill('a draft that stays');
  await page.context().setOffline(true); // so that it comes back after the message, however soon the server does
  await restartWeb(product);
  await customer.write('after');
  await page.context().setOffline(false);
  await page.locator('#thread .bubble', { hasText: 'after' }).waitFor();
  expect(await page.locator('form.composer textarea').inputValue()).toBe('a draft that stays');
});

test('without script one can read, claim, reply and close', async () => {
  await product.sql`update presence set available = false`;
  const customer = await product.phones.customer('Plain Page');
  await customer.write('no script here');
  const plain = await signIn(browser, product.baseUrl, 'zed@demo.example', { javaScriptEnabled: false });
  await plain.page.goto('/inbox?view=unassigned');
  expect(await plain.page.locator('.convo', { hasText: 'Plain Page' }).count()).toBe(0); // Zed is on the second number

  const main = await signIn(browser, product.baseUrl, 'sade@demo.example', { javaScriptEnabled: false });
  await main.page.goto('/inbox?view=unassigned');
  await main.page.locator('.convo', { hasText: 'Plain Page' }).click();
  await main.page.getByRole('button', { name: 'Claim' }).click();
  await main.page.locator('form.composer textarea').fill('Read and answered');
  await main.page.getByRole('button', { name: 'Send', exact: true }).click();
  await main.page.locator('#thread .bubble', { hasText: 'Read and answered' }).waitFor();
  await eventually(
    () => customer.chat(),
    (messages) => messages.some(({ text }) => text === 'Read and answered'),
  );
  await main.page.getByRole('button', { name: 'Close', exact: true }).click();
  await main.page.getByRole('button', { name: 'Reopen' }).waitFor();
});

/** The page of whoever has this customer's conversation, opened on it. */
async function pageWith(name: string) {
  const [owner] = await eventually(
    () => product.sql<{ id: string; email: string }[]>`
      select conversations.id, users.email from conversations join contacts on contacts.id = contact_id
      join users on users.id = agent_id where contacts.name = ${name}`,
    (rows) => rows.length === 1,
  );
  const { page } = owner?.email.startsWith('ben') ? ben : sade;
  await page.goto(`/inbox/${owner?.id}`);
  await page.locator('form.composer textarea').waitFor();
  return page;
}
