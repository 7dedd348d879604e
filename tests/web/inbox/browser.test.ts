import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { faultsOf } from '../../support/accessible.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import { available } from '../../support/cast.ts';
import { empty } from '../../support/database.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** What only a browser can prove of the inbox: what moves, what stays, what can be reached. */

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await empty(house.sql, 'conversations');
});

const { at } = browsing;

const told = async (changed: Parameters<House['world']['nudges']['changed']>[0]) =>
  house.world.nudges.changed(changed);
const names = (page: Page) => page.locator('.convo-name').allInnerTexts();
let strangers = 3000;
const person = (name: string) => ({ ...stranger(++strangers), name });
const writes = async (customer: ReturnType<typeof person>, body: string, more = {}) =>
  told((await take(house.sql, deliveryOf(inboundText({ customer, body, ...more })))).changed);

test('who writes goes to the top, and is there once', async () => {
  const [ada, bo] = [person('Ada'), person('Bo')];
  await conversation(house, { customer: ada, sentAt: Date.now() - 60_000 });
  await conversation(house, { customer: bo, sentAt: Date.now() - 30_000 });
  const page = await at('/inbox');
  expect(await names(page)).toEqual(['Bo', 'Ada']);
  await writes(ada, 'Me first');
  await page.getByText('Me first').waitFor();
  await expect.poll(() => names(page)).toEqual(['Ada', 'Bo']);
  await writes(person('Cy'), 'And I am new');
  await page.getByText('And I am new').waitFor();
  await expect.poll(() => names(page)).toEqual(['Cy', 'Ada', 'Bo']);
});

test('a row under the pointer stays where it is until the pointer leaves', async () => {
  const [ada, bo, cy] = [person('Ada'), person('Bo'), person('Cy')];
  for (const [index, customer] of [ada, bo, cy].entries())
    await conversation(house, { customer, sentAt: Date.now() - 90_000 + index * 1000 });
  const page = await at('/inbox');
  await page.locator('.convo', { hasText: 'Ada' }).hover();
  await writes(ada, 'Look at me');
  await page.getByText('Look at me').waitFor();
  expect(await names(page)).toEqual(['Cy', 'Bo', 'Ada']);
  await page.locator('.thread').hover();
  await expect.poll(() => names(page)).toEqual(['Ada', 'Cy', 'Bo']);
});

test('an answer that was under way while the stream drew something later leaves the row as it is', async () => {
  const ada = person('Ada');
  await conversation(house, { customer: ada, agentId: house.cast.ben, body: 'First' });
  const page = await at('/inbox');
  const row = page.locator('.convo', { hasText: 'Ada' });
  await page.route('**/unread', async (route) => {
    const response = await route.fetch();
    expect(await response.text()).toContain('First'); // or it would bring nothing that is older
    await writes(ada, 'Second');
    await row.getByText('Second').waitFor();
    await route.fulfill({ response });
  });
  await row.focus();
  await page.keyboard.press('u');
  await page.locator('.toast', { hasText: 'Marked unread' }).waitFor();
  expect(await row.locator('.convo-snip').innerText()).toBe('Second');
});

test.each(['en', 'es', 'de'])(
  'on a laptop a usual name is whole in the head of the thread: %s',
  async (language) => {
    await house.sql`update users set language = ${language}`;
    const { id } = await conversation(house, { customer: person('Maya Fernandes'), agentId: house.cast.ben });
    const page = await at(`/inbox/${id}`);
    await page.locator('#snooze-button').waitFor(); // with all its buttons
    const cut = await page
      .locator('#thread-title')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    await house.sql`update users set language = 'en'`;
    expect(cut).toBeLessThanOrEqual(0);
  },
);

test('a late message finds its place among the others', async () => {
  const ada = person('Ada');
  const { id } = await conversation(house, {
    customer: ada,
    agentId: house.cast.ben,
    body: 'one',
    sentAt: Date.now() - 120_000,
  });
  await writes(ada, 'three', { sentAt: Date.now() - 60_000 });
  const page = await at(`/inbox/${id}`);
  await writes(ada, 'two', { sentAt: Date.now() - 90_000 });
  await page.locator('.bubble', { hasText: 'two' }).waitFor();
  expect(await page.locator('.bubble .text').allInnerTexts()).toEqual(['one', 'two', 'three']);
});

