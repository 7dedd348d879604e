import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, looks } from '../support/accessible.ts';
import { launchBrowser } from '../support/chromium.ts';
import { lookers } from '../support/looking.ts';
import { type Product, startProduct } from '../support/product.ts';
import { button } from '../support/reading.ts';

/** What opens over a page, what comes back turned down, and the pages that `accessibility.test.ts` does not see. */
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  await product.sql`
    insert into canned_replies (name, body) values ('hours', 'Hello {{contact.first_name}}, we open at nine.')`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const looking = lookers(() => ({ browser, baseUrl: product.baseUrl }));
/** One of Ben's, within its window. */
async function ofBens() {
  const [row] = await product.sql<{ id: string }[]>`
    select conversations.id from conversations join users on users.id = agent_id
    where users.email = 'ben@demo.example' and window_until > now() and snoozed_until is null limit 1`;
  if (row === undefined) throw new Error('Ben has nothing in the demo');
  return row.id;
}

describe.each(looks)('$theme, $width px', (look) => {
  test('settings: canned replies, tags, attributes, notifications; and what is turned back there', async () => {
    const ama = await looking('ama@demo.example', look);
    const { page } = ama;
    await page.goto('/settings/replies');
    await check(ama);
    await page.getByLabel('Shortcut', { exact: true }).fill('hours');
    await page.getByLabel('Text', { exact: true }).fill('Once more');
    await button(page, 'Add canned reply').click();
    await page.getByRole('alert').waitFor();
    await check(ama);
    await page.getByRole('link', { name: 'Edit /hours' }).click();
    await check(ama);

    await page.goto('/settings/tags');
    await check(ama);
    await page.getByLabel('Name', { exact: true }).fill('vip');
    await button(page, 'Add tag').click();
    await page.getByRole('alert').waitFor();
    await check(ama);
    await page.getByRole('link', { name: 'Edit tag vip' }).click();
    await check(ama);
    await page.getByRole('link', { name: 'Delete or merge' }).click();
    await check(ama);

    await page.goto('/settings/attributes');
    await check(ama);
    const name = `Size ${look.width}`;
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Kind').selectOption({ label: 'One of several choices' });
    await page.getByLabel('Choices').fill('small\nlarge');
    await button(page, 'Add attribute').click();
    await page.getByText('The attribute is there').waitFor();
    await check(ama);
    await page.getByRole('link', { name: `Edit attribute ${name}` }).click();
    await check(ama);
    await page.goto('/settings/notifications');
    await check(ama);
  });

  test('contacts: one’s page, giving several away, merging, deleting', async () => {
    const ama = await looking('ama@demo.example', look);
    const { page } = ama;
    await page.goto('/contacts');
    for (const box of (await page.getByRole('checkbox', { name: /^Select (?!all)/ }).all()).slice(0, 2))
      await box.check();
    await page.getByText('2 selected').waitFor();
    await page.locator('#bulk-tag').click();
    await page.locator('#bulk-tags').waitFor();
    await check(ama);
    await page.keyboard.press('Escape');
    await button(page, 'Set owner').click();
    await page.getByRole('heading', { name: 'Who owns these 2 contacts?' }).waitFor();
    await check(ama);

    const [contact] = await product.sql<{ id: string }[]>`
      select contact_id as id from conversations where id = ${await ofBens()}`;
    for (const path of ['', '/merge', '/deletion']) {
      await page.goto(`/contacts/${contact?.id}${path}`);
      await check(ama);
    }
    await page.getByLabel(/^Type/).fill('somebody else');
    await button(page, 'Delete for good').click();
    await page.getByRole('alert').waitFor();
    await check(ama);
  });

  test('the inbox: what opens over it by a key or a press', async () => {
    const ben = await looking('ben@demo.example', look);
    const { page } = ben;
    await page.goto(`/inbox/${await ofBens()}?view=all`);
    await page.keyboard.press('Control+k');
    await page.locator('#palette').waitFor();
    await check(ben);
    await page.keyboard.type('nothing is called so');
    await page.getByText('Nothing here is called that.').waitFor();
    await check(ben);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('#keys').waitFor();
    await check(ben);
    await page.keyboard.press('Escape');

    await page.locator('#snooze-button').click();
    await page.locator('#snooze').waitFor();
    await check(ben);
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.keyboard.type('/');
    await page.locator('#suggest [role="option"]:visible').first().waitFor();
    await check(ben);
    await page.keyboard.press('Escape');
    await page.locator('form.composer textarea').fill('');
    await page.keyboard.press('Escape');

    await page.keyboard.press('e');
    await page
      .locator('.toast', { hasText: 'Conversation closed' })
      .getByRole('button', { name: 'Undo' })
      .waitFor();
    await check(ben);
    await page.keyboard.press('z');
    await page.locator('.toast', { hasText: 'Reopened' }).waitFor();
    await check(ben);
  });

  test('the list: several ticked, their tags and agents, the sorting, and one’s own menu', async () => {
    const ben = await looking('ben@demo.example', look);
    const { page } = ben;
    await page.goto('/inbox?view=all');
    await page.locator('.convo').first().waitFor();
    await page.keyboard.press('x');
    await page.getByRole('toolbar').getByText('1 selected').waitFor();
    await check(ben);
    for (const [opener, menu] of [
      ['#many-tag', '#many-tags'],
      ['#many-agent', '#many-agents'],
      ['#sort-button', '#sort'],
      [look.width < 760 ? '.only-tabbar[popovertarget="me"]' : '#rail-me', '#me'],
    ] as const) {
      await page.locator(opener).click();
      await page.locator(menu).waitFor();
      await check(ben);
      await page.keyboard.press('Escape');
    }
  });
});

test('in Arabic, from right to left, dark and narrow: the list, a thread, its palette, the settings', async () => {
  const ama = await looking('ama@demo.example', looks[1]);
  const { page } = ama;
  await product.sql`update users set language = 'ar' where email = 'ama@demo.example'`;
  await page.goto('/inbox?view=all');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await check(ama);
  await page.goto(`/inbox/${await ofBens()}?view=all`);
  await check(ama);
  await page.keyboard.press('Control+k');
  await page.locator('#palette').waitFor();
  await check(ama);
  for (const path of ['/settings/replies', '/settings/tags', '/settings/notifications', '/contacts']) {
    await page.goto(path);
    await check(ama);
  }
});
