import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { prepare } from '../screens/demo.ts';
import type { Demo } from '../screens/screen.ts';
import { screensOf, show } from '../screens/show.ts';
import { enteredContext } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Product, startProduct } from '../support/product.ts';
import { spillsOf } from '../support/spills.ts';

/** On a phone: nothing is cut off or scrolls sideways, one pane at a time, and the way back from each. */
let product: Product;
let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  demo = await prepare(product, browser);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const options = { hasTouch: true, reducedMotion: 'reduce' as const };
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

async function phoneOf(who: string | null, height = 800): Promise<BrowserContext> {
  const look = { ...options, baseURL: product.baseUrl, viewport: { width: 380, height } };
  if (who === null) return browser.newContext(look);
  const session = sessions.get(who);
  const entered = { ...look, ...(session && { storageState: session }) };
  const context = await enteredContext(browser, product.baseUrl, `${who}@demo.example`, entered);
  sessions.set(who, await context.storageState());
  context.setDefaultTimeout(15_000);
  return context;
}

async function on(path: string, height?: number): Promise<Page> {
  const page = await (await phoneOf('ama', height)).newPage();
  await page.goto(path);
  return page;
}

test('no screen of the demo is wider than a phone, whatever is open in it', async () => {
  const screens = screensOf(demo).filter(({ beside }) => beside === undefined);
  const found: Record<string, string[]> = {};
  for (const who of new Set(screens.map((screen) => screen.who))) {
    const context = await phoneOf(who);
    for (const screen of screens.filter((each) => each.who === who)) {
      const page = await context.newPage();
      try {
        await show(page, screen, 380);
        const spills = await spillsOf(page);
        if (spills.length > 0) found[screen.name] = spills;
        await screen.after?.(page);
      } catch (error) {
        found[screen.name] = [String(error)];
      }
      await page.close();
    }
    await context.close();
  }
  expect(found).toEqual({});
}, 300_000);

test('nor are the list and a thread in any language', async () => {
  const page = await on('/inbox?view=all');
  for (const language of ['es', 'pt', 'de', 'ar', 'en']) {
    await product.sql`update users set language = ${language}`;
    for (const path of ['/inbox?view=all', `/inbox/${demo.assigned}?view=all`]) {
      await page.goto(path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await spillsOf(page), `${language} ${path}`).toEqual([]);
    }
  }
});

test('what is wider is told: a line that does not wrap, beside the page and within a list', async () => {
  const page = await on('/inbox?view=all');
  expect(await spillsOf(page)).toEqual([]);
  await page.locator('.list-head h1').evaluate((heading) => {
    const wide = document.createElement('p');
    wide.className = 'pill';
    wide.textContent = 'a line that goes on and on '.repeat(5);
    heading.append(wide);
    heading.after(wide.cloneNode(true));
  });
  expect((await spillsOf(page)).join()).toContain('p.pill stands past the edge');
});

test('a thread takes the place of the list, and leads back to it', async () => {
  const page = await on('/inbox?view=all');
  await page.locator('.convo').nth(1).click();
  await page.locator('#thread-title').waitFor();
  await expect.poll(() => page.locator('.list').isVisible()).toBe(false);
  expect(await page.locator('.rail').isVisible()).toBe(false);
  await page.locator('.thread-head .back').click();
  await page.locator('.list .convo').first().waitFor();
  expect(await page.locator('#thread-title').count()).toBe(0);
});

test('what can be done with several is in sight above the tabs, however long the list', async () => {
  const page = await on('/inbox?view=all');
  expect(
    await page.locator('#list-scroll').evaluate((list) => list.scrollHeight - list.clientHeight),
  ).toBeGreaterThan(100);
  await page.locator('.convo-tick').first().check({ force: true });
  const [bar, tabs] = await Promise.all(
    ['#many .bulk', '.rail'].map((selector) => page.locator(selector).boundingBox()),
  );
  expect((bar?.y ?? Infinity) + (bar?.height ?? 0)).toBeLessThanOrEqual(tabs?.y ?? 0);
});

test('what a drawer covers cannot be reached until it is closed', async () => {
  const page = await on(`/inbox/${demo.assigned}?view=all`);
  const inert = (selector: string) =>
    page.locator(selector).evaluate((element) => element.closest('[inert]') !== null);
  expect(await inert('form.composer')).toBe(false);
  await page.locator('.thread-head .only-drawer').click();
  await expect.poll(() => inert('form.composer')).toBe(true);
  expect(await inert('#contact')).toBe(false);
  await page.locator('#contact .close').click();
  await expect.poll(() => inert('form.composer')).toBe(false);
  await expect.poll(() => page.locator('#contact').isVisible()).toBe(false);

  await page.goto('/inbox?view=all');
  await page.locator('.list-head a.only-narrow').click();
  await expect.poll(() => inert('#rows')).toBe(true);
  await page.locator('.filters-top a.only-narrow').click();
  await expect.poll(() => inert('#rows')).toBe(false);
});

test('with little height left, as over a keyboard, whose thread it is and Send are both in sight', async () => {
  const page = await on(`/inbox/${demo.assigned}?view=all`, 420);
  await page.locator('form.composer textarea').fill('one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine');
  const edges = (selector: string) => page.locator(selector).boundingBox();
  const [title, send] = await Promise.all([edges('#thread-title'), edges('form.composer .btn-primary')]);
  expect(title?.y).toBeGreaterThanOrEqual(0);
  expect((send?.y ?? Infinity) + (send?.height ?? 0)).toBeLessThanOrEqual(420);
  expect(await page.locator('meta[name="viewport"]').getAttribute('content')).toContain('resizes-content');
});
