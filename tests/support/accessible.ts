import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** axe's for WCAG 2.0 to 2.2, A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Colours depend on the theme, layout on the width: two looks see each of both. */
export const looks = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 380 },
] as const;

/** What axe finds fault with, each with the HTML it is about. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Run in the page itself: otherwise axe opens another one and loads all of itself once more, for frames we have none of.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(rules);
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`);
}

/** Nothing axe finds fault with, and nothing that scrolls sideways on a phone. */
export async function check({ page }: { page: Page }) {
  expect(await faultsOf(page)).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways, 'scrolls sideways').toBeLessThanOrEqual(0);
}
