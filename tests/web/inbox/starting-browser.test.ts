import { beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../../support/accessible.ts';
import { inboundText } from '../../support/build.ts';
import { approve } from '../../support/templates.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** Finding by phone and starting, where only a browser can say: keys, focus, width, contrast. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});

const { at } = browsing;

let n = 0;
const called = (name: string, phone: string) =>
  conversation(house, { customer: { ...inboundText().customer, bsuid: `GB.${++n}`, phone, name } });

test('/ leads to the search box; arrows and Enter open what was found, Esc gives the list back', async () => {
  await called('Maya Fernandes', '447700900118');
  const { id } = await called('Mark Osei', '447700900119');
  const page = await at('/inbox');
  await page.keyboard.press('/');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.keyboard.type('07700 90011');
  await page.locator('#found .menu-item').nth(1).waitFor();
  expect(await page.locator('#rows').isVisible()).toBe(false);
  const active = () => page.locator('#found [data-active]').innerText();
  const first = await active();
  await page.keyboard.press('ArrowDown');
  expect(await active()).not.toBe(first);
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(first);
  expect(await page.getAttribute('#q', 'aria-expanded')).toBe('true');

  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('#found').innerHTML()).toBe('');
  expect(await page.inputValue('#q')).toBe('');
  expect(await page.locator('#rows').isVisible()).toBe(true);

  await page.keyboard.type('+44 7700 900119');
  await page.locator('#found .menu-item', { hasText: 'Mark Osei' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/inbox/${id}`);
  await page.locator('#thread-title', { hasText: 'Mark Osei' }).waitFor();
  await page.locator('#rows').waitFor();
  expect(
    addresses.filter((address) => /0119|7700/.test(address)),
    'no address holds the phone',
  ).toEqual([]);
});

test('Back and a reload bring back what was looked for, by an address that does not say it', async () => {
  const { id } = await called('Nadia Haddad', '447700900121');
  await called('Nadine Osei', '447700900122');
  const page = await at('/inbox');
  const [box, found] = [page.locator('#q'), page.locator('#found .menu-item')];
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await box.fill('nad');
  await found.nth(1).waitFor();
  await found.filter({ hasText: 'Nadia Haddad' }).click();
  await page.waitForURL(`**/inbox/${id}`);
  await page.locator('#thread-title', { hasText: 'Nadia Haddad' }).waitFor();
  await expect.poll(() => box.inputValue()).toBe('');

  await page.goBack();
  await found.nth(1).waitFor();
  expect(await box.inputValue()).toBe('nad');
  await page.goForward();
  await page.locator('#thread-title', { hasText: 'Nadia Haddad' }).waitFor();
  await expect.poll(() => box.inputValue()).toBe('');
  expect(await found.count()).toBe(0);
  expect(page.url()).not.toContain('find=');

  await page.goBack();
  await found.nth(1).waitFor();
  await page.reload();
  await found.nth(1).waitFor();
  expect(await box.inputValue()).toBe('nad');
  expect(page.url()).toMatch(/\?find=[\w-]+$/);
  expect(addresses.filter((address) => /nad/i.test(new URL(address).search))).toEqual([]);

  await box.fill('nadine');
  await found.filter({ hasText: 'Nadine Osei' }).waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.locator('#rows').waitFor();
  expect(await box.inputValue()).toBe('');
});

test.each([
  { width: 1440, dark: false },
  { width: 380, dark: true },
])('what was found: nothing axe would complain of, nothing scrolls sideways: %j', async (how) => {
  await called('Luis Ortega', '14155550163');
  await called('Hannah Kim', '14155550169');
  const page = await at('/inbox', how);
  await page.fill('#q', '415 555 016');
  await page.locator('#found .menu-item').nth(1).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(how.width);
  if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/shots/found-${how.width}.png` });
});

const delivery = [
  {
    type: 'BODY',
    text: 'Hi {{1}}, your order {{2}} is on the van. We’ll be with you on {{3}} between {{4}}.',
  },
  { type: 'FOOTER', text: 'Reply to talk to us' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'QUICK_REPLY', text: 'That works' },
      { type: 'QUICK_REPLY', text: 'Change the time' },
    ],
  },
];

async function offer() {
  await house.sql`delete from templates`;
  await approve(house.sql, delivery, { name: 'delivery_window' });
  await approve(house.sql, [{ type: 'BODY', text: 'It’s been a year since your last service…' }], {
    name: 'service_due',
    category: 'MARKETING',
  });
  await approve(house.sql, [{ type: 'BODY', text: 'Guten Tag! Wie können wir helfen?' }], {
    name: 'hello',
    language: 'de',
  });
  await approve(house.sql, [{ type: 'BODY', text: 'How was it?' }], { name: 'feedback', status: 'PAUSED' });
}

test('T opens the picker; what is typed is in the bubble at once; Ctrl and Enter send it', async () => {
  await offer();
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await page.locator('#template-button').waitFor();
  await page.keyboard.press('t');
  await page.locator('#template-dialog[open]').waitFor();
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
  await expect.poll(focused).toBe('body.2');
  await page.keyboard.type('20418');
  await page.fill('[name="body.3"]', '<b>Wednesday</b>');
  const bubble = page.locator('#template-dialog .bubble .text');
  expect(await bubble.innerText()).toContain(
    'Hi Kofi, your order 20418 is on the van. We’ll be with you on <b>Wednesday</b>',
  );
  await page.fill('[name="body.3"]', 'Wednesday');
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/shots/picker.png' });

  await page.keyboard.press('Control+Enter');
  await page.locator('[name="body.4"][aria-invalid="true"]').waitFor();
  await expect.poll(focused).toBe('body.4');
  expect(await page.inputValue('[name="body.3"]')).toBe('Wednesday');
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/shots/picker-422.png' });
  await page.keyboard.type('10 and 12');
  await page.keyboard.press('Control+Enter');
  await page.locator('#template-dialog').waitFor({ state: 'hidden' });
  await page.locator('#thread .bubble[data-dir="out"]').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('thread-title'); // where T was pressed
});

