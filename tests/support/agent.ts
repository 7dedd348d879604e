import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { demoPassword } from '../../dev/demo.ts';

/** Somebody of the demo organisation in a browser of their own, signed in (and so Away). */
export interface AgentAtWork {
  page: Page;
  context: BrowserContext;
  /** Switches to Available and waits until the page says so. */
  available(): Promise<void>;
  /** Switches to Away and waits until the page says so. */
  away(): Promise<void>;
}

/** Signs somebody in, before their inbox. `options`: as `enteredContext` has them. */
export async function signIn(
  browser: Browser,
  baseUrl: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<AgentAtWork> {
  const context = await enteredContext(browser, baseUrl, email, options);
  const page = await context.newPage();
  await page.goto('/inbox');
  const presence = (name: string) => page.getByRole('switch', { name });
  return {
    page,
    context,
    async available() {
      await presence('You’re Away').click();
      await presence('You’re Available').waitFor();
    },
    async away() {
      await presence('You’re Available').click();
      await presence('You’re Away').waitFor();
    },
  };
}

/**
 * A browser in which somebody is signed in, with no page open yet. `storageState`: with a session that is there already
 * (`await context.storageState()` of another context), where it does not matter that they are Away; ten sign-ins a
 * minute are let through.
 */
export async function enteredContext(
  browser: Browser,
  baseUrl: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  if (options.storageState === undefined) await enter(context, baseUrl, email);
  return context;
}

/** Past the login page, which has journeys of its own: a page less to load each time. */
async function enter(context: BrowserContext, baseUrl: string, email: string) {
  const answer = await context.request.post('/login', {
    form: { email, password: demoPassword },
    headers: { origin: baseUrl },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`${email} was not let in: ${answer.status()}`);
}
