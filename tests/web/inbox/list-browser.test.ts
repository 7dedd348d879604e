import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { stranger } from '../../support/build.ts';
import { check } from '../../support/accessible.ts';
import { empty } from '../../support/database.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of the list: keys, focus, and what is drawn where. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await empty(house.sql, 'conversations');
});

const { at } = browsing;

let strangers = 7000;
const from = (name: string, more: Parameters<typeof conversation>[1] = {}) =>
  conversation(house, { customer: { ...stranger(++strangers), name }, agentId: house.cast.ben, ...more });
/** How much of it Ben has seen. */
const seenOf = async (id: string) =>
  (
    await house.sql`select inbound_count from seen where user_id = ${house.cast.ben} and conversation_id = ${id}`
  )[0]?.['inbound_count'];
const row = (page: Page, name: string) => page.locator('.convo', { hasText: name });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('[id]')?.id);

test('U puts what is open back among the unread and gives the focus to its row; opened again it is read', async () => {
  const { id } = await from('Ada');
  await from('Bo');
  const page = await at(`/inbox/${id}`);
  await expect.poll(() => seenOf(id)).toBe(1);
  await page.keyboard.press('u');
  await row(page, 'Ada').locator('.badge', { hasText: '1 unread' }).waitFor();
  await page.getByText('Choose a conversation').waitFor();
  expect(new URL(page.url()).pathname).toBe('/inbox');
  await expect.poll(() => focused(page)).toBe(`convo-${id}`);

  await page.keyboard.press('Enter');
  await page.locator('#thread-title', { hasText: 'Ada' }).waitFor();
  await page.keyboard.press('k'); // to Bo: Ada’s row says again whether it is unread
  await page.locator('#thread-title', { hasText: 'Bo' }).waitFor();
  await expect.poll(() => row(page, 'Ada').locator('.badge').count()).toBe(0);
});

test.each([380, 1440])(
  'several are chosen by pressing, without a key or a pointer that hovers, at %s px',
  async (width) => {
    await from('Ada');
    await from('Bo');
    const page = await at('/inbox', { width });
    const start = page.getByRole('button', { name: 'Select several' });
    const said = page.locator('#many-said');
    const bar = page.getByRole('toolbar', { name: 'With the selected conversations' });
    await start.click();
    expect(await start.getAttribute('aria-pressed')).toBe('true');
    expect(await said.innerText()).toContain('Press conversations');
    await row(page, 'Ada').click();
    await row(page, 'Bo').click();
    expect(await said.innerText()).toBe('2 selected');
    expect(new URL(page.url()).pathname).toBe('/inbox'); // nothing was opened
    await check({ page });
    await row(page, 'Bo').click();
    expect(await said.innerText()).toBe('1 selected');
    await bar.getByRole('button', { name: 'Close' }).click();
    await page.locator('.toast', { hasText: '1 conversation closed' }).waitFor();
    expect(await start.getAttribute('aria-pressed')).toBe('false');

    await start.click();
    await row(page, 'Bo').click();
    await page.keyboard.press('Escape');
    expect(await start.getAttribute('aria-pressed')).toBe('false');
    expect(await said.innerText()).toBe('');
    await bar.waitFor({ state: 'hidden' });
    await start.click();
    await start.click(); // its own way out
    await row(page, 'Bo').click();
    await page.locator('#thread-title', { hasText: 'Bo' }).waitFor();
  },
);

test('U on a row of the list marks that one, and leaves what is open alone', async () => {
  const ada = await from('Ada');
  const bo = await from('Bo');
  await house.sql`insert into seen (user_id, conversation_id, inbound_count) values (${house.cast.ben}, ${bo.id}, 1)`;
  const page = await at(`/inbox/${ada.id}`);
  await row(page, 'Bo').focus();
  await page.keyboard.press('u');
  await row(page, 'Bo').locator('.badge', { hasText: '1 unread' }).waitFor();
  expect(await focused(page)).toBe(`convo-${bo.id}`);
  expect(await page.locator('#thread-title').innerText()).toBe('Ada');
});

