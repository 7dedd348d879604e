import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../dev/demo.ts';
import { available } from '../support/cast.ts';
import { launchBrowser } from '../support/chromium.ts';
import type { CustomerPhone } from '../support/customer.ts';
import { expectFocus, focusOf, press } from '../support/keyboard.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';
import { all, controls, landmarks, lines, spokenTree, withRole } from '../support/tree.ts';

/** Ben’s day without a mouse: nothing here presses, fills or focuses anything but by a key. */
let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let kay: CustomerPhone;
let mia: CustomerPhone;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  await product.sql`update presence set available = false`;
  await product.sql`insert into tags (name, hue) values ('keyboard', 3)`;
  await product.sql`
    insert into canned_replies (name, body)
    values ('opening', 'Hello {{contact.first_name}}, we open at nine.'), ('thanks', 'Thank you!')`;
  const { baseUrl: baseURL } = product;
  context = await browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  kay = await product.phones.customer('Kay Keys');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const idOf = async (name: string) => {
  const [row] = await product.sql<{ id: string }[]>`
    select conversations.id from conversations join contacts on contacts.id = contact_id where contacts.name = ${name}`;
  if (row === undefined) throw new Error(`${name} has no conversation`);
  return row.id;
};
const row = (name: string) => page.locator('#rows .convo', { hasText: name });
const bubble = (text: string) => page.locator('#thread-log .bubble', { hasText: text });
const toast = (text: string) => page.locator('.toast', { hasText: text });
/** Its thread, with the focus on its heading. */
async function opened(name: string) {
  await page.locator('#thread-title', { hasText: name }).waitFor();
  await expectFocus(page, 'thread-title');
}

test('he signs in, becomes Available, and a customer’s message comes to him', async () => {
  await page.goto('/login');
  await expectFocus(page, 'email');
  await page.keyboard.type('ben@demo.example');
  await press(page, 'Tab');
  await expectFocus(page, 'password');
  await page.keyboard.type(demoPassword);
  await press(page, 'Enter');
  await page.waitForURL('**/inbox*');

  await press(page, 'Tab');
  await expectFocus(page, 'Skip to content');
  await press(page, 'Enter');
  await expectFocus(page, 'main');
  await press(page, 'a');
  await page.locator('#presence[aria-checked="true"]').waitFor();
  await expectFocus(page, 'main');
  await kay.write('Do you sell keyboards?');
  await row('Kay Keys').waitFor();
});

test('he goes through the list by J, K and the arrows, opens one, and Escape leads back', async () => {
  await press(page, 'Control+k');
  await expectFocus(page, 'palette-q');
  await page.keyboard.type('mine');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=mine');
  const lee = await product.phones.customer('Lee Keys');
  await lee.write('Me too');
  await row('Lee Keys').waitFor();
  const [kayId, leeId] = [await idOf('Kay Keys'), await idOf('Lee Keys')];
  await press(page, 'j');
  await opened('Lee Keys');
  await press(page, 'j');
  await opened('Kay Keys');
  await press(page, 'k');
  await opened('Lee Keys');

  await press(page, 'Escape');
  await expectFocus(page, `convo-${leeId}`);
  await press(page, 'ArrowDown');
  await expectFocus(page, `convo-${kayId}`);
  await press(page, 'ArrowUp');
  await expectFocus(page, `convo-${leeId}`);
  await press(page, 'ArrowDown', 'Enter');
  await opened('Kay Keys');
});

test('he answers, writes a note that calls Sade, and a canned reply: each from its key', async () => {
  const id = await idOf('Kay Keys');
  await press(page, 'm');
  await expectFocus(page, `draft-${id}`);
  await page.keyboard.type('Yes, in three sizes.');
  await press(page, 'Enter');
  await bubble('Yes, in three sizes.').waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');
  await expectFocus(page, 'thread-title');

  await press(page, 'n');
  await expectFocus(page, `note-${id}`);
  await page.keyboard.type('Which sizes are in? @');
  const option = (name: string) => page.locator('#suggest [role="option"][data-active]', { hasText: name });
  await page.locator('#suggest [role="option"]:visible').first().waitFor();
  await page.keyboard.type('sad');
  await option('Sade').waitFor();
  await press(page, 'Enter');
  await expectFocus(page, `note-${id}`);
  await press(page, 'Enter');
  await page.locator('.note mark', { hasText: '@Sade' }).waitFor();
  await expectFocus(page, `note-${id}`);
  await press(page, 'Escape');
  await expectFocus(page, 'thread-title');

  await press(page, 'm', '/');
  await option('opening').waitFor();
  await press(page, 'ArrowDown');
  await option('thanks').waitFor();
  await press(page, 'ArrowUp', 'Enter');
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Enter');
  await bubble('Hello Kay, we open at nine.').waitFor();
  await eventually(
    () => kay.chat(),
    (shown) => shown.some(({ text }) => text === 'Hello Kay, we open at nine.'),
  );
  // The bubble may come by the stream before the press has its answer, which draws the thread's head anew.
  await page.waitForFunction(() => document.querySelector('.htmx-request') === null);
  await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {}); // a stream is never idle
  await press(page, 'Escape');
  await expectFocus(page, 'thread-title');
});

