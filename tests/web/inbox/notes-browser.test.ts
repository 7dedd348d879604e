import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { check } from '../../support/accessible.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import { empty } from '../../support/database.ts';
import { browse, type Look } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of notes: the paper, the list behind an @, and what a colleague's screen shows of it. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await empty(house.sql, 'conversations');
});

const ada = { ...stranger(7101), name: 'Ada' };
const begun = (more = {}) => conversation(house, { customer: ada, agentId: house.cast.ben, ...more });

const at = (path: string, who: string, look: Look = {}) => browsing.at(path, { who, ...look });
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
  await expect.poll(async () => (await unseen()).length).toBe(0);

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

const saved = async (kind: 'reply' | 'note') =>
  (await house.sql<{ body: string }[]>`select body from drafts where kind = ${kind}`)[0]?.body ?? '';
const reply = (page: Page) => page.locator('form.composer textarea');

test('Enter behind a / that calls no reply says so first; pressed again it sends', async () => {
  await house.sql`insert into canned_replies (name, body) values ('hours', 'We open at nine.')`;
  const { id } = await begun();
  const page = await at(`/inbox/${id}`, 'ben');
  const field = page.locator('form.composer textarea');
  const said = page
    .getByRole('alert')
    .filter({ hasText: 'No canned reply is called /zzz. Press Enter again' });
  const sent = async () =>
    (await house.sql`select body from messages where direction = 'out'`).map(({ body }) => body);
  await field.focus();
  await page.keyboard.type('/zzz');
  await page.keyboard.press('Enter');
  await said.waitFor();
  expect(await field.inputValue()).toBe('/zzz');
  await check({ page });
  await page.keyboard.press('Backspace'); // another word: nothing is said, and it would be said again
  await said.waitFor({ state: 'detached' });
  await page.keyboard.type('z');
  await page.keyboard.press('Enter');
  await said.waitFor();
  expect(await sent()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('.bubble', { hasText: '/zzz' }).waitFor();
  expect(await sent()).toEqual(['/zzz']);

  await field.fill('/hours ');
  await page.keyboard.press('Enter');
  await page.locator('.bubble', { hasText: '/hours' }).waitFor(); // no word any more: a text like another
  let answer = () => {};
  await page.route('**/replies', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.continue();
  });
  await field.fill('/hours');
  await page.keyboard.press('Enter'); // before the list is there
  answer();
  await option(page).filter({ hasText: 'hours' }).waitFor();
  expect(await field.inputValue()).toBe('/hours');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('We open at nine.');
  await house.sql`delete from canned_replies`;
});

test('a draft is found in another browser, and is gone there once it was sent here', async () => {
  const { id } = await begun();
  const here = await at(`/inbox/${id}`, 'ben');
  await reply(here).fill('Dear Ada');
  await here.locator('.convo-snip', { hasText: 'Draft: Dear Ada' }).waitFor();
  expect(await saved('reply')).toBe('Dear Ada');

  const there = await at(`/inbox/${id}`, 'ben');
  expect(await reply(there).inputValue()).toBe('Dear Ada');
  await there.locator('.convo-snip', { hasText: 'Draft: Dear Ada' }).waitFor();
  await reply(there).focus();
  await there.keyboard.press('End');
  await there.keyboard.type(', yes');
  await expect.poll(() => saved('reply')).toBe('Dear Ada, yes');

  // Typed where the other page does not know of it: later, and so what counts.
  await reply(here).fill('Dear Ada, no');
  await expect.poll(() => saved('reply')).toBe('Dear Ada, no');
  await here.keyboard.press('Enter');
  await here.locator('.bubble', { hasText: 'Dear Ada, no' }).waitFor();
  await expect.poll(() => saved('reply')).toBe('');
  await there.reload();
  expect(await reply(there).inputValue()).toBe('');
});