test('Enter sends; the bubble is there once, however it arrives', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await page.fill('form.composer textarea', 'On its way');
  await page.keyboard.press('Enter');
  await page.locator('.bubble[data-state="queued"]', { hasText: 'On its way' }).waitFor();
  await told({ conversations: [id] });
  await writes(person('Bo'), 'Something else'); // by now the stream has said whatever it had to say
  await page.getByText('Something else').waitFor();
  expect(await page.locator('.bubble', { hasText: 'On its way' }).count()).toBe(1);
  expect(await page.inputValue('form.composer textarea')).toBe('');
});

test('what is typed while a reply is on its way is not lost', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await page.route('**/messages', async (route) => {
    await page.locator('form.composer textarea').pressSequentially(' and more');
    await route.continue();
  });
  await page.fill('form.composer textarea', 'First');
  await page.keyboard.press('Enter');
  await page.locator('.bubble[data-dir="out"]').waitFor();
  await expect.poll(() => page.inputValue('form.composer textarea')).toBe(' and more');
  expect(await page.locator('.bubble[data-dir="out"] .text').innerText()).toBe('First');
});

test('a line of another script runs its own way, and the time stands below it', async () => {
  const ada = person('Ada');
  const { id } = await conversation(house, { customer: ada, agentId: house.cast.ben });
  await writes(ada, 'مرحبا، هذه رسالة.\nThe order is ready.');
  const page = await at(`/inbox/${id}`);
  const text = page.locator('.bubble .text', { hasText: 'The order' });
  const { line, stop } = await text.evaluate((element) => {
    const words = element.firstChild as Text;
    const place = (from: number, to: number) => {
      const range = document.createRange();
      range.setStart(words, from);
      range.setEnd(words, to);
      return range.getBoundingClientRect();
    };
    const [from, to] = [words.data.indexOf('The'), words.data.length];
    return { line: place(from, to - 1).toJSON(), stop: place(to - 1, to).toJSON() };
  });
  expect(stop.left, 'its full stop is behind it').toBeGreaterThanOrEqual(line.right - 1);
  const time = await page.locator('.bubble', { hasText: 'The order' }).locator('.meta time').boundingBox();
  expect(time?.y).toBeGreaterThanOrEqual(line.bottom - 2);
});

