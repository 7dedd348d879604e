import type { Page, Worker } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../../support/build.ts';
import { empty } from '../../support/database.ts';
import { behind, countShowings, listening, showings } from '../../support/ringing.ts';
import { browse } from '../browsing.ts';

/** Popups by the service worker, as Android wants them, and what is left of them: after a press, a look, a goodbye. */
const browsing = browse();
const ada = { ...stranger(9101), name: 'Ada' };

beforeEach(async () => {
  await empty(browsing.house.sql, 'conversations', 'alert_settings', 'sessions', 'presence');
});

/** Ben's inbox behind another window, the worker at work, and a conversation of Ada's that he has. */
async function bensInbox() {
  const { house } = browsing;
  const { conversationId } = await openConversation(house.sql, { customer: ada, agentId: house.cast.ben });
  await house.sql`update messages set created_at = now() - interval '1 hour'`; // what is old calls nobody
  const page = await browsing.at('/inbox', { worker: true, permissions: ['notifications'] });
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await listening(page);
  await countShowings(page);
  await behind(page);
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error('there is no worker');
  return { page, worker, conversationId };
}

async function writes(body: string) {
  const { changed } = await take(browsing.house.sql, deliveryOf(inboundText({ body, customer: ada })));
  browsing.house.world.nudges.changed(changed);
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  });
const soon = { timeout: 20_000 };
const called = (page: Page) => expect.poll(() => showings(page), soon).toBe(1);

/** A press, as the browser tells the worker of it; `href`: where it leads instead. What windows it opened. */
const press = (worker: Worker, href?: string) =>
  worker.evaluate(async (elsewhere) => {
    const self = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow: (path: string) => Promise<null> };
      NotificationEvent: new (
        kind: string,
        how: object,
      ) => Event & { waitUntil: (work: Promise<unknown>) => void };
      dispatchEvent: (event: Event) => void;
    };
    const opened: string[] = [];
    // Only a person's own press may open one.
    self.clients.openWindow = async (path) => {
      opened.push(path);
      return null;
    };
    if (elsewhere !== undefined)
      await self.registration.showNotification('Elsewhere', { data: { href: elsewhere } });
    const notification = (await self.registration.getNotifications()).at(-1);
    if (notification === undefined) throw new Error('nothing is shown');
    const event = new self.NotificationEvent('notificationclick', { notification });
    const done: Promise<unknown>[] = [];
    event.waitUntil = (work: Promise<unknown>) => done.push(work);
    self.dispatchEvent(event);
    await Promise.all(done);
    return opened;
  }, href);

test('the worker shows it, without who or what; pressed, the open tab goes there without loading anew', async () => {
  const { page, worker, conversationId } = await bensInbox();
  await writes('A secret');
  await called(page);
  expect(await shown(page)).toEqual([
    { title: 'New message for you', body: 'Press to open the conversation.', tag: conversationId },
  ]);
  await page.evaluate(() => Object.assign(window, { same: true }));

  expect(await press(worker)).toEqual([]);
  await page.waitForURL(`**/inbox/${conversationId}`);
  await page.getByRole('log').getByText('A secret').waitFor();
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
  expect(await shown(page)).toEqual([]);
});

test('with no tab open a press opens one, at an address of ours and no other', async () => {
  const { page, worker, conversationId } = await bensInbox();
  await writes('Anybody?');
  await called(page);
  await page.close();
  expect(await press(worker)).toEqual([`/inbox/${conversationId}`]);
  expect(await press(worker, 'https://elsewhere.example/inbox')).toEqual(['/inbox']);
});

test('a tab that shows something else goes there too', async () => {
  const { page, worker, conversationId } = await bensInbox();
  await writes('Here');
  await called(page);
  await page.goto('/healthz');
  expect(await press(worker)).toEqual([]);
  await page.waitForURL(`**/inbox/${conversationId}`);
});

test('whoever opens the conversation by themselves has no popup of it any more', async () => {
  const { page, conversationId } = await bensInbox();
  await writes('Seen?');
  await called(page);
  await page.goto(`/inbox/${conversationId}`);
  await expect.poll(() => shown(page), soon).toEqual([]);
});

test('after signing out nothing is shown, on the screen or on the app’s icon', async () => {
  const { page } = await bensInbox();
  await page.addInitScript(() => {
    const badge = (count?: number) => localStorage.setItem('badge', String(count));
    navigator.setAppBadge = async (count) => badge(count);
    navigator.clearAppBadge = async () => badge(0);
  });
  await writes('Still there?');
  await called(page);
  await page.goto('/inbox');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('badge')), soon).toBe('1');

  await page.locator('.rail-me').first().click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/login');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('badge')), soon).toBe('0');
  await expect.poll(() => shown(page), soon).toEqual([]);
});
