import type { Page } from 'playwright-core';
import type { Demo, Screen } from './screen.ts';

type Opened = Omit<Screen, 'who'> & { who?: string };

const opens = (button: string, shown: string) => async (page: Page) => {
  await page.locator(button).first().click();
  await page.locator(shown).first().waitFor();
};
const presses = (key: string, shown: string) => async (page: Page) => {
  await page.locator('#thread-title').focus();
  await page.keyboard.press(key);
  await page.locator(shown).first().waitFor();
};
const unhide = (selector: string) => (page: Page) =>
  page.locator(selector).evaluate((element: HTMLElement) => {
    element.hidden = false;
  });
/** What was typed may have been kept as a draft by now; then its absence is too. */
const emptied = (field: string) => async (page: Page) => {
  const kept = page.waitForResponse(/\/drafts$/, { timeout: 3000 }).catch(() => null);
  await page.locator(field).fill('');
  await kept;
};
/** What undoing brings back. */
const undone = async (page: Page) => {
  await page.locator('#toasts [data-key="z"]').first().click();
  await page.locator('#thread-head [data-key="r"]').waitFor();
};

/** The list, each kind of thread, and what opens over them. */
export function inbox(demo: Demo): Screen[] {
  const thread = `/inbox/${demo.assigned}?view=all`;
  const screens: Opened[] = [
    { name: 'inbox', path: '/inbox?view=all', translated: true },
    { name: 'inbox-unassigned', path: '/inbox?view=unassigned' },
    { name: 'inbox-none', path: '/inbox?view=mine&status=closed&unread=1&window=closed', translated: true },
    { name: 'inbox-mentions', path: '/inbox?view=mentions' },
    { name: 'inbox-closed', path: '/inbox?status=closed' },
    { name: 'inbox-empty-admin', path: '/inbox?view=mine' },
    { name: 'inbox-empty-manager', path: '/inbox?view=mine', who: 'ines' },
    { name: 'inbox-empty-service', path: '/inbox?view=mine&status=snoozed', who: 'sade' },
    { name: 'inbox-empty-sale', path: '/inbox?view=all&status=snoozed', who: 'sol' },
    { name: 'inbox-sale', path: '/inbox?view=all', who: 'sol' },
    { name: 'inbox-no-number', path: '/inbox', who: 'zed' },
    { name: 'inbox-filters', path: '/inbox?view=all#filters', translated: true },
    {
      name: 'inbox-views',
      path: '/inbox?view=all&unread=1#filters',
      open: opens('.save-view > summary', '#view-name'),
    },
    { name: 'inbox-sort', path: '/inbox?view=all', open: opens('#sort-button', '#sort:popover-open') },
    {
      name: 'inbox-search',
      path: '/inbox?view=all',
      open: async (page) => {
        await page.locator('#q').pressSequentially('bike');
        await page.locator('.found .menu-item').first().waitFor();
      },
    },
    {
      name: 'inbox-many',
      path: '/inbox?view=all',
      translated: true,
      open: async (page) => {
        for (const at of [1, 2]) await page.locator('.convo-tick').nth(at).check({ force: true });
        await page.locator('#many .bulk').waitFor();
      },
    },
    {
      name: 'inbox-many-tags',
      path: '/inbox?view=all',
      open: async (page) => {
        await page.locator('.convo-tick').first().check({ force: true });
        await opens('#many-tag', '#many-tags:popover-open')(page);
      },
    },
    {
      name: 'inbox-alerts',
      path: thread,
      translated: true,
      open: async (page) => {
        await page.evaluate(alertPopups);
        await page.locator('.toast-call').last().waitFor();
        await unhide('#sound-blocked')(page);
      },
    },
    { name: 'inbox-offline', path: thread, translated: true, open: unhide('#reconnecting') },
    {
      name: 'inbox-loading',
      path: '/inbox?view=all',
      open: async (page) => {
        await page.route(/\/inbox\/[0-9a-f-]{36}/, () => {}); // never answered
        const asked = page.waitForRequest(/\/inbox\/[0-9a-f-]{36}/);
        await page.locator('.convo').nth(1).click();
        await asked;
      },
    },
    {
      name: 'inbox-me',
      path: '/inbox?view=all',
      open: opens('[popovertarget="me"]:visible', '#me:popover-open'),
    },
    { name: 'palette', path: thread, translated: true, open: presses('Control+k', '#palette[open]') },
    { name: 'keys', path: thread, translated: true, open: presses('?', '#keys[open]') },
    { name: 'conversation-new', path: '/conversations/new', translated: true },
    { name: 'nowhere', path: '/nowhere', status: 404, translated: true },
    ...demo.threads.map(
      ({ id, what }): Opened => ({
        ...{ name: `thread-${what}`, path: `/inbox/${id}?view=all` },
        ...(what === 'assigned' || what === 'waiting' ? { translated: true } : {}),
      }),
    ),
    {
      name: 'thread-claim',
      path: `/inbox/${demo.threads.find(({ what }) => what === 'waiting')?.id}?view=all`,
      who: 'ben',
      translated: true,
    },
    ...overThread(thread, `/inbox/${demo.closing}?view=all`),
  ];
  return screens.map((screen) => ({ who: 'ama', ...screen }));
}

