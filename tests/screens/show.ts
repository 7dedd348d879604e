import type { Page } from 'playwright-core';
import { contacts } from './contacts.ts';
import { doors } from './doors.ts';
import { inbox } from './inbox.ts';
import type { Demo, Screen } from './screen.ts';
import { settings } from './settings.ts';

export const screensOf = (demo: Demo): Screen[] =>
  [doors, inbox, contacts, settings].flatMap((part) => part(demo));

/** Goes there and presses what the picture needs. Throws where the page answers something else, or lacks it. */
export async function show(page: Page, screen: Screen, width: number): Promise<void> {
  const answer = await page.goto(screen.path, { waitUntil: 'load' });
  if (answer?.status() !== (screen.status ?? 200)) throw new Error(`answered ${answer?.status()}`);
  await screen.open?.(page, width);
  if (screen.beside !== undefined) await page.locator('#also-here:visible').waitFor();
}