test('several are ticked, with Shift a whole run, and a line that is drawn anew stays ticked', async () => {
  const names = ['Ada', 'Bo', 'Cy', 'Di'];
  for (const name of names) await from(name);
  const page = await at('/inbox');
  const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
  await row(page, 'Di').hover();
  await box('Di').check();
  await box('Bo').click({ modifiers: ['Shift'] });
  await page.locator('#many').getByText('3 selected').waitFor();
  await house.sql`update contacts set name = 'Cyrus' where name = 'Cy'`;
  const [cy] = await house.sql`
    select conversations.id from conversations join contacts on contacts.id = contact_id where name = 'Cyrus'`;
  house.world.nudges.changed({ conversations: [String(cy?.['id'])] });
  await expect.poll(() => box('Cyrus').isChecked()).toBe(true);
  await check({ page });

  await page.getByRole('toolbar').getByRole('button', { name: 'Close' }).click();
  await page.locator('.toast', { hasText: '3 conversations closed' }).waitFor();
  await expect.poll(() => page.getByRole('toolbar').isVisible()).toBe(false);
  await expect.poll(() => focused(page), { message: 'the bar is gone' }).toBe('many-start');
  expect(await house.sql`select from conversations where status = 'open'`).toHaveLength(1);
});

test('after a close the focus is on the next line, where Z undoes it; X ticks the line that has the focus', async () => {
  const bo = await from('Bo');
  const { id } = await from('Ada');
  const page = await at(`/inbox/${id}`);
  await page.keyboard.press('e');
  const toast = page.locator('.toast', { hasText: 'Conversation closed' });
  await toast.getByRole('button', { name: 'Undo' }).waitFor();
  await expect.poll(() => focused(page)).toBe(`convo-${bo.id}`);
  await page.keyboard.press('z');
  await page.locator('.toast', { hasText: 'Reopened, and it’s yours' }).waitFor();
  await expect.poll(() => toast.count()).toBe(0);
  await expect.poll(() => focused(page)).toBe(`draft-${id}`);

  await row(page, 'Ada').focus();
  await page.keyboard.press('x');
  await page.locator('#many').getByText('1 selected').waitFor();
});

test('rows opened quickly one after another end with the one that was pressed last', async () => {
  for (const name of ['Ada', 'Bo', 'Cy']) await from(name);
  const page = await at('/inbox');
  const waiting: Array<() => void> = [];
  await page.route(/\/inbox\/[0-9a-f-]{36}/, async (route) => {
    const response = await route.fetch();
    await new Promise<void>((answer) => waiting.push(answer));
    await route.fulfill({ response }).catch(() => {}); // what was asked may be wanted no more
  });
  await row(page, 'Ada').click();
  await expect.poll(() => waiting.length).toBe(1);
  await row(page, 'Bo').click();
  await expect.poll(() => waiting.length).toBe(2);
  for (const answer of waiting) answer();
  await page.locator('#thread-title', { hasText: 'Bo' }).waitFor();
  expect(await row(page, 'Bo').getAttribute('aria-current')).toBe('true');
  expect(await page.locator('.convo[aria-current]').count()).toBe(1);
});

