import type { Browser, BrowserContext } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { looks } from './accessible.ts';
import { type AgentAtWork, signIn } from './agent.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * Somebody's page in a look, closed with the test; each signs in once. Still, since a popover that fades in has colours
 * of its own for a moment.
 */
export function lookers(place: () => { browser: Browser; baseUrl: string }) {
  const sessions = new Map<string, StorageState>();
  return async (email: string, { theme, width }: (typeof looks)[number]): Promise<AgentAtWork> => {
    const { browser, baseUrl } = place();
    const session = sessions.get(email);
    const agent = await signIn(browser, baseUrl, email, {
      viewport: { width, height: 900 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      hasTouch: width < 500,
      ...(session !== undefined && { storageState: session }),
    });
    sessions.set(email, await agent.context.storageState());
    onTestFinished(() => agent.context.close());
    return agent;
  };
}
