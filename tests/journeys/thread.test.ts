import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import type { CustomerPhone } from '../support/customer.ts';
import { hostile, paper } from '../support/files.ts';
import { type Product, startProduct } from '../support/product.ts';
import { openFrom } from '../support/reading.ts';

/** All that a customer's phone can send, in the thread that an agent has open: nothing here loads the page again. */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let page: Page;
let customer: CustomerPhone;
let first = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example');
  ({ page } = ben);
  await ben.available();
  customer = await product.phones.customer('Thea Thread');
  first = (await customer.write('The very first of many')).wamid;
  await page.goto('/inbox?view=mine');
  await openFrom(page, 'Thea Thread');
  await page.evaluate('window.neverLoadedAgain = true');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function simulator(path: string, body: string | Buffer, type = 'application/json') {
  const url = `${product.simulatorUrl}/_sim${path}`;
  const given = typeof body === 'string' ? body : new Uint8Array(body);
  const answer = await fetch(url, { method: 'POST', body: given, headers: { 'content-type': type } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as { id: string; wamid: string };
}
const sends = async (message: Record<string, unknown>) =>
  (await simulator(`/customers/${customer.id}/messages?wait=1`, JSON.stringify(message))).wamid;
const sendsFile = async (filename: string, type: string, bytes: Buffer) => {
  const { id } = await simulator(`/media?filename=${filename}`, bytes, type);
  return sends({ type: 'document', document: { id, filename } });
};
const bubble = (kind: string, text: string | RegExp = '') =>
  page.locator(`#thread-log .bubble[data-kind="${kind}"]`, { hasText: text });
const widthOf = (picture: string) =>
  page.waitForFunction((path) => {
    const found = document.querySelector<HTMLImageElement>(path);
    return found?.complete === true && found.naturalWidth;
  }, picture);

test('a photo comes with its words and its own bytes, and opens and closes over the page by keyboard', async () => {
  await sends({ type: 'image', sample: true, image: { caption: 'Our house at sunset' } });
  const photo = bubble('image', 'Our house at sunset').getByRole('link', { name: /^Open photo/ });
  await photo.scrollIntoViewIfNeeded();
  expect(await (await widthOf('#thread-log a.picture img')).jsonValue()).toBeGreaterThan(0);

  await photo.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Photos and videos' }).waitFor();
  expect(await (await widthOf('#lightbox .stage img')).jsonValue()).toBe(480);
  const shown = page.locator('#lightbox .stage img');
  const address = await shown.evaluate((picture) => new URL((picture as HTMLImageElement).src).pathname);
  expect(address).toBe(await photo.getAttribute('href'));
  expect(address).toMatch(/^\/media\/[\w-]+$/);
  await page.keyboard.press('Escape');
  await page.locator('#lightbox').waitFor({ state: 'hidden' });
  expect(await photo.evaluate((link) => link === document.activeElement)).toBe(true);
});

test('a voice note plays', async () => {
  await sends({ type: 'voice', sample: true });
  await bubble('voice')
    .getByRole('button', { name: /^Play Voice/ })
    .click();
  await page.waitForFunction(
    () => (document.querySelector<HTMLAudioElement>('.voice audio')?.currentTime ?? 0) > 0.2,
  );
  await bubble('voice')
    .getByRole('button', { name: /^Pause/ })
    .click();
});

test('a document is saved as it was sent, and one that would run is only ever saved', async () => {
  await sendsFile('Offer.pdf', 'application/pdf', paper());
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    bubble('document', 'Offer.pdf').getByRole('link', { name: 'Offer.pdf' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  expect(saved.suggestedFilename()).toBe('Offer.pdf');
  expect(Buffer.concat(chunks).equals(paper())).toBe(true);

  await sendsFile('plan.svg', 'image/svg+xml', hostile.svg);
  await sendsFile('page.html', 'text/html', hostile.html);
  for (const name of ['plan.svg', 'page.html']) {
    const link = bubble('document', name).getByRole('link', { name });
    const path = ((await link.getAttribute('href')) ?? '').replace('?download', '');
    const other = await ben.context.newPage();
    const saving = other.waitForEvent('download');
    await expect(other.goto(path)).rejects.toThrow('Download is starting');
    expect((await saving).suggestedFilename()).toBe(name);
    expect(await other.evaluate('window.ran')).toBeUndefined();
    await other.close();
    const { 'content-disposition': how, 'content-security-policy': rules } = (
      await ben.context.request.get(path)
    ).headers();
    expect([how?.startsWith('attachment; '), rules?.startsWith('sandbox;')]).toEqual([true, true]);
  }
  expect(await page.evaluate('window.ran')).toBeUndefined();
});

test('a place, a card that becomes a contact, and what WhatsApp does not pass on', async () => {
  const location = { latitude: 5.6, longitude: -0.19, name: 'Osu Castle', address: 'Castle Road' };
  await sends({ type: 'location', location });
  await bubble('location', 'Osu Castle').getByRole('link', { name: 'map' }).waitFor();

  const card = { name: { formatted_name: 'Carla Card' }, phones: [{ phone: '+233 24 555 0199' }] };
  await sends({ type: 'contacts', contacts: [card] });
  await bubble('contacts', '+233 24 555 0199').getByRole('button', { name: 'Add to contacts' }).click();
  await page.locator('#toasts', { hasText: 'Carla Card is in your contacts now' }).waitFor();

  const errors = [{ code: 131051, title: 'Message type unknown' }];
  await sends({ type: 'unsupported', errors, unsupported: { type: 'poll' } });
  await bubble('unsupported', 'Ask the customer to send it another way').waitFor();
});

test('a reaction, an edit and a deletion change what is there, and a quote leads to what it quotes', async () => {
  await sends({ type: 'reaction', reaction: { message_id: first, emoji: '🎉' } });
  await bubble('text', 'The very first').locator('.react', { hasText: '🎉' }).waitFor();

  const edited = await sends({ text: 'Ten pieces' });
  await bubble('text', 'Ten pieces').waitFor();
  const message = { type: 'text', text: { body: 'Twelve pieces' } };
  await sends({ type: 'edit', edit: { original_message_id: edited, message } });
  await bubble('text', /Twelve pieces.*edited/s).waitFor();

  const deleted = await sends({ text: 'Never mind this' });
  await sends({ type: 'revoke', revoke: { original_message_id: deleted } });
  await bubble('text', /Deleted by the customer.*Never mind this/s).waitFor();

  await sends({ text: 'I mean this one', replyTo: first });
  const quote = bubble('text', 'I mean this one').locator('a.quote', { hasText: 'The very first' });
  await quote.waitFor();
  const isSeen = () =>
    bubble('text', 'The very first')
      .first()
      .evaluate((found) => {
        const [log, box] = [found.closest('#thread-log'), found.getBoundingClientRect()];
        return log !== null && box.bottom > log.getBoundingClientRect().top;
      });
  expect(await isSeen()).toBe(false);
  await quote.click();
  await page.locator('.bubble[data-jumped]:focus', { hasText: 'The very first' }).waitFor();
  await page.waitForFunction(() => {
    const [found, log] = [document.querySelector('[data-jumped]'), document.querySelector('#thread-log')];
    const [top, edge] = [found?.getBoundingClientRect().top, log?.getBoundingClientRect().top];
    return top !== undefined && edge !== undefined && top >= edge;
  });
});

test('a file that arrived broken says so, and is there once it is fetched again', async () => {
  await product.phones.fault({ fault: 'wrong-hash' });
  await sends({ type: 'image', sample: true, image: { caption: 'The one that broke' } });
  const broken = bubble('image', 'The one that broke');
  await broken.getByText('was damaged on the way').waitFor();
  await product.phones.clearFaults();
  await broken.getByRole('button', { name: 'Fetch again' }).click();
  await broken.getByRole('link', { name: /^Open photo/ }).waitFor();
  expect(await page.evaluate('window.neverLoadedAgain')).toBe(true);
});
