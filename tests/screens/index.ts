/**
 * `npm run screens`: a picture of each screen of the demo, in both themes and three widths, in `screens/`. For eyes:
 * nothing is asserted but that each page answers. `npm run screens -- inbox` takes those whose name begins so.
 */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type Screen, screensOf } from './screens.ts';

const themes = ['light', 'dark'] as const;
const widths = [1440, 1024, 380];
const folder = fileURLToPath(new URL('../../screens/', import.meta.url));

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
const sessions = new Map<string, Session>();

async function contextOf(browser: Browser, product: Product, who: string | null, look: Look) {
  const options = {
    baseURL: product.baseUrl,
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: 'reduce' as const,
    hasTouch: look.width < 500,
  };
  if (who === null) return browser.newContext(options);
  const session = sessions.get(who);
  if (session !== undefined) return browser.newContext({ ...options, storageState: session });
  const { context, page } = await signIn(browser, product.baseUrl, `${who}@demo.example`, options);
  await page.close();
  sessions.set(who, await context.storageState());
  return context;
}

interface Look {
  theme: (typeof themes)[number];
  width: number;
}

async function take(context: BrowserContext, screen: Screen, { theme, width }: Look): Promise<void> {
  const page = await context.newPage();
  const name = `${screen.name}-${width}-${theme}`;
  try {
    const answer = await page.goto(screen.path, { waitUntil: 'load' });
    if (answer === null || answer.status() !== (screen.status ?? 200))
      throw new Error(`answered ${answer?.status()}`);
    await screen.open?.(page, width);
    await page.screenshot({ path: `${folder}${name}.png` });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) console.log(`${name}: scrolls sideways by ${wider} px`);
  } catch (error) {
    console.error(`${name}: ${String(error).split('\n')[0]}`);
    process.exitCode = 1;
  } finally {
    await page.close();
  }
}

const asked = process.argv.slice(2);
const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
try {
  const all = await screensOf(product);
  const screens = all.filter(({ name }) => asked.length === 0 || asked.some((one) => name.startsWith(one)));
  if (asked.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const theme of themes)
    for (const width of widths)
      for (const who of new Set(screens.map((screen) => screen.who))) {
        const context = await contextOf(browser, product, who, { theme, width });
        context.setDefaultTimeout(10_000);
        for (const screen of screens) if (screen.who === who) await take(context, screen, { theme, width });
        await context.close();
      }
  console.log(`${screens.length} screens, each ${themes.length * widths.length} times: ${folder}`);
} finally {
  await browser.close();
  await product.stop();
}
