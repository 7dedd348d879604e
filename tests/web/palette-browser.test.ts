import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { check, looks } from '../support/accessible.ts';
import { stranger } from '../support/build.ts';
import { empty } from '../support/database.ts';
import { browse } from './browsing.ts';
import type { House } from './house.ts';
import { conversation, openRoom } from './inbox/room.ts';

/** Going somewhere without a mouse: G and a letter, the arrows, and the command palette. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await empty(house.sql, 'conversations');
  await house.sql`update users set single_keys = true`;
});

const { at } = browsing;

let strangers = 7500;
const from = (name: string) =>
  conversation(house, { customer: { ...stranger(++strangers), name }, agentId: house.cast.ben });
const row = (page: Page, name: string) => page.locator('.convo', { hasText: name });
const path = (page: Page) => new URL(page.url()).pathname;
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

test('where one writes Arabic, the keys are where they were', async () => {
  const page = await at('/inbox', { who: 'ama' });
  const press = (key: string, code: string, more = {}) =>
    page.locator('body').dispatchEvent('keydown', { key, code, ...more });
  await press('ن', 'KeyK', { ctrlKey: true });
  await page.locator('#palette[open]').waitFor();
  await page.keyboard.press('Escape');
  await press('؟', 'Slash', { shiftKey: true });
  await page.locator('#keys[open]').waitFor();
  await page.keyboard.press('Escape');
  await press('ل', 'KeyG');
  await press('ؤ', 'KeyC');
  await page.waitForURL('**/contacts');
});

test('G and a letter goes to a section, of those this person has', async () => {
  const page = await at('/inbox', { who: 'ama' });
  for (const [letter, section] of [
    ['t', '/templates'],
    ['c', '/contacts'],
    ['s', '/settings'],
    ['i', '/inbox'],
  ] as const) {
    await press(page, 'g', letter);
    await page.waitForURL((url) => url.pathname.startsWith(section));
  }
  await press(page, '?');
  await page.locator('#keys').getByText('Go to Settings', { exact: true }).waitFor();

  const ben = await at('/inbox');
  await press(ben, 'g', 's', 'g', 't');
  await ben.waitForURL('**/templates');
  await press(ben, '?');
  await ben.locator('#keys').getByText('Go to Inbox', { exact: true }).waitFor();
  expect(await ben.locator('#keys').getByText('Go to Settings', { exact: true }).count()).toBe(0);
});

test('G is a letter like any other in a field, and for whoever turned single keys off', async () => {
  const page = await at('/inbox');
  await press(page, '/', 'g', 't');
  expect(await page.locator('#q').inputValue()).toBe('gt');
  expect(path(page)).toBe('/inbox');

  await house.sql`update users set single_keys = false where id = ${house.cast.ben}`;
  await page.reload();
  await press(page, 'g', 't', '?');
  expect(path(page)).toBe('/inbox');
  expect(await page.locator('#keys').isVisible()).toBe(false);
});

