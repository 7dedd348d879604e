import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldsOf, mayBeSent, type TemplateField } from '../../domain/template.ts';
import { listTemplates } from '../../db/templates.ts';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { film, paper, picture } from '../support/files.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';

/** A conversation that we begin: from a number typed into the search box to the customer's answer. */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let page: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example');
  ({ page } = ben);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** What an agent would write there, going by the label. */
const fit = ({ kind, label, key }: TemplateField): string => {
  if (key === 'header.latitude') return '51.5072';
  if (key === 'header.longitude') return '-0.1276';
  if (kind === 'code') return 'SAVE20';
  if (kind === 'link') return 'autumn';
  return label.includes('Name') ? 'Maya' : 'Friday';
};
/** What stands over it, of the kind it begins with. */
async function fileFor({ kind }: TemplateField) {
  if (kind === 'image') return { name: 'x.jpg', mimeType: 'image/jpeg', buffer: await picture(80, 50) };
  if (kind === 'video') return { name: 'x.mp4', mimeType: 'video/mp4', buffer: Buffer.from(await film()) };
  if (kind === 'document') return { name: 'x.pdf', mimeType: 'application/pdf', buffer: paper() };
  return null;
}

async function sendable() {
  const [main] = await product.sql<{ id: string }[]>`
    select id from numbers where phone_number_id = '106540352242922'`;
  const numberId = main?.id ?? '';
  const templates = (await listTemplates(product.sql, { numberId })).filter(mayBeSent);
  expect(templates.length, 'the demo has some').toBeGreaterThan(2);
  return { numberId, templates };
}

async function fillIn(template: Parameters<typeof fieldsOf>[0]) {
  for (const field of fieldsOf(template)) {
    const at = `#template-dialog [name="${field.key}"]`;
    const file = await fileFor(field);
    if (file === null) await page.fill(at, fit(field));
    else await page.setInputFiles(at, file);
  }
}

const begin = async (phone: string) => {
  await page.goto('/inbox');
  await page.keyboard.press('/');
  await page.keyboard.type(phone);
  await page.locator('#found-new').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#template-dialog[open] .pick-list').waitFor();
};

test('a number is typed, a template chosen and filled in; it is on the phone, and the answer comes to who began', async () => {
  const customer = await product.phones.customer('Maya Fernandes');
  await begin(`+${customer.phone}`);
  await page.locator('.choice', { hasText: 'order_update' }).click();
  await page.keyboard.press('Control+Enter');
  await page.locator('#template-dialog [name="body.1"]').waitFor();
  for (const [key, value] of Object.entries({ 1: 'Maya', 2: '20418', 3: 'Friday' }))
    await page.fill(`#template-dialog [name="body.${key}"]`, value);
  await page.locator('#template-dialog .bubble', { hasText: 'Hi Maya, your order 20418' }).waitFor();
  await page.getByRole('button', { name: 'Send template' }).click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}$/);
  await page.locator('#thread .bubble[data-dir="out"]', { hasText: 'Hi Maya, your order 20418' }).waitFor();
  const chat = await eventually(
    () => customer.chat(),
    (messages) => messages.length > 0,
  );
  expect(chat.map(({ text }) => text)).toEqual([
    'Hi Maya, your order 20418 is on its way and arrives on Friday.',
  ]);
  expect(page.url()).not.toContain(customer.phone);

  await customer.write('Friday is fine, thank you');
  await page.locator('#thread .bubble[data-dir="in"]', { hasText: 'Friday is fine' }).waitFor();
  await page.locator('form.composer textarea').waitFor(); // the window is open now
  const [row] = await product.sql`
    select agents.email, episode, stage from conversations join users agents on agents.id = agent_id
    where conversations.id = ${page.url().split('/').at(-1) ?? ''}`;
  expect(row).toEqual({ email: 'ben@demo.example', episode: 1, stage: 'assigned' });

  await page.goto('/inbox');
  await page.fill('#q', customer.phone);
  await page.locator('#found .menu-item', { hasText: 'Maya Fernandes' }).waitFor();
  expect(await page.locator('#found-new').count(), 'offered, not begun again').toBe(0);
});

test('after the window has closed, every template of the organisation goes from the composer', async () => {
  const { templates } = await sendable();
  const customer = await product.phones.customer('Late Reader');
  await customer.write('I will be back tomorrow');
  const [row] = await eventually(
    () => product.sql<{ id: string }[]>`
      select conversations.id from conversations join contacts on contacts.id = contact_id where name = 'Late Reader'`,
    (rows) => rows.length === 1,
  );
  const id = row?.id ?? '';
  await product.sql`
    update conversations set window_until = now() - interval '1 hour', last_message_at = now() - interval '25 hours'
    where id = ${id}`;
  await page.goto(`/inbox/${id}`);
  const claim = page.getByRole('button', { name: 'Claim' });
  if (await claim.isVisible()) await claim.click();
  for (const [at, template] of templates.entries()) {
    await page.locator('#template-button').waitFor();
    await page.locator('#template-button').click();
    await page.locator(`#template-dialog a.tpl-item[href$="${template.id}"]`).click();
    await page
      .locator(`#template-dialog [name="template"][value="${template.id}"]`)
      .waitFor({ state: 'attached' });
    await fillIn(template);
    await page.getByRole('button', { name: 'Send template' }).click();
    await page.locator('#template-dialog').waitFor({ state: 'hidden' });
    await page.locator('#thread .bubble[data-dir="out"]').nth(at).waitFor();
  }
  const chat = await eventually(
    () => customer.chat(),
    (messages) => messages.filter(({ by }) => by === 'business').length === templates.length,
  );
  expect(chat.filter(({ by }) => by === 'business').map(({ text }) => text)).not.toContain('');
  const states = await product.sql`
    select delivery from messages where conversation_id = ${id} and direction = 'out' and delivery = 'failed'`;
  expect(states).toHaveLength(0);
});

test('every one of them begins a conversation too', async () => {
  const { numberId, templates } = await sendable();
  for (const template of templates) {
    const customer = await product.phones.customer(`For ${template.name}`);
    const answer = await page.request.post('/conversations', {
      headers: { origin: product.baseUrl },
      maxRedirects: 0,
      multipart: {
        ...{ to: `+${customer.phone}`, from: numberId, template: template.id, key: crypto.randomUUID() },
        ...Object.fromEntries(
          await Promise.all(
            fieldsOf(template).map(async (field) => [field.key, (await fileFor(field)) ?? fit(field)]),
          ),
        ),
      },
    });
    expect(answer.status(), template.name).toBe(303);
    await eventually(
      () => customer.chat(),
      (messages) => messages.length === 1,
    );
  }
});

test('who is not on WhatsApp is said at the message, in a sentence', async () => {
  const customer = await product.phones.customer('Not There');
  await product.phones.fault({ fault: 'error', code: 131026, times: 1, customerId: customer.id });
  await begin(`+${customer.phone}`);
  // By its very name: other templates greet with the word.
  await page
    .locator('.choice')
    .filter({ has: page.getByText('hello', { exact: true }) })
    .first()
    .click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send template' }).click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}$/);
  await page.locator('#thread .bubble[data-state="failed"]', { hasText: 'WhatsApp' }).waitFor();
});