function overThread(thread: string, closing: string): Opened[] {
  return [
    { name: 'thread-contact', path: `${thread}#contact`, translated: true },
    {
      name: 'thread-why',
      path: thread,
      translated: true,
      open: opens('.event button[popovertarget]', '.trace:visible'),
    },
    {
      name: 'thread-transfer',
      path: thread,
      translated: true,
      open: opens('#transfer-button', '#transfer .menu-label'),
    },
    {
      name: 'thread-snooze',
      path: thread,
      translated: true,
      open: opens('#snooze-button', '#snooze:popover-open'),
    },
    { name: 'thread-seen', path: thread, beside: 'ben', translated: true },
    {
      name: 'thread-undo',
      path: closing,
      translated: true,
      open: opens('#thread-head [data-key="e"]', '#toasts [data-key="z"]'),
      after: undone,
    },
    {
      name: 'thread-unsent',
      path: closing,
      translated: true,
      open: async (page) => {
        await page.context().setOffline(true);
        await opens('#thread-head [data-key="e"]', '#toasts > [data-unsent]')(page);
      },
      after: (page) => page.context().setOffline(false),
    },
    {
      name: 'thread-picture',
      path: thread,
      open: opens('.bubble .picture', '.lightbox[open] img'),
    },
    {
      name: 'thread-canned',
      path: thread,
      translated: true,
      open: async (page) => {
        await page.locator('form.composer textarea').pressSequentially('/');
        await page.locator('#suggest [role="option"]:visible').first().waitFor();
      },
      after: emptied('form.composer textarea'),
    },
    {
      name: 'thread-mention',
      path: thread,
      translated: true,
      open: async (page) => {
        await presses('n', '#note-form textarea')(page);
        await page.locator('#note-form textarea').pressSequentially('Is it in stock? @s');
        await page.locator('#suggest [role="option"]:visible').first().waitFor();
      },
      after: emptied('#note-form textarea'),
    },
    { name: 'thread-emoji', path: thread, open: opens('#emoji-button', '.emoji-grid .emoji') },
    {
      name: 'thread-templates',
      path: thread,
      translated: true,
      open: opens('#template-button', '#template-dialog[open] .tpl-item'),
    },
    {
      name: 'thread-owner',
      path: `${thread}#contact`,
      open: opens('#owner-button', '#owner-dialog[open] .owner-list'),
    },
  ];
}

/** What alerts.js shows when the server calls; run in the page. */
function alertPopups() {
  const { Popups } = window as unknown as {
    Popups: { inside(alert: object): void; missed(text: string): void };
  };
  const calls = [
    ['Tomasz Zieliński', 'And do you have it in 54 cm? The blue one'],
    ['Conversation assigned to you', 'Leïla Benali: Hello, do you rent cargo bikes for a weekend?'],
  ];
  for (const [title, text] of calls)
    Popups.inside({ conversation: crypto.randomUUID(), href: '/inbox', title, text });
  Popups.missed('While you were away: 3 new messages.');
}
