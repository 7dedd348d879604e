import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { take } from '../../../db/intake.ts';
import { check, looks } from '../../support/accessible.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../../support/build.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { empty } from '../../support/database.ts';
import { behind, listening, noted, noteRinging, popup as popupAbout } from '../../support/ringing.ts';
import { type House, openHouse, password } from '../house.ts';

/** What only a browser can prove: what is heard, what is shown, in which tab, and what it says when it may not. */
vi.setConfig({ testTimeout: 120_000 });

let house: House;
let chromium: Browser;
let server: Server;
let base = '';
beforeAll(async () => {
  house = await openHouse();
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
  // A session that is still Available would have the next login begin so.
  for (const context of chromium.contexts()) await context.close();
  await empty(house.sql, 'conversations', 'alert_settings', 'sessions', 'presence', 'rate_limits');
});

const ada = { ...stranger(9001), name: 'Ada' };
const begun = async () =>
  (await openConversation(house.sql, { customer: ada, agentId: house.cast.ben })).conversationId;
async function writes(body: string) {
  const { changed } = await take(house.sql, deliveryOf(inboundText({ body, customer: ada })));
  house.world.nudges.changed(changed);
}

interface Looking {
  mute: boolean;
  width: number;
  theme: 'light' | 'dark';
}
/** A browser that notes what is asked of WebAudio and of notifications. `mute`: it lets no page be heard. */
async function browserOf({ mute = false, width = 1440, theme = 'light' }: Partial<Looking> = {}) {
  const context = await chromium.newContext({
    baseURL: base,
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block', // a page's own popups; the worker's: install/popups-browser.test.ts
  });
  await noteRinging(context, { mute });
  const page = await context.newPage();
  await page.goto('/login');
  await page.fill('#email', 'ben@demo.example');
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rail');
  return { context, page };
}
const popup = (page: Page) => popupAbout(page, 'Ada');
async function another(context: BrowserContext, path: string) {
  const page = await context.newPage();
  await page.goto(path);
  await page.waitForSelector('.rail');
  return page;
}

test('a call is heard once and shown in the tab in front; pressed, it opens the conversation', async () => {
  const id = await begun();
  const { context, page } = await browserOf();
  await listening(page);
  await page.locator('#presence').click();
  await behind(page);
  const front = await another(context, '/inbox');
  await writes('Is it ready?');
  await popup(front).waitFor();
  expect(await popup(page).count(), 'one popup for two tabs').toBe(0);
  await expect
    .poll(async () => (await noted(page)).tones + (await noted(front)).tones, { timeout: 20_000 })
    .toBe(4); // two notes with an overtone each
  await popup(front).getByRole('link', { name: 'Open', exact: true }).click();
  await front.waitForURL(`**/inbox/${id}`);
  await front.getByRole('log').getByText('Is it ready?').waitFor();
  await popup(front).waitFor({ state: 'detached' });
});

test('it is quiet while that conversation is looked at, and rings again once it is not', async () => {
  const id = await begun();
  const { page } = await browserOf();
  await page.locator('#presence').click();
  await page.route('**/seen', (route) => route.abort()); // or the server itself would know that it has been read
  await page.goto(`/inbox/${id}`);
  await listening(page);
  await writes('Looking?');
  await page.getByRole('log').getByText('Looking?').waitFor();
  await page.waitForFunction(() => localStorage.getItem('alerts-rung') !== null); // it came, and was decided on
  expect(await noted(page)).toEqual({ tones: 0, shown: [] });
  expect(await popup(page).count()).toBe(0);

  await page.goto('/inbox');
  await page.locator('#presence').hover();
  await writes('Gone?');
  await popup(page).waitFor();
});

