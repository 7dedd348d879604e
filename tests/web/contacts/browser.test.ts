import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { check, looks } from '../../support/accessible.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { type House, password } from '../house.ts';
import { conversation, openRoom } from '../inbox/room.ts';

vi.setConfig({ testTimeout: 60_000 });

let house: House;
let chromium: Browser;
let server: Server;
beforeAll(async () => {
  house = await openRoom();
  server = serve({ fetch: house.app.fetch, port: 0 }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  chromium = await launchBrowser();
});
afterAll(async () => {
  await chromium.close();
  server.closeAllConnections();
  server.close();
  await house.close();
});

test.each(looks)('from the panel to the page, a change of owner and back: $theme, $width', async (look) => {
  const open = await conversation(house, { agentId: house.cast.ben });
  const context = await chromium.newContext({
    baseURL: `http://localhost:${(server.address() as AddressInfo).port}`,
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/login');
  await page.fill('#email', 'ben@demo.example');
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rail');

  await page.goto(`/inbox/${open.id}#contact`);
  await page.getByRole('link', { name: 'Open contact page' }).click();
  await page.waitForURL(`**/contacts/${open.contactId}`);
  await check({ page });
  await page.getByRole('link', { name: 'Change owner' }).click();
  await page.locator('.owner-list label', { hasText: 'Sade' }).click();
  await check({ page });
  await page.getByRole('button', { name: 'Change owner' }).click();
  await page.waitForURL(`**/contacts/${open.contactId}`);
  await page.getByText('Ben made Sade the owner.').waitFor();
  await check({ page });
  expect(await page.locator('.page .dl').innerText()).toContain('Sade');
  await context.close();
});