test('he gives it to Sade from the menu, takes that back, closes it and takes that back', async () => {
  const id = await idOf('Kay Keys');
  const [sade] = await product.sql<{ id: string }[]>`select id from users where email = 'sade@demo.example'`;
  await available(product.sql, sade?.id ?? '');
  await press(page, 'r');
  await expectFocus(page, /^available Sade Balogun/);
  await press(page, 'ArrowUp');
  await expectFocus(page, 'Back to Unassigned');
  await press(page, 'Escape');
  await expectFocus(page, 'thread-title');
  await press(page, 'r');
  await expectFocus(page, /^available Sade Balogun/);
  await press(page, 'Enter');
  await toast('Transferred to Sade').waitFor();
  await row('Kay Keys').waitFor({ state: 'detached' });
  await expectFocus(page, /^convo-/);
  await press(page, 'z');
  await row('Kay Keys').waitFor();
  await toast('Transferred to Ben').waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');
  await product.sql`update presence set available = false where user_id = ${sade?.id ?? ''}`;

  await press(page, 'e');
  await toast('Conversation closed').waitFor();
  await row('Kay Keys').waitFor({ state: 'detached' });
  await expectFocus(page, /^convo-/);
  await press(page, 'z');
  await row('Kay Keys').waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape', 'e');
  await page.locator('[data-key="e"]', { hasText: 'Reopen' }).waitFor();
  await press(page, 'e');
  await page.locator('[data-key="e"]', { hasText: 'Close' }).waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');
});

test('he claims what waits, and puts it back among his unread ones', async () => {
  await press(page, 'a');
  await page.locator('#presence[aria-checked="false"]').waitFor();
  mia = await product.phones.customer('Mia Keys');
  await mia.write('Is anybody there?');
  await press(page, 'Control+k');
  await expectFocus(page, 'palette-q');
  await page.keyboard.type('unassigned');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=unassigned');
  await row('Mia Keys').waitFor();
  await press(page, 'j');
  await opened('Mia Keys');
  await press(page, 'c');
  await toast('It’s yours now').waitFor();
  const id = await idOf('Mia Keys');
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');
  await press(page, 'Control+k');
  await page.keyboard.type('mine');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=mine');
  await press(page, 'j');
  await opened('Mia Keys');
  await press(page, 'u');
  await expectFocus(page, `convo-${id}`);
  await row('Mia Keys').locator('.badge').waitFor();
  await press(page, 'Enter');
  await opened('Mia Keys');
});

