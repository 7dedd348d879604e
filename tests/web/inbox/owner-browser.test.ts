import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { followOwner } from '../../../db/decisions.ts';
import { faultsOf } from '../../support/accessible.ts';
import { available } from '../../support/cast.ts';
import { empty } from '../../support/database.ts';
import { browse, type Look } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of handing over: the dialog, what is kept in it, and what gives way. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await empty(house.sql, 'conversations');
});

const at = (path: string, who: string, look: Look = {}) => browsing.at(path, { who, ...look });
/** A customer of Sol's who writes with him. */
async function sols() {
  const open = await conversation(house, { agentId: house.cast.sol });
  await house.sql`update contacts set owner_id = ${house.cast.sol} where id = ${open.contactId}`;
  await house.sql`update conversations set owner_id = ${house.cast.sol} where id = ${open.id}`;
  return open;
}
const dialog = (page: Page) => page.locator('#owner-dialog');
const openDialog = async (page: Page) => {
  await page.locator('#owner-button').click();
  await dialog(page).locator('form').waitFor();
};

test('a Sale gives a customer away: the dialog closes, the thread gives way, a colleague’s screen shows it', async () => {
  const open = await sols();
  const [sol, ben] = [await at(`/inbox/${open.id}`, 'sol'), await at(`/inbox/${open.id}`, 'ben')];
  await sol.fill('form.composer textarea', 'Half a sentence');
  await openDialog(sol);
  await dialog(sol).locator('label', { hasText: 'Ben' }).click();
  await dialog(sol).getByRole('button', { name: 'Change owner' }).click();
  await sol.getByText('Ben is the owner now').waitFor();
  await dialog(sol).waitFor({ state: 'hidden' }); // it fades
  house.world.nudges.changed((await followOwner(house.sql, open)).changed);
  await sol.getByText('You no longer see this conversation').waitFor();
  expect(await sol.locator('.draft-kept').inputValue()).toBe('Half a sentence');
  expect(await sol.locator('.convo').count()).toBe(0);
  await ben.getByText('the new owner.').waitFor();
  expect(await ben.locator('#owner-button').getAttribute('aria-label')).toBe('Owner: Ben. Change');
});

test('too late it stays open with the true owner and what was written; Esc gives the focus back', async () => {
  const open = await sols();
  const page = await at(`/inbox/${open.id}`, 'ben');
  await openDialog(page);
  await dialog(page).locator('input[value=email]').check();
  await page.fill('#owner-email', 'mia@example.org');
  await house.sql`update contacts set owner_id = ${house.cast.sade} where id = ${open.contactId}`;
  await house.sql`update conversations set owner_id = ${house.cast.sade} where id = ${open.id}`;
  house.world.nudges.changed({ conversations: [open.id] }); // the panel behind it is drawn anew, the dialog is not
  await page.locator('#owner-button', { hasText: 'Sade' }).waitFor();
  expect(await page.inputValue('#owner-email')).toBe('mia@example.org');
  await dialog(page).getByRole('button', { name: 'Change owner' }).click();
  await dialog(page).getByRole('alert').waitFor();
  expect(await page.inputValue('#owner-email')).toBe('mia@example.org');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('owner-button');
});

test('another customer’s thread brings a dialog of its own', async () => {
  const [first, second] = [await sols(), await sols()];
  const page = await at(`/inbox/${first.id}?view=all`, 'ben');
  await openDialog(page);
  await page.keyboard.press('Escape');
  await page.locator(`#convo-${second.id} a, a#convo-${second.id}`).first().click();
  await page.waitForURL(`**/inbox/${second.id}**`);
  await expect.poll(() => dialog(page).locator('form').count()).toBe(0);
  await openDialog(page);
  expect(await dialog(page).locator('form').getAttribute('action')).toBe(
    `/contacts/${second.contactId}/owner`,
  );
});

test('in a drawer Esc closes the dialog, then the drawer', async () => {
  const open = await sols();
  const page = await at(`/inbox/${open.id}#contact`, 'ben', { width: 380 });
  await openDialog(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog(page).isVisible()).toBe(false);
  expect(new URL(page.url()).hash).toBe('#contact');
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).hash).toBe('');
});

test('a transfer note is kept while the menu is closed, and goes with the transfer', async () => {
  await available(house.sql, house.cast.sade);
  const open = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${open.id}`, 'ben');
  const note = page.locator('.transfer-note');
  await page.locator('#transfer-button').click();
  await note.fill('In a hurry');
  await page.keyboard.press('Escape');
  await page.locator('#transfer-button').click();
  expect(await note.inputValue()).toBe('In a hurry');
  await page.locator('#transfer button', { hasText: 'Sade' }).click();
  await page.locator('.event + .note', { hasText: 'In a hurry' }).waitFor();
  await expect.poll(() => page.locator('#transfer').isVisible()).toBe(false);
});

test.each(['not-confirmed', 'too-late', 'already-moved'] as const)(
  '%s: neither the half-written reply nor the transfer note is lost',
  async (why) => {
    await available(house.sql, house.cast.sade);
    const open = await conversation(house, { agentId: house.cast.ben });
    const page = await at(`/inbox/${open.id}`, 'ben');
    const { transfer } = house.world.commands;
    house.world.commands.transfer = async () => ({ ok: false, why });
    try {
      await page.fill('form.composer textarea', 'Half a sentence');
      await page.locator('#transfer-button').click();
      await page.locator('.transfer-note').fill('In a hurry');
      await page.locator('#transfer button', { hasText: 'Sade' }).click();
      await page.locator('.toast[data-tone=danger]').waitFor();
      expect(await page.inputValue('form.composer textarea')).toBe('Half a sentence');
      expect(await page.inputValue('.transfer-note')).toBe('In a hurry');
    } finally {
      house.world.commands.transfer = transfer;
    }
  },
);

test.each([
  { who: 'sol', width: 1440, dark: false },
  { who: 'ben', width: 1440, dark: true },
  { who: 'sol', width: 380, dark: true },
  { who: 'ben', width: 380, dark: false },
])('nothing axe would complain of: %j', async ({ who, ...looks }) => {
  const open = await sols();
  const page = await at(`/inbox/${open.id}${looks.width === 380 ? '#contact' : ''}`, who, looks);
  await openDialog(page);
  if (who === 'ben') await dialog(page).locator('input[value=email]').check();
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(looks.width);
});
