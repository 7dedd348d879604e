import type { Page } from 'playwright-core';

/** What may be wider than it is shown, and scrolls by itself: tables, charts, rows of chips (`ui/README.md`). */
const scrollers =
  '.table-scroll, .toolbar, .tabs, .card-body:has(> .chart), .settings-nav .pane-scroll, .phone-quick';

/**
 * What a person cannot reach sideways: what stands past an edge of the window, where it would be cut off or make the
 * page scroll, and what scrolls sideways and should not. Each as its tag, id and classes.
 */
export async function spillsOf(page: Page): Promise<string[]> {
  await page.evaluate('globalThis.__name ??= (named) => named'); // what tsx wraps around a function in a function
  return page.evaluate(lookForSpills, scrollers);
}

/** Run in the page. */
function lookForSpills(scrolling: string): string[] {
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('svg svg, svg *, .vh, .skip, .sprite') === null;
  /** Cut off on purpose, with an ellipsis or behind a frame of its own. */
  const isCut = (element: Element, edges: DOMRect): boolean => {
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(box);
      if (textOverflow === 'ellipsis' && overflowX === 'hidden') return true;
      if (box.matches(scrolling)) return true;
      if (getComputedStyle(element).position === 'fixed') return false;
      if (overflowX === 'hidden' && box.matches('.bubble *, .door-board, .phone')) return true;
    }
    return edges.width < 2;
  };
  const named = (element: Element) =>
    [
      element.tagName.toLowerCase(),
      element.id && `#${element.id}`,
      ...[...element.classList].map((name) => `.${name}`),
    ]
      .filter((part) => part !== '')
      .join('');
  const found = new Set<string>();
  if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls');
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element)) continue;
    const edges = element.getBoundingClientRect();
    const past = edges.right > innerWidth + 1 || edges.left < -1;
    if (past && !isCut(element, edges)) found.add(`${named(element)} stands past the edge`);
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX) && element.tagName !== 'TEXTAREA';
    if (scrolls && element.scrollWidth > element.clientWidth + 1 && !element.matches(scrolling))
      found.add(`${named(element)} scrolls sideways`);
  }
  return [...found];
}
