import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { looks } from './accessible.ts';
import { enteredContext } from './agent.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * Somebody's page in a look, empty yet, closed with the test; each signs in once. Still, since a popover that fades in has colours
 * of its own for a moment.
 */
export function lookers(place: () => { browser: Browser; baseUrl: string }) {
  const sessions = new Map<string, StorageState>();
  return async (email: string, { theme, width }: (typeof looks)[number]): Promise<{ page: Page }> => {
    const { browser, baseUrl } = place();
    const session = sessions.get(email);
    const context = await enteredContext(browser, baseUrl, email, {
      viewport: { width, height: 900 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      hasTouch: width < 500,
      ...(session !== undefined && { storageState: session }),
    });
    onTestFinished(() => context.close());
    sessions.set(email, await context.storageState());
    return { page: await context.newPage() };
  };
}