test('a reload shows what was kept, not what the browser last noted of the field', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}`, 'ben');
  await reply(page).fill('Dear Ada');
  await page.locator('.convo-snip', { hasText: 'Draft: Dear Ada' }).waitFor();
  // Chromium notes once a second what is in the fields, and puts that back before any script runs.
  await page.addInitScript(() =>
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      for (const field of document.querySelectorAll('textarea')) field.value = '';
    }),
  );
  await page.reload();
  expect(await reply(page).inputValue()).toBe('Dear Ada');
  await reply(page).press('End');
  await page.keyboard.type(', yes');
  await expect.poll(() => saved('reply')).toBe('Dear Ada, yes');
});

/** As the browser says it to a window that somebody comes back to. */
const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

test('in two windows: untouched, the newer is shown; typed in both, each keeps its own and is offered the other', async () => {
  const { id } = await begun();
  const here = await at(`/inbox/${id}`, 'ben');
  const there = await at(`/inbox/${id}`, 'ben');
  const other = (page: Page) => page.locator('.other-draft');
  await reply(here).fill('Dear Ada');
  await expect.poll(() => saved('reply')).toBe('Dear Ada');
  await comeBack(there);
  await expect.poll(() => reply(there).inputValue()).toBe('Dear Ada');
  await reply(there).fill('Dear Ada, yes');
  await expect.poll(() => saved('reply')).toBe('Dear Ada, yes');
  await comeBack(here); // gone on with there: nothing is lost, nothing is offered
  await expect.poll(() => reply(here).inputValue()).toBe('Dear Ada, yes');
  expect(await other(here).count()).toBe(0);

  // Both type before either knows of the other.
  await here.route('**/drafts', (route) => route.abort());
  await reply(here).fill('Mine');
  await reply(there).fill('Theirs');
  await expect.poll(() => saved('reply')).toBe('Theirs');
  await here.unroute('**/drafts');
  await comeBack(here);
  await other(here).getByText('You wrote something else').waitFor();
  expect(await reply(here).inputValue()).toBe('Mine');
  await other(here).getByRole('button', { name: 'Show it' }).click();
  expect(await reply(here).inputValue()).toBe('Theirs');
  await other(here).getByRole('button', { name: 'Show it' }).click();
  expect(await reply(here).inputValue()).toBe('Mine');
  await expect.poll(() => saved('reply')).toBe('Mine');

  await comeBack(there);
  await expect.poll(() => reply(there).inputValue()).toBe('Mine');
  await other(there).getByRole('button', { name: 'Show it' }).click();
  expect(await reply(there).inputValue()).toBe('Theirs');

  await reply(here).press('Enter');
  await here.locator('.bubble', { hasText: 'Mine' }).waitFor();
  expect(await other(here).count()).toBe(0);

  // The one that was offered is sent, and so offered no more; what was written here stays.
  await there.locator('.bubble', { hasText: 'Mine' }).waitFor();
  await expect.poll(() => other(there).count()).toBe(0);
  expect(await reply(there).inputValue()).toBe('Theirs');
  await expect.poll(() => saved('reply')).toBe('Theirs');
});

test('what another window offered goes when it is emptied there, whichever of the two is shown here', async () => {
  const { id } = await begun();
  const here = await at(`/inbox/${id}`, 'ben');
  const there = await at(`/inbox/${id}`, 'ben');
  const other = here.locator('.other-draft');
  for (const shown of ['Mine', 'Theirs']) {
    await here.route('**/drafts', (route) => route.abort());
    await reply(here).fill('Mine');
    await reply(there).fill('Theirs');
    await expect.poll(() => saved('reply')).toBe('Theirs');
    await here.unroute('**/drafts');
    await comeBack(here);
    await other.waitFor();
    await here.route('**/drafts', (route) => route.abort());
    if (shown === 'Theirs') await other.getByRole('button', { name: 'Show it' }).click();
    expect(await reply(here).inputValue()).toBe(shown);
    await reply(there).fill('');
    await expect.poll(() => saved('reply')).toBe('');
    await here.unroute('**/drafts');
    await comeBack(here);
    await other.waitFor({ state: 'detached' });
    expect(await reply(here).inputValue()).toBe('Mine');
    await expect.poll(() => saved('reply')).toBe('Mine');
    await comeBack(there);
    await expect.poll(() => reply(there).inputValue()).toBe('Mine');
    await reply(there).fill('');
    await expect.poll(() => saved('reply')).toBe('');
    await comeBack(here);
    await expect.poll(() => reply(here).inputValue()).toBe('');
  }
});

test('leaving saves what was typed last: the page, and one conversation for another', async () => {
  const { id } = await begun();
  const other = await conversation(house, { customer: stranger(7102), agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`, 'ben');
  await reply(page).fill('First');
  await page.locator(`#convo-${other.id} a`).click();
  await page.waitForURL(`**/inbox/${other.id}`);
  await page.locator(`#draft-${other.id}`).waitFor();
  expect(await reply(page).inputValue()).toBe('');
  await page.locator(`#convo-${id} .convo-snip`, { hasText: 'Draft: First' }).waitFor();
  await reply(page).fill('Second');
  await page.goto('/templates');
  await expect
    .poll(async () => [...(await house.sql`select body from drafts order by body`)])
    .toEqual([{ body: 'First' }, { body: 'Second' }]);

  await page.goto(`/inbox/${id}`);
  expect(await reply(page).inputValue()).toBe('First');
  await page.locator(`#convo-${other.id} a`).click();
  await expect.poll(() => page.locator(`#draft-${other.id}`).inputValue()).toBe('Second');
});
