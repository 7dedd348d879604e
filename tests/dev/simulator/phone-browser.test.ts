import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { phonePages } from '../../../dev/simulator/phone.tsx';
import { asset, staticFile } from '../../../web/assets.ts';
import { headers } from '../../../web/headers.ts';
import type { Env } from '../../../web/world.ts';
import { closeContexts, sharedBrowser } from '../../support/chromium.ts';
import { type Rehearsal, rehearse } from './product.ts';

let sim: Rehearsal;
let server: Server;
let browser: Browser;
let address: string;
beforeAll(async () => {
  sim = await rehearse();
  // Served as the product serves it, strict policy included.
  const app = new Hono<Env>().get('/static/:file', staticFile);
  app.use(headers('http://localhost:3000'));
  app.route('/dev/phone', phonePages({ simulatorUrl: sim.url, asset }));
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await new Promise((listening) => server.once('listening', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dev/phone`;
  browser = await sharedBrowser();
  await sim.control('POST', '/customers/kofi/messages?wait', { type: 'image', sample: true });
  await sim.control('POST', '/customers/kofi/messages?wait', { type: 'voice', sample: true });
  await sim.send();
  await sim.idle();
});
afterAll(async () => {
  await closeContexts(browser);
  server?.closeAllConnections();
  server?.close();
  await sim?.stop();
});

describe('anybody can use it, and nothing scrolls sideways', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 380])
      test(`${colorScheme}, ${width} px wide`, async () => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
        const page = await context.newPage();
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await context.close();
      });
});

test('two customers talk at once, each sees their own replies arrive', async () => {
  const context = await browser.newContext();
  const complaints: string[] = [];
  const open = async (as: string) => {
    const page = await context.newPage();
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(`${address}?as=${as}`);
    return page;
  };
  const [kofi, lina] = [await open('kofi'), await open('lina')];

  await kofi.getByRole('textbox').fill('From Kofi');
  await kofi.keyboard.press('Enter');
  await kofi.locator('.bubble[data-dir="out"]', { hasText: 'From Kofi' }).getByLabel('Delivered').waitFor();
  assert.equal(await kofi.getByRole('textbox').inputValue(), '');

  await sim.send({ to: '447700900321', text: { body: 'To Lina' } });
  await lina.locator('.bubble[data-dir="in"]', { hasText: 'To Lina' }).waitFor();
  assert.equal(await kofi.locator('.bubble', { hasText: 'To Lina' }).count(), 0);

  await lina.getByRole('switch', { name: 'Phone is off' }).click();
  await lina.getByText('Your phone is off').waitFor();
  const taken = lina.waitForResponse((response) => response.url().endsWith('/customers/lina'));
  await lina.getByRole('combobox', { name: 'Fail the next message' }).selectOption('Token expired');
  await taken;
  assert.equal((await sim.send({ to: '447700900321' })).status, 401);
  await lina.waitForFunction(() => document.querySelector<HTMLSelectElement>('#failNext')?.value === '');
  assert.deepEqual(complaints, []);
  await context.close();
});
