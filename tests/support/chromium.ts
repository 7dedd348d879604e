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

/** Starts it without a window. */
export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []), // Chromium's sandbox refuses root
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking', // no calls to its maker, which a closed network would refuse one by one
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream', // a microphone that beeps, for whoever is allowed to listen
    ],
  });
}