test('tag, template, search, filter, the sheet of keys: each is left where it was entered', async () => {
  const id = await idOf('Mia Keys');
  await tabTo('tag-put');
  await press(page, 'Enter');
  await expectFocus(page, /^tag-on-/);
  const [tag] = await product.sql<{ id: string }[]>`select id from tags where name = 'keyboard'`;
  while ((await focusOf(page)).at !== `tag-on-${tag?.id}`) await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await page.locator('#contact-tags', { hasText: 'keyboard' }).waitFor();
  await expectFocus(page, 'tag-put');
  await press(page, 'Escape');
  await expectFocus(page, `convo-${id}`);

  await press(page, 't');
  await page.getByRole('dialog', { name: 'Send a template' }).waitFor();
  await expectFocus(page, /^tpl-/);
  await press(page, 'Escape');
  await expectFocus(page, `convo-${id}`);
  await press(page, '?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await expectFocus(page, 'Close');
  await press(page, 'Escape');
  await expectFocus(page, `convo-${id}`);

  await press(page, '/');
  await expectFocus(page, 'q');
  await page.keyboard.type('lee keys');
  await page.locator('#found [data-active]', { hasText: 'Lee Keys' }).waitFor();
  await press(page, 'Escape');
  await expectFocus(page, 'q');
  await press(page, 'Escape');
  await expectFocus(page, `convo-${id}`);
  await press(page, '/');
  await page.keyboard.type('lee keys');
  await page.locator('#found [data-active]', { hasText: 'Lee Keys' }).waitFor();
  await press(page, 'Enter');
  await opened('Lee Keys');

  await tabTo('Within 24 hours');
  await press(page, 'Enter');
  await page.waitForURL(({ searchParams: by }) => by.get('view') === 'mine' && by.get('window') === 'open');
  await press(page, 'j');
  await opened('Mia Keys');
});

test('Tab goes round the whole inbox: all it stops at can be seen, and it is nowhere held', async () => {
  const stops: string[] = [];
  const faults: string[] = [];
  do {
    await press(page, 'Tab');
    const { at, faults: found } = await focusOf(page);
    stops.push(at);
    // Past the last one it is with the browser's own controls for one step.
    if (at !== 'body' && found.length > 0) faults.push(`${at}: ${found.join(', ')}`);
  } while (stops.length < 300 && (stops.length < 20 || stops.at(-1) !== stops[0]));
  expect(faults).toEqual([]);
  const id = await idOf('Mia Keys');
  const parts = ['Skip to content', 'rail-me', 'presence', 'Mine', 'sort-button', 'q', `convo-${id}`];
  const rest = ['transfer-button', 'thread-log', `draft-${id}`, 'Send', 'owner-button', 'tag-put'];
  expect([...parts, ...rest].filter((part) => !stops.some((stop) => stop.startsWith(part)))).toEqual([]);
});

test('what a screen reader is given of it', async () => {
  await press(page, 'j');
  await opened('Kay Keys');
  await press(page, 'k');
  await opened('Mia Keys');
  const tree = await spokenTree(page);
  expect(lines(landmarks(tree))).toEqual([
    'navigation: Main',
    'main: ',
    'complementary: Inbox filters',
    'navigation: Views',
    'navigation: Status',
    'navigation: Saved',
    'navigation: Tags',
    'navigation: Reply possible',
    'region: Conversations',
    'search: ',
    'navigation: Filters in use',
    'region: Conversation with Mia Keys',
    'region: Today',
    'form: Write a message',
    'complementary: Contact details',
    'region: Messages from Switchboard',
  ]);
  expect(controls(tree).filter(({ name }) => name === '')).toEqual([]);
  const [thread = tree] = withRole(tree, 'region').filter(
    ({ name }) => name === 'Conversation with Mia Keys',
  );
  const within = (role: string, name: string) =>
    withRole(thread, role)
      .filter((part) => part.name === name)
      .flatMap(controls);
  const [log, composer] = [within('log', 'Messages'), within('form', 'Write a message')];
  const head = controls(thread).filter((control) => ![...log, ...composer].includes(control));
  for (const bar of [head, composer]) {
    const names = bar.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(3);
    expect([...new Set(names)]).toEqual(names);
  }
  const rows = withRole(tree, 'link').map(({ name }) => name);
  expect(rows.find((name) => name.startsWith('Mia Keys'))).toMatch(
    /^Mia Keys [\d:]+ Is anybody there\? Ben Okafor keyboard 2\d h left$/,
  );
  expect(withRole(tree, 'textbox').map(({ name }) => name)).toEqual(['Reply to Mia Keys']);

  expect(withRole(tree, 'log').map(({ name, properties }) => [name, properties['live']])).toEqual([
    ['Messages', 'polite'],
  ]);
  const [toasts] = withRole(tree, 'region').filter(({ name }) => name === 'Messages from Switchboard');
  expect(toasts?.properties['live'], 'there before it says anything').toBe('polite');
});

test('what is announced: a message in its log, a toast as status, a call as alert; a dialog by its name', async () => {
  await kay.write('Are you still there?'); // not what he looks at
  await page.getByRole('alert').filter({ hasText: 'Are you still there?' }).waitFor();
  await press(page, 'u');
  await toast('Marked unread').waitFor();
  await row('Kay Keys').getByText('Are you still there?').waitFor();
  const announced = await spokenTree(page);
  const toasts = all(announced).find(({ name }) => name === 'Messages from Switchboard') ?? announced;
  // A toast of before may still stand there.
  expect(new Set(withRole(toasts, 'status', 'alert').map(({ role }) => role))).toEqual(
    new Set(['alert', 'status']),
  );
  const kaysRow = withRole(announced, 'link').find(({ name }) => name.startsWith('Kay Keys'));
  expect(kaysRow?.name).toMatch(/^Kay Keys [\d:]+ Are you still there\? 1 unread Ben Okafor 2\d h left$/);

  await press(page, 'Enter');
  await opened('Mia Keys');
  await mia.write('Hello again');
  await bubble('Hello again').waitFor();
  const [log] = withRole(await spokenTree(page), 'log');
  expect(all(log ?? announced).some(({ name }) => name === 'Hello again')).toBe(true);
  for (const [keys, name] of [
    ['t', 'Send a template'],
    ['?', 'Keyboard shortcuts'],
    ['Control+k', 'Go to or do something'],
    ['r', 'Transfer conversation'],
  ] as const) {
    await press(page, keys);
    await page.getByRole('dialog', { name }).waitFor();
    const dialogs = withRole(await spokenTree(page), 'dialog');
    expect(dialogs.map((dialog) => dialog.name)).toEqual([name]);
    expect(controls(dialogs[0] ?? announced).filter((control) => control.name === '')).toEqual([]);
    await press(page, 'Escape');
    await expectFocus(page, 'thread-title');
  }
});

/** On by Tab until the focus is there. */
async function tabTo(at: string) {
  for (let n = 0; n < 200; n++) {
    await press(page, 'Tab');
    if ((await focusOf(page)).at === at) return;
  }
  throw new Error(`Tab never reaches ${at}`);
}
