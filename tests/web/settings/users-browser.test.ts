import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../../support/accessible.ts';
import { browse, type Look } from '../browsing.ts';
import type { House } from '../house.ts';

/** What only a browser can prove of Users and Profile: the dialog, what is kept in it, keys that are off. */

const browsing = browse();
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  for (const table of ['rate_limits', 'invitations']) await house.sql`delete from ${house.sql(table)}`;
  await house.sql`update users set active = name <> 'Dee', single_keys = true`;
  await house.sql`update users set role = 'sale' where id = ${house.cast.sol}`;
  await house.sql`update contacts set owner_id = ${house.cast.sol} where id = ${house.cast.lina}`;
});

const at = (path: string, who: string, look: Look = {}) => browsing.at(path, { who, ...look });
const dialog = (page: Page) => page.locator('#users-dialog');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const openEdit = async (page: Page, name: string) => {
  await page.getByRole('link', { name: `Edit ${name}` }).click();
  await dialog(page)
    .getByRole('heading', { name: `Edit ${name}` })
    .waitFor();
};

test('an Admin invites two people, is told what is wrong with one address, and sees them on their way', async () => {
  const page = await at('/settings/users', 'ama');
  await page.getByRole('link', { name: 'Invite user' }).click();
  await dialog(page).locator('form').waitFor();
  await expect.poll(() => focused(page)).toBe('invite-emails');
  await page.fill('#invite-emails', 'klara@north.example, lena@north');
  await dialog(page).locator('label', { hasText: 'Own customers only' }).click();
  await dialog(page).locator('label', { hasText: 'Second' }).click();
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await dialog(page).getByRole('alert').waitFor();
  expect(await dialog(page).locator('input[value=sale]').isChecked(), 'the choice is kept').toBe(true);
  await page.fill('#invite-emails', 'klara@north.example, lena@north.example');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/users?done=invited');
  await page.getByText('Sale · Second · invited by Ama').first().waitFor();
  expect(await page.locator('#invitations tbody tr').count()).toBe(2);

  await page.getByRole('button', { name: 'Revoke the invitation of lena@north.example' }).click();
  await page.waitForURL('**/settings/users?done=revoked');
  expect(await page.locator('#invitations tbody tr').count()).toBe(1);
});

