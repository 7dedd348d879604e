import type { BrowserContext, Page, Worker } from 'playwright-core';

/** What a page has asked of WebAudio and of the browser's own notifications. */
export interface Noted {
  tones: number;
  shown: { title: string; body: string; tag: string }[];
}

/** Every page of this browser notes it from its next load on. `mute`: it lets no page be heard. */
export async function noteRinging(context: BrowserContext, { mute = false } = {}) {
  await context.grantPermissions(['notifications']);
  await context.addInitScript((isMute: boolean) => {
    const noted: Noted = { tones: 0, shown: [] };
    Object.assign(window, { noted });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...given) {
      noted.tones++;
      return start.apply(this, given);
    };
    if (isMute) {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended', configurable: true });
      AudioContext.prototype.resume = () => new Promise(() => {});
    }
    class Shown extends EventTarget {
      static permission = 'granted';
      constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
        super();
        noted.shown.push({ title, body, tag });
        Object.assign(window, { last: this });
      }
      close() {}
    }
    Object.assign(window, { Notification: Shown });
  }, mute);
}

export const noted = (page: Page) => page.evaluate(() => (window as unknown as { noted: Noted }).noted);

/** The tab that holds the browser's one stream has it, and has had its first look. */
export const listening = (page: Page) =>
  page.waitForFunction(() => localStorage.getItem('alerts-heard') !== null);

/** This very page has heard how things stand, where something is unread or waits: its title counts it. */
export const counting = (page: Page) => page.waitForFunction(() => document.title.startsWith('('));

/** Some tab of this browser may be heard: until then, after a first click, a call is only shown. */
export const audible = (page: Page) =>
  page.waitForFunction(async () =>
    (await navigator.locks.query()).held?.some(({ name }) => name === 'voice'),
  );

type Counting = typeof globalThis & { showings: number };

/** From here on it is counted what this page, or this worker, shows by the service worker. */
export const countShowings = (where: Pick<Worker, 'evaluate'>) =>
  where.evaluate(() => {
    const scope = globalThis as Counting;
    scope.showings = 0;
    const { prototype } = ServiceWorkerRegistration;
    const show = prototype.showNotification;
    prototype.showNotification = async function (...how) {
      await show.apply(this, how);
      scope.showings++;
    };
  });

/** To be waited for before `getNotifications`: Chromium that is asked for them while it shows one forgets that one. */
export const showings = (where: Pick<Worker, 'evaluate'>) =>
  where.evaluate(() => (globalThis as Counting).showings);

/** The only tab goes behind another window; Playwright has every page believe that it has the focus. */
export async function behind(page: Page) {
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
  // A lock is let go a moment later: a call that is quicker is still given to the tab in front.
  await page.waitForFunction(
    async () => !(await navigator.locks.query()).held?.some(({ name }) => name === 'front'),
  );
}

/** The popup within the page that is about this. */
export const popup = (page: Page, about: string) => page.getByRole('alert').filter({ hasText: about });
