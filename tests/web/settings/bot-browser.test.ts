import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { check, looks } from '../../support/accessible.ts';
import { available } from '../../support/cast.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';

/** What only a browser can prove of the Bot page: its script, where the focus is, and that everybody can use it. */

const browsing = browse();
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  for (const table of ['rate_limits', 'bot_versions', 'bots', 'presence'])
    await house.sql`delete from ${house.sql(table)}`;
});

/** Ama on the Bot page, with everything the browser complains about. */
async function ama(look: { width: number; theme: 'light' | 'dark' } = looks[0]) {
  const page = await browsing.at('about:blank', {
    who: 'ama',
    width: look.width,
    dark: look.theme === 'dark',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`/settings/numbers/${house.cast.main}/bot`);
  return { page, complaints };
}

const field = (page: Page, path: string) => page.locator(`[id="${path}"]`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

test('a keyword rule is added, tried beside the form, saved, and there again', async () => {
  await available(house.sql, house.cast.ben);
  const { page, complaints } = await ama();
  await page.getByRole('button', { name: 'Add reply' }).click();
  await expect.poll(() => focused(page)).toBe('keywords.rules.0.word');
  await page.keyboard.type('rent, vélo');
  await page.keyboard.press('Enter'); // adds the words, and saves nothing
  await page.getByRole('button', { name: 'Remove vélo' }).waitFor();
  await expect.poll(() => focused(page)).toBe('keywords.rules.0.word');

  const text = field(page, 'keywords.rules.0.reply.text');
  await text.fill('We do, !');
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(7, 7));
  await page.locator('.kw').getByRole('button', { name: 'Insert {{name}}' }).click();
  expect(await text.inputValue(), 'where the caret was').toBe('We do, {{name}}!');
  await page.getByText('Unsaved changes').waitFor();

  await page.getByLabel('Customer message').fill('Can I get a VELO?');
  await page.keyboard.press('Enter');
  await page.locator('.bubble', { hasText: 'We do, Test!' }).waitFor();
  await page.getByText('Keyword vélo').waitFor();
  await expect.poll(() => focused(page)).toBe('test.text');
  expect(await field(page, 'test.text').inputValue()).toBe('');

  await text.fill('Of course.'); // the conversation follows
  await page.locator('.bubble', { hasText: 'Of course.' }).waitFor();
  await page.getByRole('button', { name: 'Talk to a person' }).first().click();
  await page.getByText('Button pressed: the bot stops, Ben gets it').waitFor();

  await page.getByRole('switch', { name: 'Bot is on' }).click();
  await save(page);
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByText('bot switched on · reply to “rent” added').waitFor();
  await page.reload();
  await page.locator('.kw', { hasText: 'Of course.' }).waitFor();
  expect(await page.getByRole('switch', { name: 'Bot is on' }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});

test('what follows an edit late does not take back what was said meanwhile', async () => {
  const { page } = await ama();
  const { promise: said, resolve: goOn } = Promise.withResolvers<void>();
  await page.route('**/bot/trial', async (route) => {
    if (!route.request().postData()?.includes('asked')) return route.continue();
    const response = await route.fetch();
    await said;
    return route.fulfill({ response });
  });
  const asked = page.waitForRequest('**/bot/trial');
  await field(page, 'greeting.reply.text').fill('Hello there!');
  await asked;
  await page.getByLabel('Customer message').fill('Good morning');
  await page.keyboard.press('Enter');
  await page.locator('.bubble', { hasText: 'Good morning' }).waitFor();
  goOn();
  await page.getByText('Unsaved changes').waitFor(); // by the late answer
  expect(await page.locator('.bubble', { hasText: 'Good morning' }).count()).toBe(1);
});

test('replies are moved with the arrow keys or the menu, and the focus goes along', async () => {
  const { page } = await ama();
  for (const [place, word] of ['rent', 'hours'].entries()) {
    await page.getByRole('button', { name: 'Add reply' }).click();
    await field(page, `keywords.rules.${place}.word`).fill(word);
    await field(page, `keywords.rules.${place}.reply.text`).fill(`About ${word}`);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('.kw-reply', { hasText: `About ${word}` }).waitFor();
  }
  const order = () => page.locator('.kw-text').allTextContents();
  expect(await order()).toEqual(['About rent', 'About hours']);

  await field(page, 'keywords.rules.0.grip').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(order).toEqual(['About hours', 'About rent']);
  await expect.poll(() => focused(page)).toBe('keywords.rules.1.grip');

  await field(page, 'keywords.rules.1.grip').click();
  await page.getByRole('button', { name: 'Move up' }).click();
  await expect.poll(order).toEqual(['About rent', 'About hours']);
});

test('a reply shows the fields of its kind, and the callout what its switch means', async () => {
  const { page } = await ama();
  const button = field(page, 'greeting.reply.buttons.0');
  expect(await button.isVisible()).toBe(false);
  await field(page, 'greeting.reply.kind').selectOption('buttons');
  expect(await button.isVisible()).toBe(true);
  expect(await page.getByText('The bot doesn’t stop when an agent writes.').isVisible()).toBe(true);
  await page.getByRole('switch', { name: 'A reply stops the bot' }).click();
  expect(await page.getByText('The bot stops when an agent writes.').isVisible()).toBe(true);
  expect(await page.getByText('The bot doesn’t stop when an agent writes.').isVisible()).toBe(false);
});

describe.each(looks)('$theme, $width px', (look) => {
  test('axe finds nothing: as it is, being edited, wrong, tried, with a secret', async () => {
    const { page } = await ama(look);
    await check({ page });
    await page.getByRole('button', { name: 'Add reply' }).click();
    await field(page, 'keywords.rules.0.word').fill('a-word-as-long-as-such-words-are-in-some-languages');
    await field(page, 'keywords.rules.0.reply.kind').selectOption('list');
    await field(page, 'keywords.rules.0.reply.rows.add').click();
    await field(page, 'keywords.rules.0.reply.rows.0.title').fill('A title that is too long for WhatsApp');
    await field(page, 'fallback.reply.kind').selectOption('buttons');
    await field(page, 'hours.holidays.add').click();
    await field(page, 'hours.holidays.0.name').fill('Christmas');
    await field(page, 'hours.week.0.add').click();
    await field(page, 'hours.week.0.1.from').fill('12:00');
    await field(page, 'webhook.url').fill('nowhere');
    await save(page);
    await page.getByText('Nothing is saved yet').waitFor();
    await check({ page });

    await page.getByRole('link', { name: 'Discard' }).click();
    await field(page, 'webhook.url').fill('https://bot.example/hook');
    await save(page);
    await page.locator('.secret').waitFor();
    await page.getByLabel('Customer message').fill('Hello, an agent please');
    await page.keyboard.press('Enter');
    await page.locator('.match[data-hand]').waitFor();
    await check({ page });
  });
});

test.each(looks)('the page scrolls and the window does not, at $width in $theme', async (look) => {
  const { page } = await ama(look);
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(beyond).toBe(0);
});