test('edits somebody, then deactivates them with a successor, who is given their customer; their own screen ends', async () => {
  const sol = await at('/inbox', 'sol');
  const page = await at('/settings/users', 'ama');
  await openEdit(page, 'Sol');
  await dialog(page).locator('label', { hasText: 'Answers, transfers' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/settings/users?done=saved');
  await page.locator(`#person-${house.cast.sol}`, { hasText: 'Service' }).waitFor();

  await openEdit(page, 'Sol');
  await dialog(page).getByRole('link', { name: 'Deactivate…' }).click();
  await dialog(page).getByRole('heading', { name: 'Deactivate Sol?' }).waitFor();
  await expect.poll(() => focused(page)).toBe('users-dialog-title'); // so that it is read out
  await dialog(page).locator('label', { hasText: 'Sade' }).click();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page.waitForURL('**/settings/users?done=deactivated');
  await sol.waitForURL('**/login**');
  const [lina] = await house.sql`select owner_id from contacts where id = ${house.cast.lina}`;
  expect(lina?.['owner_id']).toBe(house.cast.sade);

  await page.getByRole('link', { name: /^Deactivated/ }).click();
  await page.getByRole('button', { name: 'Reactivate Sol' }).click();
  await page.waitForURL('**/settings/users?done=reactivated');
  await page.getByRole('link', { name: 'Edit Sol' }).waitFor();
});

test('too late, the dialog stays with what was chosen and what is true now; Esc gives the focus back', async () => {
  const page = await at('/settings/users', 'ama');
  await openEdit(page, 'Zed');
  await dialog(page).locator('label', { hasText: 'Own customers only' }).click();
  await house.sql`update users set role = 'inbox_manager' where id = ${house.cast.zed}`;
  await page.getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByRole('alert').getByText('Inbox manager, on Second').waitFor();
  expect(await dialog(page).locator('input[value=sale]').isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Edit Zed');
  await house.sql`update users set role = 'service' where id = ${house.cast.zed}`;
});

test('the table follows what is typed', async () => {
  const page = await at('/settings/users', 'ama');
  await page.getByRole('searchbox', { name: 'Find a person' }).pressSequentially('zed');
  await expect.poll(() => page.locator('#people tbody tr').count()).toBe(1);
  expect(await focused(page)).toBe('find-person');
});

test('single keys that were turned off do nothing, and a password is shown on request', async () => {
  const page = await at('/settings/profile', 'ben');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'hidden' });
  await page.getByLabel('Single-key shortcuts').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/settings/profile?done=saved');
  await page.keyboard.press('?');
  expect(await page.locator('#keys').isVisible()).toBe(false);

  await page.fill('#current-password', 'secret');
  await page.getByRole('button', { name: 'Show: Current password' }).click();
  expect(await page.locator('#current-password').getAttribute('type')).toBe('text');
});

const looks = [
  { width: 1440, dark: false },
  { width: 1440, dark: true },
  { width: 380, dark: true },
  { width: 380, dark: false },
];

async function check(page: Page, width: number) {
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

test.each(looks)('nothing axe would complain of: %j', async (look) => {
  const insert = (email: string, trouble: string | null) => house.sql`
    insert into invitations (form_key, round_key, email, role, invited_by, mail_trouble, mail_trouble_since)
    values (uuidv4(), uuidv4(), ${email}, 'sale', ${house.cast.ama}, ${trouble}, now())`;
  await insert('klara@north.example', null);
  await insert('tarik@north.example', 'refused');
  const page = await at('/settings/users', 'ama', look);
  await check(page, look.width);
  await page.getByRole('link', { name: 'Invite user' }).click();
  await dialog(page).locator('form').waitFor();
  await page.fill('#invite-emails', 'nobody');
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await dialog(page).getByRole('alert').waitFor();
  await check(page, look.width);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await openEdit(page, 'Sol');
  await check(page, look.width);
  await dialog(page).getByRole('link', { name: 'Deactivate…' }).click();
  await dialog(page).getByRole('heading', { name: 'Deactivate Sol?' }).waitFor();
  await check(page, look.width);
  await page.goto(`/settings/users/${house.cast.sol}/deactivation`);
  await check(page, look.width);
  await page.goto('/settings/profile');
  await check(page, look.width);
});

test.each([false, true])('on a phone an address breaks within no word, dark: %s', async (dark) => {
  const email = 'wilhelmina.featherstonehaugh@north-of-the-river.demo.example';
  const [before] = await house.sql<[{ email: string }]>`select email from users where id = ${house.cast.zed}`;
  await house.sql`update users set email = ${email} where id = ${house.cast.zed}`;
  const invite = 'maximiliana.oppenheimer-schulze@north-of-the-river.demo.example';
  await house.sql`
    insert into invitations (form_key, round_key, email, role, invited_by)
    values (uuidv4(), uuidv4(), ${invite}, 'service', ${house.cast.ama})`;
  const page = await at('/settings/users', 'ama', { width: 380, dark });
  const linesOf = (address: string) =>
    page.locator(':is(.menu-sub, strong):has(wbr)', { hasText: address }).evaluate((element) => {
      const lines: Array<{ at: number; text: string }> = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (const [nth, letter] of Array.from(node.textContent ?? '').entries()) {
          const range = document.createRange();
          range.setStart(node, nth);
          range.setEnd(node, nth + 1);
          const at = Math.round(range.getBoundingClientRect().top);
          const last = lines.at(-1);
          if (last?.at === at) last.text += letter;
          else lines.push({ at, text: letter });
        }
      return lines.map(({ text }) => text);
    });
  for (const address of [email, invite]) {
    const lines = await linesOf(address);
    expect(lines.join('')).toBe(address);
    expect(lines.length, 'it has to be broken here').toBeGreaterThan(1);
    for (const [nth, line] of lines.slice(1).entries())
      expect(/^[@.]/.test(line) || lines[nth]?.endsWith('-'), lines.join(' ')).toBe(true);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  expect(await faultsOf(page)).toEqual([]);
  await house.sql`update users set email = ${before.email} where id = ${house.cast.zed}`;
});
