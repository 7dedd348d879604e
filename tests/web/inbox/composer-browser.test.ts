import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { check } from '../../support/accessible.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import { empty } from '../../support/database.ts';
import { approve } from '../../support/templates.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of writing: what is chosen, what is kept, what the keyboard reaches. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await empty(house.sql, 'conversations');
});

const ada = { ...stranger(7001), name: 'Ada' };
const begun = (more = {}) => conversation(house, { customer: ada, agentId: house.cast.ben, ...more });
const writes = async (body: string, customer = ada) =>
  house.world.nudges.changed((await take(house.sql, deliveryOf(inboundText({ customer, body })))).changed);

const { at } = browsing;
const field = (page: Page) => page.locator('form.composer textarea');
const bubble = (page: Page, text: string) => page.locator('.bubble', { hasText: text });
const tool = (page: Page, text: string, name: string) =>
  bubble(page, text).getByRole('link', { name, includeHidden: true });

test('an emoji is found, chosen by keyboard, and goes where the caret was; the next time it is at hand', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await field(page).fill('Good  day');
  await field(page).evaluate((text: HTMLTextAreaElement) => text.setSelectionRange(5, 5));
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('bicycle');
  await check({ page });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await field(page).inputValue()).toBe('Good 🚲 day');
  expect(await field(page).evaluate((text) => text === document.activeElement)).toBe(true);
  expect(asked.filter((url) => /emoji-\w+\.json/.test(url))).toHaveLength(1);

  await page.reload();
  expect(await field(page).inputValue()).toBe('Good 🚲 day');
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('region', { name: 'Recently used' }).getByRole('button').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toBe('🚲');
  await page.keyboard.press('Escape');
  await page.locator('#emoji').waitFor({ state: 'hidden' });
});

test('Enter before the list of emoji has come chooses the first match when it comes, unless something else was typed', async () => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}`);
  const hold = async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/emoji-\w+\.json/, async (route) => {
      await held;
      await route.continue();
    });
    return release;
  };
  const search = page.getByRole('searchbox', { name: 'Search emoji' });
  const open = () => page.getByRole('button', { name: 'Emoji' }).click();

  let release = await hold();
  await open();
  await search.fill('bicycle');
  await page.keyboard.press('Enter');
  expect(await page.locator('.emoji').count()).toBe(0); // it has not come
  release();
  await page.locator('#emoji').waitFor({ state: 'hidden' });
  expect(await field(page).inputValue()).toBe('🚲');

  await page.reload();
  release = await hold();
  await open();
  await search.fill('bicycle');
  await page.keyboard.press('Enter');
  await search.fill('rocket');
  release();
  await page.getByRole('button', { name: 'rocket', exact: true }).waitFor();
  expect(await field(page).inputValue()).toBe('🚲');
});

test('the message that is answered stays above the field through swaps and other conversations, until it is sent', async () => {
  const { id } = await begun({ body: 'Which colour?' });
  const bo = { ...stranger(7002), name: 'Bo' };
  await conversation(house, { customer: bo, agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await bubble(page, 'Which colour?').hover();
  await tool(page, 'Which colour?', 'Reply to this message').click();
  const quote = page.locator('#composer-quote .quote');
  await quote.getByText('Which colour?').waitFor();
  expect(await field(page).evaluate((text) => text === document.activeElement)).toBe(true);

  await writes('Still there?');
  await bubble(page, 'Still there?').waitFor();
  await page.locator('.convo', { hasText: 'Bo' }).click();
  await page.locator('#thread-title', { hasText: 'Bo' }).waitFor();
  expect(await quote.count()).toBe(0);
  await page.locator('.convo', { hasText: 'Ada' }).click();
  await quote.getByText('Which colour?').waitFor();

  await field(page).fill('Green');
  await page.keyboard.press('Enter');
  await bubble(page, 'Green').locator('.quote').getByText('Which colour?').waitFor();
  await quote.waitFor({ state: 'detached' });

  await bubble(page, 'Still there?').hover();
  await tool(page, 'Still there?', 'Reply to this message').click();
  await quote.getByText('Still there?').waitFor();
  await page.getByRole('link', { name: 'Don’t answer this message' }).click();
  expect(await quote.count()).toBe(0);
});

test('a reaction by keyboard alone: from the newest message up, chosen, and taken back', async () => {
  const { id } = await begun({ body: 'One' });
  await writes('Two');
  const page = await at(`/inbox/${id}`);
  await tool(page, 'Two', 'React to this message').focus();
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.closest('.bubble')?.textContent)).toContain('One');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'React with 👍' }).waitFor();
  await check({ page });
  await page.getByRole('button', { name: 'React with 👍' }).press('Enter');
  await bubble(page, 'One').locator('.react-us', { hasText: '👍' }).waitFor();
  await page.locator('#react').waitFor({ state: 'hidden' });

  await tool(page, 'One', 'React to this message').press('Enter');
  await page.getByRole('button', { name: 'Take 👍 back' }).press('Enter');
  await bubble(page, 'One').locator('.react').waitFor({ state: 'detached' });
});

test('any emoji can be put on a message', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`, { width: 380, dark: true });
  await bubble(page, 'One').hover();
  await tool(page, 'One', 'React to this message').click();
  await page.getByRole('button', { name: 'More emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('rocket');
  await check({ page });
  await page.keyboard.press('Enter');
  await bubble(page, 'One').locator('.react-us', { hasText: '🚀' }).waitFor();
});