test('dismissed by keyboard, a popup gives the focus back to where it came from', async () => {
  await begun();
  const { page } = await browserOf();
  await listening(page);
  await page.locator('#presence').focus();
  await writes('Not now');
  await popup(page).getByRole('button', { name: 'Dismiss', exact: true }).focus();
  await page.keyboard.press('Enter');
  await popup(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('presence');
});

test('nothing rings twice, also over a new stream', async () => {
  await begun();
  const { page } = await browserOf();
  await listening(page);
  await writes('Once');
  await popup(page).waitFor();
  const asked = page.waitForRequest('**/alerts?away=*');
  await page.reload();
  await asked;
  await page.waitForFunction(() => document.title.startsWith('(1)'));
  await writes('Twice');
  await popup(page).waitFor();
  await expect.poll(() => popup(page).allTextContents()).toEqual([expect.stringContaining('Twice')]);
});

test('with no tab in front the browser’s own popup calls, without who or what; pressed, it opens the conversation', async () => {
  const id = await begun();
  const { page } = await browserOf();
  await listening(page);
  await behind(page);
  await writes('A secret');
  await expect.poll(async () => (await noted(page)).shown, { timeout: 20_000 }).toHaveLength(1);
  expect((await noted(page)).shown).toEqual([
    { title: 'New message for you', body: 'Press to open the conversation.', tag: id },
  ]);
  await page.evaluate(() => {
    (window as unknown as { last: EventTarget }).last.dispatchEvent(new Event('click'));
  });
  await page.waitForURL(`**/inbox/${id}`);
});

test('a browser that keeps us silent is spoken of, and a press mends it', async () => {
  await begun();
  const { page } = await browserOf({ mute: true });
  await page.locator('#presence').click();
  await page.getByText('You won’t hear alerts yet.').waitFor();
  await check({ page });
  await page.evaluate(() => {
    AudioContext.prototype.resume = function () {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'running' });
      this.dispatchEvent(new Event('statechange'));
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'Turn on sound', exact: true }).click();
  await page.getByText('You won’t hear alerts yet.').waitFor({ state: 'hidden' });
  await writes('Now?');
  await expect.poll(async () => (await noted(page)).tones, { timeout: 20_000 }).toBeGreaterThan(0);
});

test('Test plays what is chosen; a browser that refuses is answered with a sentence', async () => {
  const { page } = await browserOf();
  await page.goto('/settings/notifications');
  await page.getByLabel('Sound', { exact: true }).selectOption({ label: 'Chime' });
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('Sound works in this tab.').waitFor();
  expect((await noted(page)).tones).toBe(6);
  await page.getByText('Allowed by this browser').waitFor();

  const silent = await browserOf({ mute: true });
  await silent.page.goto('/settings/notifications');
  await silent.page.getByRole('button', { name: 'Test', exact: true }).click();
  await silent.page.getByText('Your browser keeps this page silent.').waitFor();
  expect((await noted(silent.page)).tones).toBe(0);
});

test.each([
  ['default', 'hasn’t been asked yet'],
  ['denied', 'Blocked by this browser.'],
])('popups that are %s', async (permission, sentence) => {
  const { page } = await browserOf();
  await page.addInitScript((is) => {
    Object.assign(window.Notification, {
      permission: is,
      requestPermission: async () => {
        Object.assign(window.Notification, { permission: 'granted' });
        return 'granted';
      },
    });
  }, permission);
  await page.goto('/settings/notifications');
  await page.locator('#popup-state').getByText(sentence).waitFor();
  if (permission === 'denied') return;
  await page.getByRole('button', { name: 'Allow popups', exact: true }).click();
  await page.getByText('Allowed by this browser').waitFor();
});

test.each(looks)('the card and a popup, $theme, $width px', async ({ theme, width }) => {
  await begun();
  const { page } = await browserOf({ theme, width });
  await page.goto('/settings/notifications');
  await listening(page);
  await page.getByText('Allowed by this browser').waitFor();
  await check({ page });
  await writes('Is it ready?');
  await popup(page).waitFor();
  await check({ page });
});