test('what was typed goes along to another template, and stands in the first again', async () => {
  await offer();
  const sorry = 'Hi {{1}}, sorry: your order {{2}} comes later, on {{3}}.';
  await approve(house.sql, [{ type: 'BODY', text: sorry }], { name: 'delayed' });
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  const sheet = page.locator('#template-dialog');
  const choose = async (name: string) => {
    await sheet.locator('.tpl-item', { hasText: name }).click();
    await sheet.locator('.tpl-filling .tpl-name', { hasText: name }).waitFor();
  };
  const values = () =>
    sheet
      .locator('.tpl-form .input')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);

  await page.locator('#template-button').click();
  await choose('delivery_window');
  await sheet.locator('[name="body.1"]').fill('Mr Mensah');
  await sheet.locator('[name="body.2"]').fill('20418');
  await choose('hello');
  await choose('delayed');
  await expect.poll(values).toEqual(['Kofi', '20418', '']); // what is known of them comes before what was typed elsewhere
  await expect.poll(focused).toBe('body.3');
  expect(await sheet.locator('.bubble .text').innerText()).toContain('your order 20418 comes later');
  await sheet.locator('[name="body.2"]').fill('20419');
  await choose('delivery_window');
  await expect.poll(values).toEqual(['Mr Mensah', '20418', '', '']);

  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.locator('#template-button').click();
  await choose('delivery_window');
  expect(await values(), 'for the next customer it begins anew').toEqual(['Kofi', '', '', '']);
});

test('the list narrows while one types; arrows go through it, and Enter chooses', async () => {
  await offer();
  const { id } = await conversation(house, { agentId: house.cast.ben });
  await house.sql`update conversations set window_until = now() - interval '2 hours' where id = ${id}`;
  const page = await at(`/inbox/${id}`);
  await page.getByText('Choose a template', { exact: true }).click();
  const items = page.locator('#template-dialog .tpl-item:visible');
  await items.first().waitFor();
  expect(await items.count()).toBe(4);
  await page.fill('[data-seek="q"]', 'year');
  expect(await items.allInnerTexts()).toEqual([expect.stringContaining('service_due')]);
  await page.fill('[data-seek="q"]', 'nothing like it');
  await page.getByText('No template is called or says that.').waitFor();
  await page.fill('[data-seek="q"]', '');
  await page.selectOption('[data-seek="language"]', 'de');
  expect(await items.allInnerTexts()).toEqual([expect.stringContaining('hello')]);
  await page.selectOption('[data-seek="language"]', '');
  await page.focus('[data-seek="q"]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.tpl-filling .tpl-name', { hasText: 'hello' }).waitFor();
  expect(await page.locator('.tpl-item[aria-selected="true"]').innerText()).toContain('hello');
  await page.keyboard.press('Escape');
  await page.locator('#template-dialog').waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('template-button');
});

test.each([
  { width: 1440, dark: false },
  { width: 1440, dark: true },
  { width: 380, dark: false },
])('the picker: nothing axe would complain of, nothing scrolls sideways: %j', async (how) => {
  await offer();
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`, how);
  await page.locator('#template-button').click();
  await page.locator('#template-dialog .bubble').waitFor();
  if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/shots/picker-${how.width}-${how.dark}.png` });
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(how.width);
  expect(
    await page.locator('#template-dialog').evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth),
  ).toBeLessThanOrEqual(1);
});

test.each([
  { width: 1440, dark: false },
  { width: 380, dark: true },
])('beginning one, by keyboard alone: %j', async (how) => {
  await offer();
  const phone = `4477009009${how.width === 380 ? '11' : '12'}`;
  const page = await at('/inbox', how);
  const look = async (step: string) => {
    if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/shots/start-${step}-${how.width}.png` });
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(how.width);
  };
  await page.keyboard.press('/');
  await page.keyboard.type(`+${phone}`);
  await page.locator('#found-new').waitFor();
  await look('found');
  await page.keyboard.press('Enter');
  await page.locator('#template-dialog[open] .pick-list').waitFor();
  expect(await page.inputValue('#q')).toBe('');
  await look('template');
  await page.keyboard.press('Control+Enter');
  await page.locator('[name="body.1"]').waitFor();
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).name))
    .toBe('body.1');
  await page.keyboard.type('Maya');
  await look('check');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.locator('.pick-list').waitFor();
  expect(await page.inputValue('#start-to')).toBe(`+${phone}`);
  await page.fill('#start-to', '+44 7700');
  await page.keyboard.press('Enter');
  await page.locator('#start-to[aria-invalid="true"]').waitFor();
  await look('refused');
  await page.keyboard.press('Escape');
  await page.locator('#template-dialog').waitFor({ state: 'hidden' });
  expect(await page.locator('#template-dialog').innerHTML()).toBe('');
});
