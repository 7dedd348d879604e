import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { stranger } from '../../support/build.ts';
import { browse } from '../browsing.ts';
import { listenForHere } from '../../../db/here.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from './room.ts';

/** One person with the same conversation in two windows, both in sight. */

const browsing = browse(openRoom);
const { at } = browsing;
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});
beforeEach(async () => {
  await house.sql`truncate conversations cascade`;
});

const field = (page: Page) => page.locator('form.composer textarea');
const other = (page: Page) => page.locator('.other-draft');

/** Every process has heard of both: what is saved from now on is told to the other. */
async function twoWindows() {
  const { id } = await conversation(house, { customer: stranger(7101), agentId: house.cast.ben });
  const heard = new Set<string>();
  const listening = await listenForHere(house.sql, (said) => {
    for (const one of said) if (one.is === 'here') heard.add(one.page);
  });
  const here = await at(`/inbox/${id}`);
  const there = await at(`/inbox/${id}`);
  await expect.poll(() => heard.size).toBe(2);
  await listening.stop();
  return { id, here, there };
}

test('what is typed in one window comes to the other, and goes from there once it is sent', async () => {
  const { here, there } = await twoWindows();
  await field(here).pressSequentially('On its way');
  await expect.poll(() => field(there).inputValue()).toBe('On its way');
  await field(here).fill('Not yet');
  await expect.poll(() => field(there).inputValue()).toBe('Not yet');
  expect(await other(there).count(), 'nothing of it was typed there').toBe(0);
  await field(here).press('Enter');
  await expect.poll(() => field(there).inputValue()).toBe('');
});

test('a field somebody is in, or has typed in since, is left alone', async () => {
  const { id, here, there } = await twoWindows();
  await field(there).focus();
  await field(here).pressSequentially('From here');
  const saved = () => house.sql`select body from drafts where conversation_id = ${id} and kind = 'reply'`;
  await expect.poll(async () => (await saved())[0]?.['body']).toBe('From here');
  await expect.poll(() => there.locator('#drafts-moved').getAttribute('data-reply')).toMatch(/^[1-9]/); // it has heard of it
  expect(await field(there).inputValue()).toBe('');

  await there.evaluate(() => (document.activeElement as HTMLElement).blur());
  await field(here).pressSequentially(' and on');
  await expect.poll(() => field(there).inputValue()).toBe('From here and on');
});
