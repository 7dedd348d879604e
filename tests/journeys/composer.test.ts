import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type CustomerPhone, mainNumber } from '../support/customer.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';
import { openFrom } from '../support/reading.ts';

/** All that can be said from the composer, and what the customer's phone makes of it. */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let page: Page;
let customer: CustomerPhone;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ben = await signIn(browser, product.baseUrl, 'ben@demo.example', { permissions: ['microphone'] });
  ({ page } = ben);
  await ben.available();
  customer = await product.phones.customer('Cleo Composer');
  await customer.write('Can you show me the blue one?');
  await page.goto('/inbox?view=mine');
  await openFrom(page, 'Cleo Composer');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface OnPhone {
  wamid: string;
  by: string;
  kind: string;
  replyTo: string | null;
  reactions: { business?: string; customer?: string };
  content: Record<string, { id?: string; caption?: string; filename?: string; body?: string }>;
}
const simulator = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${product.simulatorUrl}/_sim${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
};
const phone = async () => {
  const shown = (await (await simulator('GET', `/customers/${customer.id}/chats/${mainNumber}`)).json()) as {
    messages: OnPhone[];
  };
  return shown.messages;
};
const received = (isSo: (messages: OnPhone[]) => boolean) => eventually(phone, isSo, 60);
const field = () => page.locator('form.composer textarea');
const bubble = (text: string) => page.locator('.bubble', { hasText: text });

test('files by button, drop and paste reach the phone in their order, with the words and an emoji', async () => {
  await page.locator('#composer-choose').setInputFiles([
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('one') },
    { name: 'two.txt', mimeType: 'text/plain', buffer: Buffer.from('two') },
  ]);
  await page.evaluate(() => {
    const carrying = (name: string) => {
      const data = new DataTransfer();
      data.items.add(new File([name], name, { type: 'text/plain' }));
      return data;
    };
    const more = { bubbles: true, cancelable: true };
    document
      .querySelector('#thread-log')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: carrying('three.txt'), ...more }));
    document
      .querySelector('form.composer textarea')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carrying('four.txt'), ...more }));
  });
  await page.locator('.attached[data-state="done"]').nth(3).waitFor();
  await field().fill('All four of them ');
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('bicycle');
  await page.locator('.emoji', { hasText: '🚲' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const chat = await received((all) => all.filter(({ kind }) => kind === 'document').length === 4);
  const documents = chat.filter(({ kind }) => kind === 'document').map(({ content }) => content['document']);
  expect(documents.map((each) => each?.filename)).toEqual(['one.txt', 'two.txt', 'three.txt', 'four.txt']);
  expect(documents.at(-1)?.caption).toBe('All four of them 🚲');
  const bytes = await (await simulator('GET', `/media/${documents[2]?.id}`)).text();
  expect(bytes).toBe('three.txt');
});

test('an answer to one message, and reactions both ways', async () => {
  await bubble('Can you show me').hover();
  await bubble('Can you show me').getByRole('link', { name: 'Reply to this message' }).click();
  await page.locator('#composer-quote .quote').waitFor();
  await field().fill('That is the one');
  await page.keyboard.press('Enter');
  const [asked] = await phone();
  const chat = await received((all) =>
    all.some(({ content }) => content['text']?.body === 'That is the one'),
  );
  expect(chat.at(-1)?.replyTo).toBe(asked?.wamid);

  await bubble('Can you show me').first().hover();
  await bubble('Can you show me').first().getByRole('link', { name: 'React to this message' }).click();
  await page.getByRole('button', { name: 'React with 👍' }).click();
  await received(([first]) => first?.reactions.business === '👍');
  await page.locator('.bubble .react-us:not([data-state])', { hasText: '👍' }).waitFor();

  const reaction = { message_id: chat.at(-1)?.wamid, emoji: '🎉' };
  await simulator('POST', `/customers/${customer.id}/messages?wait=1`, { type: 'reaction', reaction });
  await bubble('That is the one').locator('.react', { hasText: '🎉' }).waitFor();
});

test('a voice note is recorded, and the phone gets one that it can play', async () => {
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  await page.getByRole('timer').getByText('0:01').waitFor();
  await page.getByRole('button', { name: 'Send voice message' }).click();
  await page.locator('.voice-panel').waitFor({ state: 'detached' });
  const chat = await received((all) => all.some(({ kind }) => kind === 'audio'));
  const audio = chat.find(({ kind }) => kind === 'audio')?.content['audio'];
  const sound = Buffer.from(await (await simulator('GET', `/media/${audio?.id}`)).arrayBuffer());
  expect([sound.subarray(0, 4).toString(), sound.includes('OpusHead')]).toEqual(['OggS', true]);
});

test('the window closes in front of the agent and opens with the next message; nothing begun is lost', async () => {
  await field().fill('Half a sent');
  await page
    .locator('#composer-choose')
    .setInputFiles([{ name: 'five.txt', mimeType: 'text/plain', buffer: Buffer.from('five') }]);
  await page.locator('.attached[data-state="done"]').first().waitFor(); // in a second try the first's is there too
  await product.sql`
    update conversations set window_until = now() + interval '7 seconds', changed_at = clock_timestamp()
    where contact_id = (select id from contacts where name = 'Cleo Composer')`;
  await page.locator('.composer-closed').waitFor();
  expect(await page.locator('.draft-kept').inputValue()).toBe('Half a sent');

  await customer.write('Are you there?');
  await page.locator('.attached', { hasText: 'five.txt' }).first().waitFor();
  await field().press('End');
  await page.keyboard.type('ence');
  await page.keyboard.press('Enter');
  await received((all) => all.some(({ content }) => content['document']?.caption === 'Half a sentence'));
});