test('who reads further up is told of what is new, and not moved', async () => {
  const ada = person('Ada');
  const { id } = await conversation(house, {
    customer: ada,
    agentId: house.cast.ben,
    sentAt: Date.now() - 3_600_000,
  });
  for (let n = 0; n < 40; n++)
    await take(
      house.sql,
      deliveryOf(
        inboundText({ customer: ada, body: `line ${n}`, sentAt: Date.now() - 3_500_000 + n * 1000 }),
      ),
    );
  const page = await at(`/inbox/${id}`);
  const line = page.getByText('line 10', { exact: true });
  await line.scrollIntoViewIfNeeded();
  const before = await line.boundingBox();
  await writes(ada, 'Hello again');
  await writes(ada, 'Are you there?');
  await page.getByText('2 new messages').waitFor();
  expect((await line.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, -1);
  await page.locator('#new-messages').click();
  const offset = () => page.locator('#thread-log').evaluate((log) => Math.abs(Math.round(log.scrollTop)));
  await expect.poll(offset).toBeLessThan(3);
  await expect.poll(() => page.locator('#new-messages').isVisible()).toBe(false);
});

test('a thread under the pointer stays at its newest', async () => {
  const ada = person('Ada');
  const { id } = await conversation(house, { customer: ada, agentId: house.cast.ben });
  for (let n = 0; n < 40; n++)
    await take(house.sql, deliveryOf(inboundText({ customer: ada, body: `line ${n}` })));
  const page = await at(`/inbox/${id}`);
  await page.locator('#thread-log').hover();
  await writes(ada, 'Still there?');
  await page.locator('#thread .text', { hasText: 'Still there?' }).waitFor();
  expect(await page.locator('#thread-log').evaluate((log) => log.scrollTop)).toBe(0);
});

test('an open drawer is all that can be reached, and gives the focus back', async () => {
  await conversation(house);
  const page = await at('/inbox', { width: 380, height: 800 });
  await page.locator('a[href="#filters"]').click();
  await expect.poll(() => page.locator('.list').evaluate((list: HTMLElement) => list.inert)).toBe(true);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
  await expect.poll(focused).toBe('#main');
  await page.locator('#filters a.icon-btn').click();
  await expect.poll(() => page.locator('.list').evaluate((list: HTMLElement) => list.inert)).toBe(false);
  await expect.poll(focused).toBe('#filters');
});

test('the list is read to its end by scrolling, and each row is there once', async () => {
  for (let n = 0; n < 70; n++)
    await conversation(house, { customer: person(`N${n}`), sentAt: Date.now() - 3_600_000 + n * 1000 });
  const page = await at('/inbox');
  const toTheEnd = async () => {
    await page.locator('#list-scroll').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    return page.locator('.convo').count();
  };
  await expect.poll(toTheEnd).toBe(70);
  expect(await names(page)).toEqual(Array.from({ length: 70 }, (_, n) => `N${69 - n}`));
  expect(await page.locator('#rows-more').count()).toBe(0);
});

test('claimed by a colleague, the bar gives way; what was half written is kept', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await page.fill('form.composer textarea', 'half a sentence');
  const release = await house.as('sade');
  await release.post(`/conversations/${id}/release`, { command: crypto.randomUUID(), from: house.cast.ben });
  await told({ conversations: [id] });
  await page.locator('.claim').waitFor();
  expect(await page.locator('.draft-kept').inputValue()).toBe('half a sentence');
  expect(await page.locator('.draft-kept').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('.claim button').click();
  await page.locator('form.composer').waitFor();
  expect(await page.inputValue('form.composer textarea')).toBe('half a sentence');
});

test('a thread one may no longer see gives way, and the draft can be copied', async () => {
  const { id } = await conversation(house, { agentId: house.cast.sol });
  const page = await at(`/inbox/${id}`, { who: 'sol' });
  await page.fill('form.composer textarea', 'Dear customer');
  await house.sql`update conversations set agent_id = ${house.cast.ben}, last_agent_id = ${house.cast.ben} where id = ${id}`;
  await told({ conversations: [id] });
  await page.getByText('You no longer see this conversation').waitFor();
  expect(await page.locator('.draft-kept').inputValue()).toBe('Dear customer');
  expect(await page.locator('.bubble, .convo').count()).toBe(0);
});

test('opening one by keyboard focuses its heading; Tab goes on to what can be done', async () => {
  await conversation(house, { customer: person('Ada'), agentId: house.cast.ben });
  const page = await at('/inbox');
  await page.keyboard.press('j');
  await page.locator('#thread-title', { hasText: 'Ada' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('thread-title');
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.ariaLabel);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Mark unread');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('transfer-button');
});

test('the transfer menu opens with who is there now, and Esc gives the focus back', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await at(`/inbox/${id}`);
  await available(house.sql, house.cast.sade);
  await page.locator('#transfer-button').focus();
  await page.keyboard.press('Enter');
  const sade = page.locator('#transfer button', { hasText: 'Sade' });
  await sade.waitFor();
  const inMenu = () =>
    page.evaluate(() => document.activeElement?.closest('#transfer') && document.activeElement?.textContent);
  await expect.poll(inMenu).toContain('Sade');
  await page.keyboard.press('ArrowUp');
  expect(await inMenu(), 'round to the last').toContain('Back to Unassigned');
  await page.keyboard.press('ArrowDown');
  expect(await inMenu()).toContain('Sade');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('transfer-button');
  await page.locator('#transfer-button').click();
  await sade.click();
  await page.getByText('Transferred to Sade').waitFor();
  expect(await page.locator('.thread-head').isVisible()).toBe(true);
});

test('on a phone one pane at a time, and nothing scrolls sideways', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben, body: 'x'.repeat(2000) });
  const page = await at('/inbox', { width: 380, height: 800 });
  await page.locator(`#convo-${id} a`).click();
  await page.locator('form.composer').waitFor();
  await page.locator('.list').waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await page.locator('a[href="#contact"]').click();
  await page.getByText('Previous conversations').waitFor();
  await page.locator('.contact .close').click();
  await page.locator('.back').click();
  await page.locator('.list .convo').waitFor();
  expect(await page.locator('.list').isVisible()).toBe(true);
});

test.each([
  { width: 1440, dark: false },
  { width: 1440, dark: true },
  { width: 380, dark: false },
  { width: 380, dark: true },
])('nothing axe would complain of: %j', async ({ width, dark }) => {
  await conversation(house, { customer: person('Waiting') });
  const { id } = await conversation(house, { agentId: house.cast.ben, body: 'See https://shop.example' });
  await house.sql`update conversations set inbound_count = 3 where id = ${id}`;
  for (const path of ['/inbox', '/inbox?view=bot', `/inbox/${id}`]) {
    const page = await at(path, { width, dark });
    if (path.endsWith(id)) await page.locator('#transfer-button').click();
    await page.waitForLoadState('load');
    expect(await faultsOf(page), path).toEqual([]);
    await page.context().close();
  }
});
