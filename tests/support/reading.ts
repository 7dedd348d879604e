import type { Locator, Page } from 'playwright-core';

/** What people press and read in the inbox, whatever the journey is about. */
export const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true });
/** With its key in its name. */
export const claim = (page: Page) => page.getByRole('button', { name: 'Claim' });
/** The first number in a text. */
export const numberOf = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0]);
export const numberIn = async (counted: Locator) => numberOf(await counted.textContent());

/** Waits for this customer's row in the list, opens it and waits for the thread. */
export async function openFrom(page: Page, name: string) {
  await page.locator('.convo', { hasText: name }).click();
  await page.locator('#thread-title', { hasText: name }).waitFor();
}

/** What "Why?" says beside this line of the thread. */
export async function whyOf(page: Page, line: string): Promise<string> {
  const event = page.locator('#thread .event', { hasText: line }).last();
  await event.getByRole('button', { name: 'Why?' }).click();
  const shown = event.getByRole('dialog');
  await shown.waitFor();
  return (await shown.textContent()) ?? '';
}
