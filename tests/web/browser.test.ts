import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { take } from '../../db/intake.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { closeContexts, sharedBrowser } from '../support/chromium.ts';
import { type House, openHouse, password } from './house.ts';

/** What only a browser can prove of `web/public`: scripts, streams, keys and what survives a swap. */
vi.setConfig({ testTimeout: 60_000, expect: { poll: { timeout: 20_000 } } }); // a browser on a busy machine

let house: House;
let chromium: Browser;
let server: Server;
let port = 0;

async function open(at = port): Promise<void> {
  server = serve({ fetch: house.app.fetch, port: at }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
}
async function shut(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

beforeAll(async () => {
  house = await openHouse();
  await openConversation(house.sql, { customer: stranger(1), body: 'Nobody has me yet' });
  await openConversation(house.sql, { agentId: house.cast.ben, body: 'Is it ready?' });
  await open();
  chromium = await sharedBrowser();
});
afterEach(() => closeContexts(chromium));
afterAll(async () => {
  await shut();
  await house.close();
});

/** Ben, logged in, with everything the browser complained about. */
async function ben(path = '/inbox'): Promise<{ page: Page; complaints: string[] }> {
  await house.sql`delete from rate_limits`;
  const page = await (await chromium.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  await page.goto(`http://localhost:${port}${path}`);
  await page.fill('#email', 'ben@demo.example');
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rail');
  return { page, complaints };
}

async function writes(body: string) {
  const { changed } = await take(house.sql, deliveryOf(inboundText({ body })));
  house.world.nudges.changed(changed);
}

const composer = 'form.composer textarea';
const openKofi = (page: Page) => page.locator('.convo', { hasText: 'Kofi' }).click();

test('a message appears by itself, and a half-written reply keeps its text, caret and focus', async () => {
  const { page, complaints } = await ben();
  await openKofi(page);
  await page.fill(composer, 'half written');
  await page.locator(composer).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4));
  await writes('Are you there?');
  await page.locator('.bubble', { hasText: 'Are you there?' }).waitFor();
  const state = await page.locator(composer).evaluate((field: HTMLTextAreaElement) => ({
    text: field.value,
    caret: field.selectionStart,
    focused: document.activeElement === field,
  }));
  expect(state).toEqual({ text: 'half written', caret: 4, focused: true });
  expect(complaints).toEqual([]); // neither a script's error nor the content policy's
});

test('Enter sends and empties the field; a draft survives a reload', async () => {
  const { page } = await ben();
  await openKofi(page);
  const text = `On its way ${Date.now()}`;
  await page.fill(composer, text);
  await page.keyboard.press('Enter');
  await page.locator('.bubble[data-dir=out]', { hasText: text }).waitFor();
  // The bubble may come by the stream, before the answer to the press does.
  await expect.poll(() => page.inputValue(composer)).toBe('');

  await page.locator(composer).fill('not yet sent');
  await page.reload();
  expect(await page.inputValue(composer)).toBe('not yet sent');
});

test('single keys work outside of fields, and only there', async () => {
  const { page } = await ben();
  await openKofi(page);
  await page.locator(composer).focus();
  await page.keyboard.type('a');
  expect(await page.getAttribute('#presence', 'aria-checked')).toBe('false');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.locator('#presence[aria-checked=true]').waitFor();
  await page.keyboard.press('?');
  await page.locator('#keys[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  expect(await page.locator(composer).evaluate((field) => field === document.activeElement)).toBe(true);
});

test('the title says how many are calling, in every tab, over one stream', async () => {
  const { page } = await ben();
  await page.waitForFunction(() => document.title.startsWith('('), undefined, { polling: 50 });
  const second = await page.context().newPage();
  const asked: string[] = [];
  second.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await second.goto(page.url());
  await second.waitForFunction(() => document.title.startsWith('('), undefined, { polling: 50 });
  expect(asked).toContain('/events');
  expect(asked).not.toContain('/alerts');

  const taken = second.waitForRequest('**/alerts?away=*');
  await page.close();
  await taken; // the next tab holds it when the first has gone
});

test('the theme changes at once and stays', async () => {
  const { page } = await ben();
  await page.click('#rail-me');
  await page.click('#theme button');
  await page.locator('html[data-theme=light]').waitFor();
  await page.reload();
  expect(await page.getAttribute('html', 'data-theme')).toBe('light');
});

test('a server that goes away is announced after three seconds; what was missed is there when it is back', async () => {
  const { page } = await ben();
  await openKofi(page);
  await page.fill(composer, 'still writing');
  await page.locator('.bubble').first().waitFor();
  await shut();
  await page.locator('#reconnecting').waitFor({ state: 'visible' });
  await take(house.sql, deliveryOf(inboundText({ body: 'While you were away' })));
  await open();
  await page.locator('.bubble', { hasText: 'While you were away' }).waitFor();
  await page.locator('#reconnecting').waitFor({ state: 'hidden' });
  expect(await page.inputValue(composer)).toBe('still writing');
});

test('when the session ends the page gives way to the login', async () => {
  const { page } = await ben();
  await page.locator('#live').waitFor({ state: 'attached' });
  await house.sql`update sessions set expires_at = now()`;
  await page.waitForURL('**/login?next=*');
});
