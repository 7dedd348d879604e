import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { closeContexts, sharedBrowser } from '../support/chromium.ts';
import { type House, openHouse, password } from './house.ts';

/** Who looks, and on what; Ben on a wide light screen, unless said otherwise. Nothing moves by itself. */
export interface Look {
  who?: string;
  width?: number;
  height?: number;
  dark?: boolean;
  script?: boolean;
  permissions?: string[];
  /** With the service worker. Usually not: what goes by it escapes `page.route`. */
  worker?: boolean;
}

export interface Browsing {
  house: House;
  /** A page of somebody who is signed in, in a browser of their own. */
  at(path: string, look?: Look): Promise<Page>;
}

/** A house served to a real browser. Call it at the top of the file; what a test has opened is closed after it. */
export function browse(open: () => Promise<House> = openHouse): Browsing {
  vi.setConfig({ testTimeout: 60_000, expect: { poll: { timeout: 20_000 } } }); // a browser on a busy machine
  let chromium: Browser;
  let server: Server;
  let base = '';
  const answering = new Set<Promise<Response>>();
  async function answer(...asked: Parameters<House['app']['fetch']>) {
    const answered = Promise.resolve(browsing.house.app.fetch(...asked));
    answering.add(answered);
    return answered.finally(() => answering.delete(answered));
  }
  const browsing = {
    async at(
      path,
      { who = 'ben', width = 1440, height = 900, dark = false, script = true, permissions = [], worker } = {},
    ) {
      await browsing.house.sql`delete from rate_limits`;
      const context = await chromium.newContext({
        baseURL: base,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        javaScriptEnabled: script,
        permissions,
        serviceWorkers: worker ? 'allow' : 'block',
      });
      // Past the login page, which has tests of its own: a page less to load each time.
      const form = { email: `${who}@demo.example`, password };
      const answer = await context.request.post('/login', {
        form,
        headers: { origin: base },
        maxRedirects: 0,
      });
      if (answer.status() !== 303) throw new Error(`${who} was not let in: ${answer.status()}`);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  } as Browsing;
  beforeAll(async () => {
    [browsing.house, chromium] = await Promise.all([open(), sharedBrowser()]);
    server = serve({ fetch: answer, port: 0 }) as Server;
    await new Promise((resolve) => server.once('listening', resolve));
    base = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await closeContexts(chromium);
    await Promise.allSettled(answering); // what a page saved last is not for the next test
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await browsing.house.close();
  });
  return browsing;
}
