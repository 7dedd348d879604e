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

export async function signIn(
  browser: Browser,
  baseUrl: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<AgentAtWork> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox**');
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
