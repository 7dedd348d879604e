import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { take } from '../../../db/intake.ts';
import { check } from '../../support/accessible.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { type House, password } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of writing: what is chosen, what is kept, what the keyboard reaches. */
vi.setConfig({ testTimeout: 60_000 });

let house: House;
let chromium: Browser;
let server: Server;
let base = '';
beforeAll(async () => {
  house = await openRoom();
  server = serve({ fetch: house.app.fetch, port: 0 }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
  chromium = await launchBrowser();
});
afterAll(async () => {
  await chromium.close();
  server.closeAllConnections();
  server.close();
  await house.close();
});
beforeEach(async () => {
  await house.sql`truncate conversations cascade`;
  await house.sql`delete from rate_limits`;
});

const ada = { ...stranger(7001), name: 'Ada' };
const begun = (more = {}) => conversation(house, { customer: ada, agentId: house.cast.ben, ...more });
const writes = async (body: string, customer = ada) =>
  house.world.nudges.changed((await take(house.sql, deliveryOf(inboundText({ customer, body })))).changed);

async function at(path: string, { width = 1440, dark = false, script = true } = {}): Promise<Page> {
  const context = await chromium.newContext({
    baseURL: base,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  await page.goto('/login');
  await page.fill('#email', 'ben@demo.example');
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rail');
  await page.goto(path);
  return page;
}
const field = (page: Page) => page.locator('form.composer textarea');
const bubble = (page: Page, text: string) => page.locator('.bubble', { hasText: text });
const tool = (page: Page, text: string, name: string) =>
  bubble(page, text).getByRole('link', { name, includeHidden: true });

test('an emoji is found, chosen by keyboard, and goes where the caret was; the next time it is at hand', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await field(page).fill('Good  day');
  await field(page).evaluate((text: HTMLTextAreaElement) => text.setSelectionRange(5, 5));
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('bicycle');
  await check({ page });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await field(page).inputValue()).toBe('Good 🚲 day');
  expect(await field(page).evaluate((text) => text === document.activeElement)).toBe(true);
  expect(asked.filter((url) => /emoji-\w+\.json/.test(url))).toHaveLength(1);

  await page.reload();
  expect(await field(page).inputValue()).toBe('Good 🚲 day');
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('region', { name: 'Recently used' }).getByRole('button').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toBe('🚲');
  await page.keyboard.press('Escape');
  await page.locator('#emoji').waitFor({ state: 'hidden' });
});

test('the message that is answered stays above the field through swaps and other conversations, until it is sent', async () => {
  const { id } = await begun({ body: 'Which colour?' });
  const bo = { ...stranger(7002), name: 'Bo' };
  await conversation(house, { customer: bo, agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await bubble(page, 'Which colour?').hover();
  await tool(page, 'Which colour?', 'Reply to this message').click();
  const quote = page.locator('#composer-quote .quote');
  await quote.getByText('Which colour?').waitFor();
  expect(await field(page).evaluate((text) => text === document.activeElement)).toBe(true);

  await writes('Still there?');
  await bubble(page, 'Still there?').waitFor();
  await page.locator('.convo', { hasText: 'Bo' }).click();
  await page.getByRole('heading', { name: 'Bo' }).waitFor();
  expect(await quote.count()).toBe(0);
  await page.locator('.convo', { hasText: 'Ada' }).click();
  await quote.getByText('Which colour?').waitFor();

  await field(page).fill('Green');
  await page.keyboard.press('Enter');
  await bubble(page, 'Green').locator('.quote').getByText('Which colour?').waitFor();
  await quote.waitFor({ state: 'detached' });

  await bubble(page, 'Still there?').hover();
  await tool(page, 'Still there?', 'Reply to this message').click();
  await quote.getByText('Still there?').waitFor();
  await page.getByRole('link', { name: 'Don’t answer this message' }).click();
  expect(await quote.count()).toBe(0);
});

test('a reaction by keyboard alone: from the newest message up, chosen, and taken back', async () => {
  const { id } = await begun({ body: 'One' });
  await writes('Two');
  const page = await at(`/inbox/${id}`);
  await tool(page, 'Two', 'React to this message').focus();
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.closest('.bubble')?.textContent)).toContain('One');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'React with 👍' }).waitFor();
  await check({ page });
  await page.getByRole('button', { name: 'React with 👍' }).press('Enter');
  await bubble(page, 'One').locator('.react-us', { hasText: '👍' }).waitFor();
  await page.locator('#react').waitFor({ state: 'hidden' });

  await tool(page, 'One', 'React to this message').press('Enter');
  await page.getByRole('button', { name: 'Take 👍 back' }).press('Enter');
  await bubble(page, 'One').locator('.react').waitFor({ state: 'detached' });
});

test('any emoji can be put on a message', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`, { width: 380, dark: true });
  await bubble(page, 'One').hover();
  await tool(page, 'One', 'React to this message').click();
  await page.getByRole('button', { name: 'More emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('rocket');
  await check({ page });
  await page.keyboard.press('Enter');
  await bubble(page, 'One').locator('.react-us', { hasText: '🚀' }).waitFor();
});

test('without script one can still answer a message, and react', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`, { script: false });
  await tool(page, 'One', 'React to this message').click();
  await page.getByRole('button', { name: 'React with 👍' }).click();
  await bubble(page, 'One').locator('.react-us', { hasText: '👍' }).waitFor();
  await tool(page, 'One', 'Reply to this message').click();
  await page.locator('#composer-quote').getByText('One').waitFor();
  expect(await page.getByRole('button', { name: 'Emoji' }).isVisible()).toBe(false);
});