test('the arrows go through the list from one of its rows, where Enter opens, and scroll anywhere else', async () => {
  await from('Ada');
  await from('Bo');
  const page = await at('/inbox');
  const [first, second] = (await page.locator('.convo-name').allInnerTexts()) as [string, string];
  const here = () => page.evaluate(() => document.activeElement?.querySelector('.convo-name')?.textContent);
  await row(page, first).focus();
  await press(page, 'ArrowDown');
  expect(await here()).toContain(second);
  await press(page, 'ArrowDown');
  expect(await here(), 'the last one').toContain(second);
  await press(page, 'Enter');
  await page.locator('#thread-title', { hasText: second }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('thread-title');
  await press(page, 'Escape');
  expect(await here()).toContain(second);
  await press(page, 'ArrowUp', 'Enter');
  await page.locator('#thread-title', { hasText: first }).waitFor();
  await page.locator('#thread-title').evaluate((title) => {
    (title as HTMLElement).tabIndex = -1;
    (title as HTMLElement).focus();
  });
  const prevented = await page.evaluate(() => {
    const down = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
    return !document.activeElement?.dispatchEvent(down);
  });
  expect(prevented).toBe(false);
});

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to or do something' });
const field = (page: Page) => palette(page).getByRole('combobox');
const chosen = (page: Page) =>
  field(page).evaluate((input) => {
    const option = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
    return option?.ariaSelected === 'true' ? option.textContent?.trim() : null;
  });

test('Ctrl K does what the open conversation’s buttons do, and gives the focus back when left', async () => {
  const { id } = await from('Ada');
  const page = await at(`/inbox/${id}`);
  await page.locator('form.composer textarea').focus();
  await press(page, 'Control+k');
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  await press(page, 'Escape');
  await palette(page).waitFor({ state: 'hidden' });
  expect(
    await page.locator('form.composer textarea').evaluate((area) => area === document.activeElement),
  ).toBe(true);

  await press(page, 'Control+k');
  await page.keyboard.type('close');
  await expect.poll(() => chosen(page)).toBe('Close');
  await press(page, 'Enter');
  await expect
    .poll(async () => (await house.sql`select status from conversations where id = ${id}`)[0]?.['status'])
    .toBe('closed');
});

test('in it the arrows choose, sections and views are there, and a word nothing has is answered with a sentence', async () => {
  const page = await at('/inbox');
  await press(page, 'Meta+k');
  expect(await chosen(page)).toBe('Inbox');
  await press(page, 'ArrowUp');
  expect(await chosen(page)).toBe('Mentions');
  await press(page, 'ArrowDown', 'ArrowDown');
  expect(await chosen(page)).toBe('Contacts');
  expect(await palette(page).getByRole('option', { name: 'Settings' }).count()).toBe(0);

  await page.keyboard.type('qqqq');
  await palette(page).getByRole('status').getByText('Nothing here is called that.').waitFor();
  expect(await chosen(page)).toBeNull();
  await field(page).fill('unassi');
  await expect.poll(() => chosen(page)).toBe('Unassigned');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=unassigned');
});

test('the pages of the settings are there once they are typed, without capitals and accents', async () => {
  const page = await at('/templates', { who: 'ama' });
  await press(page, 'Control+k');
  const tags = palette(page).getByRole('option', { name: 'Tags' });
  expect(await tags.isVisible()).toBe(false);
  await page.keyboard.type('TÀG ');
  await expect.poll(() => chosen(page)).toBe('Tags');
  await press(page, 'Enter');
  await page.waitForURL('**/settings/tags');

  const ben = await at('/templates');
  await press(ben, 'Control+k');
  await ben.keyboard.type('notif');
  await expect.poll(() => chosen(ben)).toBe('Notifications');
  await field(ben).fill('tags');
  await palette(ben).getByRole('status').getByText('Nothing here is called that.').waitFor();
});

test.each([380, 1440])('a button opens it too, and it closes without a key, at %s px', async (width) => {
  const page = await at('/inbox', { width });
  const button = page.getByRole('button', { name: 'Search', exact: true });
  await button.click();
  await palette(page).waitFor();
  await field(page).fill('unassi');
  await expect.poll(() => chosen(page)).toBe('Unassigned');
  await palette(page).getByRole('button', { name: 'Close' }).click();
  await palette(page).waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

  await button.click();
  await field(page).click(); // in it, it stays
  expect(await palette(page).isVisible()).toBe(true);
  await page.mouse.click(5, 5);
  await palette(page).waitFor({ state: 'hidden' });
});

test('it lists the saved views of this person, and nobody else’s', async () => {
  await house.sql`insert into saved_views (user_id, name, query, shared) values
    (${house.cast.ben}, 'My closed', '?view=mine&status=closed', false), (${house.cast.ama}, 'Of Ama', '?view=bot', false)`;
  const page = await at('/inbox');
  await press(page, 'Control+k');
  expect(await palette(page).getByRole('option', { name: 'Of Ama' }).count()).toBe(0);
  await page.keyboard.type('my closed');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=mine&status=closed');
});

test('it finds people from anywhere, and no address holds what was typed', async () => {
  const { id } = await from('Wilhelmina');
  const page = await at('/templates');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await press(page, 'Control+k');
  await page.keyboard.type('wilhel');
  await palette(page)
    .getByRole('option', { name: /Wilhelmina/ })
    .waitFor();
  await press(page, 'Enter');
  await page.waitForURL(`**/inbox/${id}`);
  expect(asked.some((url) => url.endsWith('/inbox/lookups'))).toBe(true);
  expect(asked.filter((url) => url.includes('wilhel'))).toEqual([]);
});

test.each(looks)('axe has nothing to say of it: $theme, $width px', async ({ theme, width }) => {
  const { id } = await from('Wilhelmina');
  const page = await at(`/inbox/${id}`, { width, dark: theme === 'dark' });
  await press(page, 'Control+k');
  await page.keyboard.type('wilhel');
  await palette(page)
    .getByRole('option', { name: /Wilhelmina/ })
    .waitFor();
  await check({ page });
  await field(page).fill('');
  await palette(page).getByRole('option', { name: 'Templates' }).waitFor();
  await check({ page });
});
