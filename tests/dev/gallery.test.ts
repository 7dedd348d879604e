import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { galleryPages } from '../../dev/gallery/page.tsx';
import { groups } from '../../dev/gallery/said.ts';
import { staticFile } from '../../web/assets.ts';
import { headers } from '../../web/headers.ts';
import type { Env } from '../../web/world.ts';
import { check, looks } from '../support/accessible.ts';
import { closeContexts, sharedBrowser } from '../support/chromium.ts';

/** `/dev/gallery` in a real browser, under the product's own headers: what a thread shows, and how it is used. */
vi.setConfig({ testTimeout: 60_000, expect: { poll: { timeout: 20_000 } } }); // a browser on a busy machine

let server: ReturnType<typeof serve>;
let browser: Browser;
let baseUrl: string;
beforeAll(async () => {
  const app = new Hono<Env>();
  app.use(headers('http://localhost'));
  app.get('/static/:file', staticFile);
  app.route('/dev/gallery', galleryPages);
  [server, browser] = await Promise.all([
    new Promise<typeof server>((ready) => {
      const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready(listening));
    }),
    sharedBrowser(),
  ]);
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => closeContexts(browser));
afterAll(() => {
  server?.close();
});

/** The page, and what its console complained of. */
async function open({ theme, width }: (typeof looks)[number] = looks[0]) {
  const context = await browser.newContext({
    ...{ baseURL: baseUrl, colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('dialog', (dialog) => void complaints.push(`something hostile ran: ${dialog.message()}`));
  await page.goto('/dev/gallery');
  return { page, complaints };
}

test.each(looks)('all of it is there, accessible and within the page: $theme, $width px', async (look) => {
  const { page, complaints } = await open(look);
  for (const { title, said } of groups) {
    const shown = page.getByRole('region', { name: title }).locator('.bubble, .event');
    expect(await shown.count(), title).toBe(said.length);
  }
  await check({ page });
  const wide = await page
    .locator('.bubble')
    .evaluateAll((bubbles) =>
      bubbles.filter((bubble) => bubble.scrollWidth > bubble.clientWidth + 1).map((bubble) => bubble.id),
    );
  expect(wide, 'nothing sticks out of its bubble').toEqual([]);
  expect(complaints).toEqual([]);
});

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.closest('.bubble')?.id);

test('pictures open over the page, turn by arrows, and give the focus back', async () => {
  const { page } = await open();
  const pictures = page.locator('a[data-show]');
  const count = await pictures.count();
  await pictures.first().focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('dialog', { name: 'Photos and videos of this conversation' });
  await box.getByText(`1 of ${count}`).waitFor();
  await check({ page });
  expect(await box.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await box.getByText(`3 of ${count}`).waitFor();
  await page.keyboard.press('ArrowLeft');
  await box.getByText(`2 of ${count}`).waitFor();
  const second = await pictures.nth(1).evaluate((link) => link.closest('.bubble')?.id);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  expect(await focused(page), 'the picture that was shown last').toBe(second);

  const film = page.getByRole('link', { name: /^Play video/ }).first();
  await film.click();
  await box
    .locator('video')
    .evaluate(
      (video: HTMLVideoElement) =>
        video.readyState >= 1 || new Promise((ready) => video.addEventListener('loadedmetadata', ready)),
    );
  await box.getByRole('button', { name: 'Close' }).click();
  expect(await box.locator('video').count(), 'a film that is closed plays on for nobody').toBe(0);
});

test('a voice note has its wave once it is seen, plays alone, at the speed one likes, and can be sought in', async () => {
  const { page, complaints } = await open();
  const voices = page.getByRole('group', { name: 'Voice message, 0:03' });
  const first = voices.first();
  await first.scrollIntoViewIfNeeded();
  await expect.poll(() => first.locator('.wave .all').getAttribute('d')).toMatch(/^M2 \S+v\S+M6 /);

  await first.getByRole('button', { name: 'Play Voice message, 0:03' }).click();
  await first.getByRole('button', { name: 'Pause Voice message, 0:03' }).waitFor();
  await first.getByRole('button', { name: 'Speed: 1×' }).click();
  await first.getByRole('button', { name: 'Speed: 1.5×' }).click();
  await first.getByRole('button', { name: 'Speed: 2×' }).waitFor();
  const audio = first.locator('audio');
  expect(await audio.evaluate((element: HTMLAudioElement) => element.playbackRate)).toBe(2);

  await voices.nth(1).getByRole('button', { name: /^Play/ }).click();
  await first.getByRole('button', { name: /^Play/ }).waitFor();
  await voices
    .nth(1)
    .getByRole('button', { name: /^Pause/ })
    .click();

  await first.getByRole('slider').fill('500');
  await expect
    .poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime))
    .toBeCloseTo(1.5, 0);
  await expect.poll(() => first.locator('.wave .done').getAttribute('d')).toMatch(/^M2 \S+v/);
  expect(complaints).toEqual([]);
});

test('a quote leads to what it quotes', async () => {
  const { page } = await open();
  const link = page.locator('a.quote').first();
  const target = await link.getAttribute('data-jump');
  await link.click();
  expect(await focused(page)).toBe(target);
  expect(await page.locator(`#${target}`).getAttribute('data-jumped')).toBe('');
  expect(new URL(page.url()).pathname, 'nothing was loaded').toBe('/dev/gallery');
});

test('ticks tell their times to who points at them or comes by keyboard', async () => {
  const { page } = await open();
  const ticks = page.locator('.ticks').first();
  const times = ticks.locator('.tick-times');
  expect(await times.isVisible()).toBe(false);
  await ticks.focus();
  await times.waitFor();
  expect(
    await times
      .locator('span')
      .allInnerTexts()
      .then((lines) => lines.join(' ')),
  ).toMatch(/^Sent 26 Nov, [\d:]+\s+Delivered 26 Nov, [\d:]+\s+Read 26 Nov, [\d:]+$/);
});

test('without script files are links, and recordings have the browser’s own player', async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/dev/gallery');
  const voice = page.getByRole('group', { name: 'Voice message, 0:03' }).first();
  expect(await voice.locator('audio').isVisible()).toBe(true);
  expect(await voice.locator('.play').isVisible()).toBe(false);
  const file = await page.locator('a[data-show="image"]').first().getAttribute('href');
  expect((await page.request.get(file ?? '')).headers()['content-type']).toBe('image/png');
});
