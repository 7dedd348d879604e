import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';
import { button, openFrom } from '../support/reading.ts';

/**
 * The bot as people meet it: an Admin switches Main's on, customers write, and it answers until people take over. Ben
 * sees the number's conversations; he is Available from the start.
 */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
  await ama.page.goto('/settings/numbers');
  await ama.page.getByRole('link', { name: /^Bot/ }).first().click();
  await ama.page.getByRole('switch', { name: 'Bot is on' }).check();
  await button(ama.page, 'Save').click();
  await eventually(botIsOn, (on) => on);

  ben = await signIn(browser, product.baseUrl, 'ben@demo.example');
  await ben.available();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const botIsOn = async () => {
  const [row] = await product.sql<{ on: boolean }[]>`select bool_or(bot_on) as on from numbers`;
  return row?.on === true;
};
const thread = () => ben.page.locator('#thread');
const said = (text: string) => thread().locator('.bubble[data-by="bot"]', { hasText: text });

test('45: an agent replies beside the bot: it is sent and the bot stays on, until one click takes it over', async () => {
  const customer = await product.phones.customer('Bea Beside');
  await customer.write('Good morning');
  await ben.page.goto('/inbox?view=bot');
  await openFrom(ben.page, 'Bea Beside');
  await said('thank you for writing').waitFor();

  await ben.page
    .getByRole('textbox', { name: /Write|Reply|Message/ })
    .first()
    .fill('A person is reading along');
  await ben.page.keyboard.press('Enter');
  await eventually(
    () => customer.chat(),
    (chat) => chat.some(({ by, text }) => by === 'business' && text === 'A person is reading along'),
  );
  await thread().locator('#thread-banner .banner[data-tone="bot"]').waitFor();
  await customer.write('And on Sundays?');
  await said('did not understand').first().waitFor();

  await thread().locator('#thread-banner').getByRole('button', { name: 'Transfer to me' }).click();
  await thread().locator('.event', { hasText: 'Ben Okafor' }).last().waitFor();
  await thread().locator('#thread-banner .banner').waitFor({ state: 'detached' });
  const before = (await customer.chat()).length;
  await customer.write('Hello?');
  await thread().locator('.bubble[data-dir="in"]', { hasText: 'Hello?' }).waitFor();
  await product.phones.idle();
  expect((await customer.chat()).length).toBe(before + 1);
});

test('46: what the bot had decided before a Transfer is withdrawn, and shown so; what was on its way stays sent', async () => {
  const customer = await product.phones.customer('Wim Withdrawn');
  await product.phones.fault({ fault: 'delay', ms: 10_000, customerId: customer.id });
  await customer.write('Good morning');
  await ben.page.goto('/inbox?view=bot');
  await openFrom(ben.page, 'Wim Withdrawn');
  await said('thank you for writing').waitFor();
  await customer.write('And on Sundays?');
  await said('did not understand').waitFor();

  await thread().locator('#thread-banner').getByRole('button', { name: 'Transfer to me' }).click();
  await said('did not understand').getByLabel('Withdrawn').waitFor();
  await product.phones.clearFaults();
  await product.phones.idle();
  const chat = await eventually(
    () => customer.chat(),
    (shown) => shown.some(({ by }) => by === 'business'),
  );
  expect(chat.filter(({ by }) => by === 'business')).toHaveLength(1);
});

test('47: the customer asks for a person: they are told that somebody will answer, and the agent has it', async () => {
  const customer = await product.phones.customer('Pia Person');
  await customer.write('Good morning');
  await ben.page.goto('/inbox?view=bot');
  await openFrom(ben.page, 'Pia Person');
  await said('thank you for writing').waitFor();

  await customer.write('Can I speak to a person, please');
  await thread().locator('.event', { hasText: 'The customer wrote' }).waitFor();
  await thread().locator('.event', { hasText: 'Assigned to Ben Okafor' }).waitFor();
  await eventually(
    () => customer.chat(),
    (chat) => chat.some(({ by, text }) => by === 'business' && text.includes('A colleague will answer')),
  );
  await ben.page.goto('/inbox?view=mine');
  await ben.page.locator('.convo', { hasText: 'Pia Person' }).waitFor();
});