test('without script one can still answer a message, and react', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`, { script: false });
  await tool(page, 'One', 'React to this message').click();
  await page.getByRole('button', { name: 'React with 👍' }).click();
  await bubble(page, 'One').locator('.react-us', { hasText: '👍' }).waitFor();
  await tool(page, 'One', 'Reply to this message').click();
  await page.locator('#composer-quote').getByText('One').waitFor();
  expect(await page.getByRole('button', { name: 'Emoji' }).isVisible()).toBe(false);
});

test('the window closes before one’s eyes and opens again; what was begun is still there', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`);
  await bubble(page, 'One').hover();
  await tool(page, 'One', 'Reply to this message').click();
  await page.locator('#composer-quote .quote').waitFor();
  await field(page).fill('Half a sent');
  await house.sql`update conversations set window_until = now() + interval '1500 milliseconds' where id = ${id}`;
  house.world.nudges.changed({ conversations: [id] });
  await page.locator('.composer-closed').waitFor();
  await page.locator('.convo[aria-current] .window[data-left="closed"]').waitFor();
  expect(await page.locator('.draft-kept').inputValue()).toBe('Half a sent');
  expect(await bubble(page, 'One').locator('.bubble-tools').isVisible()).toBe(false);
  await check({ page });

  await writes('Still there?');
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe('Half a sent');
  await page.locator('#composer-quote .quote').getByText('One').waitFor();
  await field(page).press('End');
  await page.keyboard.type('ence');
  await page.keyboard.press('Enter');
  await bubble(page, 'Half a sentence').locator('.quote').waitFor();
});

