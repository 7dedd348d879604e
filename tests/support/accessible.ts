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
  const faults: string[] = [];
  for (const { id, nodes } of violations) {
    const clear = await Promise.all(nodes.map((node) => isUnderABar(page, node)));
    const left = nodes.filter((_, n) => !clear[n]).map(({ html }) => html);
    if (left.length > 0) faults.push(`${id}: ${left.join(' · ')}`);
  }
  return faults;
}

type NodeResult = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]['nodes'][number];

/**
 * Large enough by itself, and just now partly under a bar or a menu that floats over the page: scrolled, or the menu closed,
 * it is whole. Which one it is depends on how tall the rows above happen to be.
 */
async function isUnderABar(page: Page, node: NodeResult): Promise<boolean> {
  const asked = node.any.find(({ id }) => id === 'target-size');
  if (asked?.data?.messageKey !== 'partiallyObscured') return false;
  const over = (asked.relatedNodes ?? []).map(({ target }) => target.join(' '));
  return page.evaluate((selectors) => {
    const floats = (element: Element | null): boolean =>
      element !== null &&
      (element.matches(':popover-open') ||
        ['fixed', 'sticky'].includes(getComputedStyle(element).position) ||
        floats(element.parentElement));
    return selectors.length > 0 && selectors.every((selector) => floats(document.querySelector(selector)));
  }, over);
}

/** Nothing axe finds fault with, and nothing that scrolls sideways on a phone. */
export async function check({ page }: { page: Page }) {
  expect(await faultsOf(page)).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways, 'scrolls sideways').toBeLessThanOrEqual(0);
}
