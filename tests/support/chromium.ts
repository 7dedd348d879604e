import { type Browser, chromium } from 'playwright-core';
import { environment } from '../../config.ts';
import { findChromium } from '../../dev/parts/chromium.mjs';

/** The browser for journeys and benches. */
export function chromiumPath(): string {
  const path = findChromium(environment);
  if (path === null)
    throw new Error('There is no Chromium yet: run the tests with "npm test", which brings one');
  return path;
}

let shared: Promise<Browser> | null = null;

/** The one of this process, for all its test files. Each context is a person's own browser: close those, not it. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser().then((browser) => {
    browser.once('disconnected', () => (shared = null));
    return browser;
  });
  return shared;
}

export async function closeContexts(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/**
 * What Chromium does without. The first two cost each context some 0.2 s of a processor: pages for the suggestions of an
 * address bar that nobody sees. The rest is Playwright's own list (`chromiumSwitches.ts`), said again because Chromium
 * hears only the last one. It needs its process in reserve (SpareRendererForSitePerProcess): without, service workers
 * sometimes never started.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Starts it without a window. */
export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []), // Chromium's sandbox refuses root
      '--disable-gpu',
      `--disable-features=${disabledFeatures.join()}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking', // no calls to its maker, which a closed network would refuse one by one
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream', // a microphone that beeps, for whoever is allowed to listen
    ],
  });
}