test('a reply that was pressed as the window closed stays in the field, with the reason', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`);
  await page.route('**/messages', async (route) => {
    await house.sql`update conversations set window_until = now() where id = ${id}`;
    await route.continue();
  });
  await field(page).fill('Just in time?');
  await page.keyboard.press('Enter');
  await page.locator('.toast').getByText('The 24-hour window has closed').waitFor();
  expect(await page.locator('.draft-kept').inputValue()).toBe('Just in time?');
});

/** What a file input, a drop or the clipboard gives. */
const text = (name: string, content = name) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});
const attached = (page: Page, name: string) => page.locator('.attached', { hasText: name });
const chosen = (page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('#composer-choose').setInputFiles(files);

/** A drop on the middle of the thread, or a paste into the field, of a file made in the page. */
const given = (page: Page, how: 'drop' | 'paste', name: string) =>
  page.evaluate(
    ([how, name]) => {
      const data = new DataTransfer();
      data.items.add(new File([name], name, { type: 'text/plain' }));
      if (how === 'paste') {
        const field = document.querySelector('form.composer textarea');
        field?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
        return true;
      }
      const log = document.querySelector('#thread-log');
      const over = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true });
      log?.dispatchEvent(over);
      const marked = document.querySelector('.thread[data-dropping]') !== null;
      log?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      return marked && over.defaultPrevented;
    },
    [how, name] as const,
  );
const sentFiles = (id: string) => house.sql<{ body: string | null; name: string; replies: boolean }[]>`
  select body, media.name, reply_to_wamid is not null as replies from messages
  join media on media.message_id = messages.id
  where messages.conversation_id = ${id} and direction = 'out' order by seq`;

test('files by button, drop and paste stay attached through other conversations, and go out in their order', async () => {
  const { id } = await begun({ body: 'One' });
  await conversation(house, { customer: { ...stranger(7003), name: 'Bo' }, agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await chosen(page, [text('a.txt'), text('<b>b.txt')]);
  expect(await given(page, 'drop', 'c.txt')).toBe(true);
  await given(page, 'paste', 'd.txt');
  await page.locator('.attached[data-state="done"]').nth(3).waitFor();
  await check({ page });

  await page.locator('.convo', { hasText: 'Bo' }).click();
  await page.locator('#thread-title', { hasText: 'Bo' }).waitFor();
  expect(await page.locator('.attached').count()).toBe(0);
  await page.locator('.convo', { hasText: 'Ada' }).click();
  await attached(page, 'd.txt').waitFor();
  await page.getByRole('button', { name: 'Remove c.txt' }).click();
  await field(page).fill('Here they are');
  await page.keyboard.press('Enter');
  await page.locator('.attached').first().waitFor({ state: 'detached' });
  expect((await sentFiles(id)).map(({ name }) => name)).toEqual(['a.txt', '<b>b.txt', 'd.txt']);
  expect((await sentFiles(id)).map(({ body }) => body)).toEqual([null, null, 'Here they are']);
  expect(await field(page).inputValue()).toBe('');
});

test('what is pressed while a file is on its way goes out when it is there; one that failed is tried again or removed', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`, { width: 380, dark: true });
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  let tries = 0;
  await page.route('**/uploads', async (route) => {
    tries += 1;
    if (tries === 1) return route.abort();
    await held;
    await route.continue();
  });
  await chosen(page, [text('slow.txt')]);
  await attached(page, 'slow.txt').getByText('The upload did not get through').waitFor();
  await field(page).fill('With a file');
  await page.keyboard.press('Enter');
  await page.getByText('Not sent yet: try the file that failed again').waitFor();
  await check({ page });
  await page.getByRole('button', { name: 'Upload slow.txt again' }).click();
  await page.getByRole('progressbar', { name: 'Uploading slow.txt' }).waitFor();
  await field(page).press('Enter');
  await page.getByText('Sends as soon as the files are uploaded').waitFor();
  expect(await sentFiles(id)).toHaveLength(0);
  arrive();
  await attached(page, 'slow.txt').waitFor({ state: 'detached' });
  expect([...(await sentFiles(id))]).toEqual([{ body: 'With a file', name: 'slow.txt', replies: false }]);
});