test('a row is opened while the thread before it still fades in, by hand and by keys', async () => {
  for (const name of ['Ada', 'Bo', 'Cy']) await from(name);
  const page = await at('/inbox');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.evaluate(() => {
    const slow = new CSSStyleSheet();
    slow.replaceSync(
      '::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 5s !important }',
    );
    document.adoptedStyleSheets.push(slow);
  });
  const title = page.locator('#thread-title');
  await row(page, 'Ada').click();
  await title.filter({ hasText: 'Ada' }).waitFor();
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .some(({ effect }) => (effect as KeyframeEffect).pseudoElement?.startsWith('::view-transition')),
  );
  const place = await row(page, 'Bo').boundingBox();
  await page.mouse.click((place?.x ?? 0) + 60, (place?.y ?? 0) + 20);
  await title.filter({ hasText: 'Bo' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  // What the stream drew for the thread before says of its row that it is open, until the answer has come.
  await expect
    .poll(async () => {
      const [open = '?', ...others] = await page.locator('.convo[aria-current] .convo-name').allInnerTexts();
      return others.length === 0 && (await title.innerText()).includes(open);
    })
    .toBe(true);
});

test('an answer drawn before the stream took a row off the list does not bring it back', async () => {
  const { id } = await from('Ada');
  await from('Bo');
  const page = await at('/inbox?view=mine');
  await page.route('**/unread', async (route) => {
    const response = await route.fetch();
    expect(await response.text()).toContain(`id="convo-${id}"`); // or it would bring nothing back
    await house.sql`update conversations set agent_id = ${house.cast.ines}, changed_at = now() where id = ${id}`;
    house.world.nudges.changed({ conversations: [id] });
    await row(page, 'Ada').waitFor({ state: 'detached' });
    await route.fulfill({ response });
  });
  await row(page, 'Ada').focus();
  await page.keyboard.press('u');
  await page.locator('.toast', { hasText: 'Marked unread' }).waitFor();
  expect(await page.locator('.convo-name').allInnerTexts()).toEqual(['Bo']);

  // What is drawn later is no answer of then: it is theirs again, and there again.
  await house.sql`update conversations set agent_id = ${house.cast.ben}, changed_at = now() where id = ${id}`;
  house.world.nudges.changed({ conversations: [id] });
  await row(page, 'Ada').waitFor();
});

test('a search for what was said long ago looks back by itself until it has it', async () => {
  const { id } = await from('Old Friend', { body: 'the needle' });
  // More than one answer walks through, and a "not" has to be walked for.
  await house.sql`insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, sent_at)
    select id, number_id, 1, 100 + n, 'in', 'customer', 'text', 'hay', now() + n * interval '1 millisecond'
    from conversations, generate_series(1, 16000) n where id = ${id}`;
  const page = await at('/inbox');
  await page.fill('#q', '"needle" -straw');
  await expect.poll(() => page.locator('#found mark').allTextContents()).toEqual(['needle']);
  expect(await page.locator('#found .found-more, #found .found-none').count()).toBe(0);
  await page.context().close();
});

test('what few have is looked for further back by itself, and meanwhile nobody is told that there is nothing', async () => {
  const [tag] = await house.sql<[{ id: string }]>`insert into tags (name) values ('far back') returning id`;
  const [number] = await house.sql<[{ id: string }]>`select id from numbers limit 1`;
  // More have the tag than are looked at one by one, and nobody for longer than an answer walks.
  await house.sql`with drawn as materialized (select n, uuidv7() as id from generate_series(1, 6000) n),
    contact as (insert into contacts (id, name) select id, 'Old ' || n from drawn returning id),
    tagged as (insert into contact_tags (contact_id, tag_id) select id, ${tag.id} from drawn where n > 4700)
    insert into conversations (number_id, contact_id, last_message_at)
    select ${number.id}, contact.id, now() - n * interval '1 minute' from contact join drawn using (id)`;
  await house.sql`analyze contact_tags, conversations`;
  const page = await at('/inbox');
  const asked = page.waitForRequest((request) => request.url().includes('/inbox/rows'));
  await page.goto(new URL(`/inbox?status=closed&tags=${tag.id}`, page.url()).href);
  await asked;
  expect(await page.locator('#list-empty').isVisible()).toBe(false);
  await row(page, 'Old 4701').waitFor();
  expect(await page.locator('.convo').count()).toBeGreaterThanOrEqual(30);
  expect(await page.locator('#rows-more').innerText()).toBe('Show more');
});
