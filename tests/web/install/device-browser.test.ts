import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { check, looks } from '../../support/accessible.ts';
import { openConversation, stranger } from '../../support/build.ts';
import { browse } from '../browsing.ts';

/** How the app gets onto a device, and how it stands there: no browser around it, a notch and a bar in its way. */
const browsing = browse();
let conversation = '';
beforeAll(async () => {
  const { sql, cast } = browsing.house;
  ({ conversationId: conversation } = await openConversation(sql, {
    customer: stranger(9201),
    agentId: cast.ben,
  }));
});

const card = (page: Page) => page.locator('#install-card');
/** What Chromium says of itself where the app could be installed; a test's browser does not. */
const offer = (page: Page) =>
  page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    Object.assign(event, { prompt: () => Object.assign(window, { asked: true }) });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });

test.each(looks)('where it can be installed the settings offer it, once, $theme, $width px', async (look) => {
  const page = await browsing.at('/settings/notifications', {
    width: look.width,
    dark: look.theme === 'dark',
  });
  await page.locator('#alerts-card').waitFor();
  expect(await card(page).isVisible(), 'before the browser has said so').toBe(false);
  expect(await offer(page), 'no bar of the browser’s own').toBe(true);
  await card(page).waitFor();
  expect(await card(page).innerText()).not.toContain('Safari');
  await check({ page });
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  expect(await page.evaluate(() => 'asked' in window)).toBe(true);
  await card(page).waitFor({ state: 'hidden' });
});

test('an iPhone says how it is put on the home screen, unless it stands there already', async () => {
  const page = await browsing.at('/settings/notifications', { width: 380, height: 800 });
  const onHomeScreen = (standalone: boolean) =>
    page.addInitScript((is) => {
      Object.defineProperty(navigator, 'standalone', { value: is, configurable: true });
      Object.defineProperty(navigator, 'maxTouchPoints', { value: 5, configurable: true });
    }, standalone);
  await onHomeScreen(false);
  await page.reload();
  await card(page).getByText('Add to Home Screen').waitFor();
  expect(await card(page).getByRole('button').count()).toBe(0);
  await check({ page });
  await onHomeScreen(true);
  await page.reload();
  await page.locator('#popup-state p:visible').waitFor(); // the page's scripts have run
  expect(await card(page).isVisible()).toBe(false);
});

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).boundingBox();
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

test('nothing lies under the notch or the home bar, and a thread leads back to the list', async () => {
  const height = 800;
  const page = await browsing.at('/inbox', { width: 380, height });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 40, bottom: 30 } });
  const item = await box(page, '.rail-item[aria-current]');
  expect(item.y + item.height).toBeLessThanOrEqual(height - 30);
  const rail = await box(page, '.rail');
  expect(rail.y + rail.height, 'painted to the edge').toBe(height);
  expect((await box(page, '.list')).y).toBe(40);

  await page.goto(`/inbox/${conversation}`);
  const composer = await box(page, 'form.composer:visible');
  expect(composer.y + composer.height).toBeLessThanOrEqual(height - 30);
  expect((await box(page, '#thread-head')).y).toBe(40);
  await page.getByRole('link', { name: 'Back to conversations', exact: true }).click();
  await page.waitForURL(/\/inbox(\?.*)?$/);
  await page.locator(`#convo-${conversation}`).waitFor();
});

test('in landscape a notch at either side covers nothing', async () => {
  const page = await browsing.at('/inbox', { width: 844, height: 390 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets: { left: 47, right: 47, bottom: 21 } });
  expect((await box(page, '.rail')).x).toBe(47);
  const main = await box(page, '.app-main');
  expect(main.x + main.width).toBe(844 - 47);
  expect(main.y + main.height).toBe(390 - 21);
});

test('a theme that is switched is around the app at once', async () => {
  const page = await browsing.at('/inbox');
  const around = () =>
    page
      .locator('meta[name="theme-color"]')
      .evaluateAll((metas) => metas.map((each) => each.getAttribute('content')));
  const before = await around();
  await page.locator('.rail-me').first().click();
  await page.getByRole('button', { name: /^Theme: Match system/ }).click();
  await page.getByRole('button', { name: /^Theme: Light/ }).click();
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  const [one, other] = await around();
  expect(one).toBe(other);
  expect(before).not.toContain(one);
});
