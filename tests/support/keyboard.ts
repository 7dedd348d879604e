import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where the keyboard is, and whether a person who looks can tell. */
export interface Focus {
  /** Its id; else its name, as it is read out; `body` where it is lost. */
  at: string;
  /** What a person who looks cannot see of it: empty where all is well. */
  faults: string[];
}

/** WCAG 2.4.7 and 2.4.11: there is a ring (or a field's own frame), within the window, with nothing over it. */
export async function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(async () => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { at: 'body', faults: ['lost'] };
    // A ring that fades in. Not by `finished`, which a swap that takes the element away may leave open for ever.
    const moves = (each: Element) => each.getAnimations().some((one) => one instanceof CSSTransition);
    while ([element, ...ancestors(element)].some(moves)) await new Promise(requestAnimationFrame);
    const faults: string[] = [];
    if (!element.matches(':focus-visible')) faults.push('no :focus-visible');
    const framed = [element, ...ancestors(element)].some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true;
      return each.matches('.composer') && boxShadow.includes(' 1.5px'); // a frame of one pixel is always there
    });
    if (!framed) faults.push('no ring');
    const shown = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const points = shown.flatMap(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].flatMap((x) =>
        [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y] as const),
      ),
    );
    const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    if (inside.length === 0) faults.push('out of the window');
    else if (!inside.some(([x, y]) => touches(document.elementFromPoint(x, y)))) faults.push('covered');
    return { at: element.id || nameOf(element), faults };

    function ancestors(of: Element): Element[] {
      return of.parentElement === null ? [] : [of.parentElement, ...ancestors(of.parentElement)];
    }
    function touches(there: Element | null) {
      return there !== null && element?.contains(there);
    }
    function nameOf(of: Element) {
      const row = of.closest('.convo-row');
      if (row !== null) return of.matches('.convo') ? row.id : `${row.id} tick`;
      const read = of.cloneNode(true) as Element;
      for (const unread of read.querySelectorAll('[aria-hidden="true"]')) unread.remove();
      for (const picture of read.querySelectorAll('[role="img"]')) picture.textContent = picture.ariaLabel;
      const texts = document.createTreeWalker(read, NodeFilter.SHOW_TEXT);
      const said: string[] = [];
      while (texts.nextNode()) said.push(texts.currentNode.textContent?.trim() ?? '');
      const text = of.getAttribute('aria-label') ?? said.filter(Boolean).join(' ').replace(/\s+/g, ' ');
      return text || of.getAttribute('name') || of.tagName.toLowerCase();
    }
  });
}

/** Waits until the focus is there, where a person sees it. */
export async function expectFocus(page: Page, at: string | RegExp) {
  const matches = typeof at === 'string' ? { at, faults: [] } : { at: expect.stringMatching(at), faults: [] };
  await expect.poll(() => focusOf(page)).toEqual(matches);
}

/** Presses one key after the other. */
export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses a key on a form, and waits until the answer is on the page: the stream may have shown what came of it before. */
export async function pressAndAnswer(page: Page, key: string, form: string) {
  const answered = await page.evaluateHandle(
    (of) => ({
      yet: new Promise<void>((done) => {
        document.addEventListener('htmx:finally:request', ({ target }) => {
          if (target instanceof Element && target.closest(of) !== null) done();
        });
      }),
    }),
    form,
  );
  await page.keyboard.press(key);
  await answered.evaluate(({ yet }) => yet);
}
