import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../support/accessible.ts';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';

/** The Templates page, from what is listed to a conversation in which one is used; WhatsApp changes its mind in between. */
let product: Product;
let browser: Browser;
let ama: AgentAtWork;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ama = await signIn(browser, product.baseUrl, 'ama@demo.example', { reducedMotion: 'reduce' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const card = (name: string) => ama.page.getByRole('article', { name, exact: true });
const shown = () => ama.page.locator('.tpl-cards article');

/** At WhatsApp. `silent`: the report of it gets lost. */
async function becomes(name: string, change: { status: string; silent?: boolean }) {
  const templates = `${product.simulatorUrl}/_sim/templates`;
  const listed = (await (await fetch(templates)).json()) as { id: string; name: string; language: string }[];
  const { id } = listed.find((each) => each.name === name) ?? { id: '' };
  const answer = await fetch(`${templates}/${id}`, {
    ...{ method: 'PATCH', body: JSON.stringify(change), headers: { 'content-type': 'application/json' } },
  });
  expect(answer.status).toBe(200);
}

test('what there is: each as the customer would read it, found by a word and by how it stands', async () => {
  const { page } = ama;
  await page.getByRole('link', { name: 'Templates', exact: true }).click();
  await page.getByRole('heading', { name: /^Templates/, level: 1 }).waitFor();
  await check({ page });
  const all = await shown().count();
  expect(all).toBeGreaterThan(5);
  const preview = card('order_update').locator('.bubble');
  expect(await preview.innerText()).toMatch(/^Hi .+, your order .+ is on its way and arrives on /m);
  expect(await preview.locator('.fill').count()).toBe(3);

  await page.getByRole('searchbox', { name: 'Search by name or text' }).fill('ORDER');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL('**/templates?q=ORDER**');
  await card('order_update').waitFor();
  const found = await shown().count();
  expect([found > 0, found < all]).toEqual([true, true]);
  for (const text of await shown().allInnerTexts()) expect(text).toMatch(/order/i);

  await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Approved' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL('**status=APPROVED**');
  await card('order_update').getByText('Approved', { exact: true }).waitFor();
  expect(await shown().count()).toBeLessThanOrEqual(found);
});

test('what WhatsApp changed in silence is there after a sync, and what it reports without one', async () => {
  const { page } = ama;
  await page.goto('/templates');
  await becomes('order_update', { status: 'PAUSED', silent: true });
  await card('order_update').getByText('Approved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await card('order_update').getByText('Paused', { exact: true }).waitFor(); // the page looks by itself

  await becomes('order_update', { status: 'APPROVED' });
  await page.reload();
  await card('order_update').getByText('Approved', { exact: true }).waitFor();
});

test('an agent has the same list without the button, and uses one where the window has closed', async () => {
  const ben = await signIn(browser, product.baseUrl, 'ben@demo.example', { reducedMotion: 'reduce' });
  const { page } = ben;
  await ben.available();
  await page.goto('/templates');
  await page.getByRole('article', { name: 'order_update', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Sync now' }).count()).toBe(0);

  const customer = await product.phones.customer('Tilda Template');
  await customer.write('Tell me when it is on its way');
  const [row] = await eventually(
    () => product.sql<{ id: string }[]>`
      select conversations.id from conversations join contacts on contacts.id = contact_id
      join users on users.id = agent_id where contacts.name = 'Tilda Template'`,
    (rows) => rows.length === 1,
  );
  const id = row?.id ?? '';
  await product.sql`update conversations set window_until = now() - interval '1 hour' where id = ${id}`;
  await page.goto(`/inbox/${id}`);
  await page.locator('#template-button').click();
  await page.locator('#template-dialog a.tpl-item', { hasText: 'order_update' }).click();
  for (const [key, value] of Object.entries({ 1: 'Tilda', 2: '20419', 3: 'Monday' }))
    await page.fill(`#template-dialog [name="body.${key}"]`, value);
  await page.getByRole('button', { name: 'Send template' }).click();
  const said = 'Hi Tilda, your order 20419 is on its way and arrives on Monday.';
  await page.locator('#thread .bubble[data-dir="out"]', { hasText: said }).waitFor();
  await eventually(
    () => customer.chat(),
    (chat) => chat.some(({ by, text }) => by === 'business' && text === said),
  );
});
