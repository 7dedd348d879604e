import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../support/accessible.ts';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Product, startProduct } from '../support/product.ts';
import { openFrom } from '../support/reading.ts';

/** Two agents on one conversation: what they say to each other, and what they see of each other. */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let sade: AgentAtWork;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example');
  sade = await signIn(browser, product.baseUrl, 'sade@demo.example');
  await ben.available();
  const customer = await product.phones.customer('Tove Together');
  await customer.write('Could the rear rack go on before delivery?');
  await ben.page.goto('/inbox?view=mine');
  await openFrom(ben.page, 'Tove Together');
  await sade.page.goto(ben.page.url().replace('view=mine', 'view=all'));
  await sade.page.locator('#thread').waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const reply = (page: Page) => page.locator('form.composer textarea');
const paper = (page: Page) => page.locator('#note-form textarea');
const option = (page: Page) => page.locator('#suggest [role="option"]:visible');
const seen = (page: Page) => page.locator('#also-here');

test('they see each other read and write', async () => {
  await seen(ben.page)
    .getByText(/Sade.* is reading/)
    .waitFor();
  await reply(sade.page).fill('Let me look');
  await seen(ben.page)
    .getByText(/Sade.* is writing…/)
    .waitFor();
  await check({ page: ben.page });
});

test('what one has begun is in their other browser, and nowhere else', async () => {
  const elsewhere = await signIn(browser, product.baseUrl, 'sade@demo.example');
  await expect
    .poll(
      async () => {
        await elsewhere.page.goto(sade.page.url());
        return reply(elsewhere.page).inputValue();
      },
      { timeout: 20_000 },
    )
    .toBe('Let me look');
  await elsewhere.page.locator('.convo-snip', { hasText: 'Draft: Let me look' }).waitFor();
  expect(await reply(ben.page).inputValue()).toBe('');
  expect(await ben.page.getByText('Draft: Let me look').count()).toBe(0);
  await elsewhere.page.context().close();
});

test('a note calls a colleague, who reads it at once', async () => {
  await ben.page.locator('#thread-title').focus();
  await ben.page.keyboard.press('n');
  await paper(ben.page).pressSequentially('Is it in stock? @sa');
  await option(ben.page).filter({ hasText: 'Sade' }).waitFor();
  await ben.page.keyboard.press('Enter');
  await ben.page.keyboard.press('Enter');
  const note = sade.page.locator('.note', { hasText: 'Is it in stock?' });
  await note.waitFor();
  expect(await note.locator('mark').textContent()).toContain('@Sade');
});

test('whoever closes their browser is gone from the other’s screen', async () => {
  await sade.page.context().close();
  await expect.poll(() => seen(ben.page).isVisible(), { timeout: 20_000 }).toBe(false);
});
