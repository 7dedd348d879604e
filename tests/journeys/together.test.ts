import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../support/accessible.ts';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { available } from '../support/cast.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Product, startProduct } from '../support/product.ts';
import { button, openFrom } from '../support/reading.ts';

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
const line = (page: Page, name: string) => page.locator('.convo', { hasText: name });

/** A tick shows under the mouse; a row that moves away from under it, as what was just said is sent, is gone after. */
async function select(page: Page, names: string[]) {
  for (const name of names) {
    const tick = page.getByRole('checkbox', { name: `Select ${name}` });
    const pressed = async () => {
      await line(page, name).hover();
      await tick.check({ timeout: 1_000 });
      return tick.isChecked();
    };
    await expect.poll(pressed, { timeout: 30_000 }).toBe(true);
  }
}

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

test('an Admin writes a canned reply and a tag', async () => {
  const ama = await signIn(browser, product.baseUrl, 'ama@demo.example');
  await ama.page.goto('/settings/replies');
  await ama.page.getByLabel('Shortcut', { exact: true }).fill('rack');
  await ama.page
    .getByLabel('Text', { exact: true })
    .fill('Dear {{contact.first_name}}, yes: it goes on before. {{agent.name}}');
  await button(ama.page, 'Add canned reply').click();
  await ama.page.getByText('It is there.').waitFor();
  await ama.page.goto('/settings/tags');
  await ama.page.getByLabel('Name', { exact: true }).fill('rear rack');
  await ama.page.getByLabel('Colour 5').check();
  await button(ama.page, 'Add tag').click();
  await ama.page.getByText('The tag is there.').waitFor();
  await ama.context.close();

  const second = await product.phones.customer('Ulla Together');
  await second.write('And for mine?');
});

test('Ben says the one, filled in, and puts the other on several at once', async () => {
  const { page } = ben;
  await page.goto('/inbox?view=mine');
  await openFrom(page, 'Tove Together');
  await reply(page).fill('/');
  await option(page).filter({ hasText: 'Dear Tove, yes' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page
    .locator('.bubble[data-dir="out"]', { hasText: 'Dear Tove, yes: it goes on before. Ben Okafor' })
    .last()
    .waitFor();

  await select(page, ['Tove Together', 'Ulla Together']);
  const bar = page.getByRole('toolbar', { name: 'With the selected conversations' });
  await bar.getByText('2 selected').waitFor();
  await button(bar, 'Tag').click();
  await page.locator('#many-tags').getByRole('group', { name: 'Put on' }).getByText('rear rack').click();
  await page.locator('.toast', { hasText: '2 conversations tagged “rear rack”' }).waitFor();
  for (const name of ['Tove Together', 'Ulla Together'])
    await line(page, name).getByText('rear rack').waitFor();
});

test('several at once are given to Sade, and a close is undone', async () => {
  const { page } = ben;
  await openFrom(page, 'Tove Together');
  await button(page, 'Close').click();
  await line(page, 'Tove Together').waitFor({ state: 'detached' });
  await page
    .locator('.toast', { hasText: 'Conversation closed' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await line(page, 'Tove Together').waitFor();

  await select(page, ['Tove Together', 'Ulla Together']);
  const [colleague] = await product.sql<{ id: string }[]>`
    select id from users where email = 'sade@demo.example'`;
  await available(product.sql, colleague?.id ?? '');
  const bar = page.getByRole('toolbar', { name: 'With the selected conversations' });
  await button(bar, 'Assign').click();
  await page.locator('#many-agents').getByRole('button', { name: 'Sade Balogun' }).click();
  await page.locator('.toast', { hasText: '2 conversations assigned to Sade Balogun' }).waitFor();
  await line(page, 'Ulla Together').waitFor({ state: 'detached' });
});