test('a file that may not go says why, and holds up the others until it is removed', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`);
  await chosen(page, [text('nothing.txt', ''), text('some.txt')]);
  await attached(page, 'nothing.txt').getByText('This file is empty.').waitFor();
  await page.locator('.attached[data-state="done"]').waitFor();
  await field(page).press('Enter');
  const notSent = page.getByText('Not sent yet');
  await notSent.waitFor();
  await writes('Still there?'); // draws the composer anew around it
  await bubble(page, 'Still there?').waitFor();
  expect(await notSent.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Remove nothing.txt' }).click();
  await field(page).press('Enter');
  await attached(page, 'some.txt').waitFor({ state: 'detached' });
  expect(await sentFiles(id)).toHaveLength(1);
});

test('a recording is made, paused, kept while one looks elsewhere, and sent as a voice note', async () => {
  const { id } = await begun({ body: 'One' });
  await conversation(house, { customer: { ...stranger(7004), name: 'Bo' }, agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`, { permissions: ['microphone'] });
  await field(page).fill('Not yet finished');
  await bubble(page, 'One').hover();
  await tool(page, 'One', 'Reply to this message').click();
  await page.locator('#composer-quote .quote').waitFor();
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  await page.getByRole('timer').getByText('0:01').waitFor();
  await check({ page });
  await page.locator('.convo', { hasText: 'Bo' }).click();
  await page.locator('#thread-title', { hasText: 'Bo' }).waitFor();
  await page.locator('.convo', { hasText: 'Ada' }).click();
  expect(await page.getByRole('button', { name: 'Pause' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Send voice message' }).click();
  await page.locator('.voice-panel').waitFor({ state: 'detached' });
  const [sent] = await house.sql`
    select messages.kind, mime, reply_to_wamid from messages join media on media.message_id = messages.id
    where messages.conversation_id = ${id} and direction = 'out'`.then((rows) => [...rows]);
  expect(sent).toMatchObject({ kind: 'voice', mime: 'audio/ogg', reply_to_wamid: expect.any(String) });
  expect(await field(page).inputValue()).toBe('Not yet finished');
});

test('a microphone that is not allowed is said, and the way back is there', async () => {
  const { id } = await begun({ body: 'One' });
  const page = await at(`/inbox/${id}`);
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  await page.getByText('The microphone is not allowed here').waitFor();
  await check({ page });
  await page.getByRole('button', { name: 'Throw the recording away' }).click();
  expect(await field(page).evaluate((text) => text === document.activeElement)).toBe(true);
});

test.each([
  { what: 'a reply', of: 'form.composer', key: 'r', body: 'Dear {{contact.name}}' },
  { what: 'a note', of: '#note-form', key: 'n', body: 'Is it there, @Zed?' },
])('why $what was turned back stays while the thread goes on, until the text is another', async (written) => {
  const { id } = await begun();
  const page = await at(`/inbox/${id}`);
  await page.keyboard.press(written.key);
  const text = page.locator(`${written.of} textarea`);
  const sentence = page.locator(`${written.of} .composer-refusal`);
  await text.fill(written.body);
  await text.press('Enter');
  await expect.poll(() => sentence.textContent()).not.toBe('');
  const said = await sentence.textContent();

  const drawn = page.waitForFunction(() => !document.querySelector('.composer[data-before]'));
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('.composer')) each.dataset['before'] = '';
  });
  await writes('Are you there?');
  await drawn; // both have been drawn again
  expect(await sentence.textContent()).toBe(said);
  expect(await text.getAttribute('aria-invalid')).toBe('true');
  await check({ page });

  await text.fill('Good day');
  expect(await sentence.textContent()).toBe('');
  expect(await text.getAttribute('aria-invalid')).toBe(null);
});

test.each([false, true])(
  'a toast is seen, pressed and heard while a dialog is open, dark: %s',
  async (dark) => {
    await house.sql`delete from templates`;
    await approve(house.sql, [{ type: 'BODY', text: 'How are you?' }]);
    const { id } = await begun();
    const page = await at(`/inbox/${id}`, { dark });
    await page.locator('#template-button').click();
    const dialog = page.locator('#template-dialog');
    const send = dialog.getByRole('button', { name: 'Send' });
    await page.route('**/conversations/*/templates', (route) => route.abort());
    await send.click();
    const toast = page.locator('.toast[data-unsent]');
    await toast.waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.closest('dialog')?.id);
    expect(await focused(), 'the focus stays in the dialog').toBe('template-dialog');
    const isOnTop = () =>
      toast.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(x + width / 2, y + height / 2)); // nor is it inert
      });
    expect(await isOnTop()).toBe(true);
    expect(await toast.evaluate((element) => element.closest('[aria-live]')?.id)).toBe('toasts');
    await check({ page });

    await page.unroute('**/conversations/*/templates');
    await dialog.locator('.tpl-item').first().click(); // the dialog draws a part of itself anew
    await send.click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await isOnTop(), 'and it outlives the dialog').toBe(true);
    expect(await toast.evaluate((element) => element.closest('dialog'))).toBe(null);
  },
);
