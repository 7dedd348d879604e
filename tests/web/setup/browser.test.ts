import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeSetupLink } from '../../../db/setup.ts';
import type { Inspection } from '../../../domain/health.ts';
import { setupUrl } from '../../../web/setup/address.ts';
import { check, looks } from '../../support/accessible.ts';
import { closeContexts, sharedBrowser } from '../../support/chromium.ts';
import { type House, openHouse } from '../house.ts';

vi.setConfig({ testTimeout: 60_000 }); // a browser on a busy machine

const expired: Inspection = {
  findings: [{ fault: 'token-expired', code: 190, detail: 'Session has expired' }],
  seen: null,
};
const fine: Inspection = {
  findings: [],
  seen: {
    displayPhone: '+1 555 078 3881',
    verifiedName: 'Marlow Cycles',
    quality: 'YELLOW',
    limit: '2000',
    name: 'APPROVED',
  },
};

let chromium: Browser;
let house: House;
let server: Server;
let answer: Inspection;
beforeAll(async () => {
  chromium = await sharedBrowser();
});
afterAll(() => closeContexts(chromium));
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await house.close();
});

async function install() {
  house = await openHouse({ empty: true, inspect: async () => answer });
  server = serve({ fetch: house.app.fetch, port: 0 }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test.each(looks)(
  'from nothing to a connected number, in the browser alone: $theme, $width px',
  async ({ theme, width }) => {
    const baseURL = await install();
    const context = await chromium.newContext({
      ...{ baseURL, colorScheme: theme, reducedMotion: 'reduce', hasTouch: width < 500 },
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByText('Nobody is set up here yet').waitFor();
    await check({ page });

    await page.goto(setupUrl('', (await makeSetupLink(house.sql)) ?? ''));
    await check({ page });
    await page.getByLabel('Organisation').fill('Marlow Cycles');
    await page.getByLabel('Your name').fill('Ama Owusu');
    await page.getByLabel('E-mail').fill('ama@marlow.example');
    await page.getByLabel('Password').fill('a bicycle made of glass');
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    await page.getByRole('heading', { name: 'Getting started' }).waitFor();
    await check({ page });
    await page.goto('/inbox');
    await page.getByText('No number yet').waitFor();
    await check({ page });
    await page.goto('/settings/numbers');
    await check({ page });

    await page.goto('/settings/start');
    await page.getByRole('main').getByRole('link', { name: 'Connect a number' }).last().click();
    await page.getByLabel('Name', { exact: true }).fill('Main');
    await page.getByLabel('Phone number', { exact: true }).fill('+1 555 078 3881');
    await page.getByLabel('Phone number ID').fill('106540352242922');
    await page.getByLabel('WhatsApp Business Account ID').fill('102290129340398');
    await page.getByLabel('Access token').fill('EAAG-a-token');
    await page.getByLabel('App secret').fill('an-app-secret');
    answer = expired;
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The access token has expired').waitFor();
    await check({ page });
    expect(await page.getByLabel('Access token').inputValue(), 'what was typed stays').toBe('EAAG-a-token');

    answer = fine;
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The connection works').waitFor();
    await page.getByRole('button', { name: 'Connect a number' }).click();
    await page.getByRole('heading', { name: 'Connection' }).waitFor();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The connection works').waitFor();
    await page.reload();
    await page.getByText('Medium').waitFor();
    await check({ page });

    answer = expired;
    const inbox = await context.newPage();
    await inbox.goto('/inbox');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await inbox.getByText('Nothing goes out on Main.').waitFor(); // by itself
    await check({ page: inbox });
    await page.goto('/settings/start');
    await page.getByLabel('Done').first().waitFor();
    await check({ page });
    await context.close();
  },
);
