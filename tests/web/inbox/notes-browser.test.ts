import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { take } from '../../../db/intake.ts';
import { check } from '../../support/accessible.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { type House, password } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of notes: the paper, the list behind an @, and what a colleague's screen shows of it. */
vi.setConfig({ testTimeout: 60_000 });

let house: House;
let chromium: Browser;
let server: Server;
let base = '';
beforeAll(async () => {
  house = await openRoom();
  server = serve({ fetch: house.app.fetch, port: 0 }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
  chromium = await launchBrowser();
});
afterAll(async () => {
  await chromium.close();
  server.closeAllConnections();
  server.close();
  await house.close();
});
beforeEach(async () => {
  await house.sql`truncate conversations cascade`;
  await house.sql`delete from rate_limits`;
});

const ada = { ...stranger(7101), name: 'Ada' };
const begun = (more = {}) => conversation(house, { customer: ada, agentId: house.cast.ben, ...more });

async function at(path: string, who: string, { width = 1440, dark = false } = {}): Promise<Page> {
  const context = await chromium.newContext({
    baseURL: base,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/login');
  await page.fill('#email', `${who}@demo.example`);
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rail');
  await page.goto(path);
  return page;
}
const paper = (page: Page) => page.locator('#note-form textarea');
const option = (page: Page) => page.locator('#suggest [role="option"]:visible');
const value = (page: Page, of: string) => page.locator(of).inputValue();

test('N turns the composer into paper; @ and arrow keys call a colleague, who reads it live', async () => {
  const { id } = await begun();
  const [ben, sade] = [await at(`/inbox/${id}`, 'ben'), await at(`/inbox/${id}`, 'sade')];
  await ben.keyboard.press('n');
  await paper(ben).waitFor();
  expect(await ben.locator('form.composer').isVisible()).toBe(false);
  expect(await paper(ben).evaluate((field) => field === document.activeElement)).toBe(true);

  await ben.keyboard.type('The rack? @');
  await expect.poll(() => option(ben).count()).toBe(3);
  await ben.keyboard.type('sa');
  await expect.poll(() => option(ben).count()).toBe(1);
  const chosen = await option(ben).getAttribute('id');
  expect(await paper(ben).getAttribute('aria-activedescendant')).toBe(chosen);
  await ben.keyboard.press('Enter');
  expect(await paper(ben).inputValue()).toBe('The rack? @Sade ');
  await ben.keyboard.type('please');
  await ben.keyboard.press('Enter');

  const note = sade.locator('.note', { hasText: 'please' });
  await note.waitFor();
  expect(await note.locator('mark').textContent()).toBe('@Sade');
  await expect.poll(() => paper(ben).inputValue()).toBe('');
  const unseen = () =>
    house.sql`select from note_mentions where user_id = ${house.cast.sade} and seen_at is null`;
  await expect.poll(async () => (await unseen()).length, { timeout: 5000 }).toBe(0);

  await ben.getByRole('button', { name: 'Take this note back' }).click();
  await sade.getByText('Ben took a note back.').waitFor();
  expect(await note.count()).toBe(0);
});

test('the list is left by Escape, chosen from by pointer, and what no one is called stays text', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}?mode=note`, 'ben');
  await paper(page).focus();
  await page.keyboard.type('@');
  await option(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('#suggest [data-active]').textContent()).toContain('Ines');
  await page.keyboard.press('Escape');
  expect(await page.locator('#suggest').isVisible()).toBe(false);
  expect(await paper(page).evaluate((field) => field === document.activeElement)).toBe(true);

  await page.keyboard.type(' and @am');
  await option(page).filter({ hasText: 'Ama' }).click();
  expect(await paper(page).inputValue()).toBe('@ and @Ama ');
  await page.keyboard.type('x@sa');
  expect(await page.locator('#suggest').isVisible()).toBe(false);
});

test('a reply and a note are two drafts; what arrives meanwhile changes neither the paper nor the text', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}`, 'ben');
  await page.fill('form.composer textarea', 'Dear Ada');
  await page.getByRole('link', { name: 'Note', exact: true }).click();
  await paper(page).fill('half a note @');
  await option(page).first().waitFor();
  const { changed } = await take(house.sql, deliveryOf(inboundText({ customer: ada, body: 'Still there?' })));
  house.world.nudges.changed(changed);
  await page.locator('.bubble', { hasText: 'Still there?' }).waitFor();
  expect(await paper(page).inputValue()).toBe('half a note @');
  expect(await paper(page).getAttribute('aria-activedescendant')).toBeTruthy();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape'); // leaves the field
  await page.keyboard.press('m');
  expect(await value(page, 'form.composer textarea:focus')).toBe('Dear Ada');
  await page.reload();
  expect(await value(page, 'form.composer textarea')).toBe('Dear Ada');
  expect(await paper(page).inputValue()).toBe('half a note @');
});

test('who cannot see it cannot be called: the sentence stands under the text, which stays', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}?mode=note`, 'ben');
  await paper(page).fill('@Zed?');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('alert').filter({ hasText: 'Zed cannot see this conversation' }).waitFor();
  expect(await paper(page).inputValue()).toBe('@Zed?');
});

test('axe finds nothing in paper, list and notes, light on a desk and dark on a phone', async () => {
  const { id } = await begun();
  for (const look of [
    { width: 1440, dark: false },
    { width: 380, dark: true },
  ]) {
    const page = await at(`/inbox/${id}?mode=note`, 'ben', look);
    await paper(page).fill('@Sade the rack');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.note').last().waitFor();
    await paper(page).fill('@');
    await option(page).first().waitFor();
    await check({ page });
  }
});

test('a / in an empty composer finds a canned reply; what is not known is typed over', async () => {
  await house.sql`insert into canned_replies (name, body) values
    ('hours', 'We open at nine.'), ('house-call', 'We come to you, {{contact.first_name}}.')`;
  const { id, contactId } = await begun();
  await house.sql`update contacts set name = null where id = ${contactId}`;
  const page = await at(`/inbox/${id}`, 'ben');
  const field = page.locator('form.composer textarea');
  await field.focus();
  await page.keyboard.type('/');
  await expect.poll(() => option(page).count()).toBe(2);
  await check({ page });
  await page.keyboard.type('call');
  await expect.poll(() => option(page).count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await field.inputValue()).toBe('We come to you, {{contact.first_name}}.');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'still open in your text' }).waitFor();
  await field.evaluate((text: HTMLTextAreaElement) => {
    const from = text.value.indexOf('{{');
    text.setSelectionRange(from, text.value.length - 1);
  });
  await page.keyboard.type('Ada');
  expect(await field.inputValue()).toBe('We come to you, Ada.');

  await field.fill('We fit it. ');
  await page.getByRole('link', { name: 'Canned replies', exact: true }).click();
  await option(page).filter({ hasText: 'hours' }).click();
  expect(await field.inputValue()).toBe('We fit it. We open at nine.');
  await house.sql`delete from canned_replies`;
});
