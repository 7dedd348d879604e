/**
 * `npm run screens`: a picture of each screen of the demo, in both themes and three widths, and of many in Arabic and in
 * German, in `screens/`. For eyes: nothing is asserted but that each page answers and shows what is pressed; what
 * does not fit is named. `npm run screens -- inbox 380-ar`: those that have one of these in their name.
 */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { spillsOf } from '../support/spills.ts';
import { type Product, startProduct } from '../support/product.ts';
import { prepare } from './demo.ts';
import type { Screen } from './screen.ts';
import { screensOf, show } from './show.ts';

/** Parts of names. */
const asked = process.argv.slice(2);

interface Look {
  theme: 'light' | 'dark';
  width: number;
  language: 'en' | 'ar' | 'de';
}
const looks: Look[] = [
  ...(['light', 'dark'] as const).flatMap((theme) =>
    [1440, 1024, 380].map((width): Look => ({ theme, width, language: 'en' })),
  ),
  ...(['ar', 'de'] as const).flatMap((language) =>
    [1440, 380].map((width): Look => ({ theme: 'light', width, language })),
  ),
];
const folder = fileURLToPath(new URL('../../screens/', import.meta.url));

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
const sessions = new Map<string, Session>();

async function contextOf(browser: Browser, product: Product, who: string | null, look: Look) {
  const options = {
    baseURL: product.baseUrl,
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    locale: look.language,
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

async function take(context: BrowserContext, screen: Screen, name: string, width: number): Promise<boolean> {
  const page = await context.newPage();
  try {
    await show(page, screen, width);
    await page.screenshot({ path: `${folder}${name}.png` });
    for (const spill of await spillsOf(page)) console.log(`${name}: ${spill}`);
    await screen.after?.(page);
    return true;
  } catch (error) {
    console.error(`${name}: ${String(error).split('\n')[0]}`);
    return false;
  } finally {
    await page.close();
  }
}

/** The pictures of one person's pages in one look; false: something went wrong. */
async function takeAll(browser: Browser, product: Product, all: Screen[], look: Look): Promise<boolean> {
  const { theme, width, language } = look;
  const nameOf = (screen: Screen) => `${screen.name}-${width}-${language === 'en' ? theme : language}`;
  const wanted = all.filter(
    (screen) => asked.length === 0 || asked.some((one) => nameOf(screen).includes(one)),
  );
  let fine = true;
  for (const who of new Set(wanted.map((screen) => screen.who))) {
    const context = await contextOf(browser, product, who, look);
    context.setDefaultTimeout(10_000);
    for (const screen of wanted.filter((each) => each.who === who)) {
      const other = screen.beside && (await contextOf(browser, product, screen.beside, look));
      if (other) await (await other.newPage()).goto(screen.path);
      fine = (await take(context, screen, nameOf(screen), width)) && fine;
      if (other) await other.close();
    }
    await context.close();
  }
  return fine;
}

const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
try {
  const demo = await prepare(product, browser);
  const screens = screensOf(demo);
  if (asked.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const look of looks) {
    await product.sql`update users set language = ${look.language}`;
    const these = look.language === 'en' ? screens : screens.filter(({ translated }) => translated);
    if (!(await takeAll(browser, product, these, look))) process.exitCode = 1;
  }
  console.log(folder);
} finally {
  await browser.close();
  await product.stop();
}
