import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoPassword } from '../../dev/demo.ts';
import { enteredContext } from '../support/agent.ts';
import { available, away } from '../support/cast.ts';
import { closeContexts, launchBrowser } from '../support/chromium.ts';
import type { CustomerPhone } from '../support/customer.ts';
import { expectFocus, focusOf, press, pressAndAnswer } from '../support/keyboard.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';
import { listening } from '../support/ringing.ts';
import { all, controls, landmarks, lines, spokenTree, withRole } from '../support/tree.ts';

/** Ben’s day without a mouse: nothing here presses, fills or focuses anything but by a key. */
let product: Product;
let browser: Browser;
let session: Awaited<ReturnType<BrowserContext['storageState']>>;
let ben: string;
let sade: string;
let page: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  await product.sql`insert into tags (name, hue) values ('keyboard', 3)`;
  await product.sql`
    insert into canned_replies (name, body)
    values ('opening', 'Hello {{contact.first_name}}, we open at nine.'), ('thanks', 'Thank you!')`;
  const idOf = async (name: string) => {
    const [user] = await product.sql<{ id: string }[]>`
      select id from users where email = ${`${name}@demo.example`}`;
    return user?.id ?? '';
  };
  [ben, sade] = await Promise.all([idOf('ben'), idOf('sade')]);
  session = await (await enteredContext(browser, product.baseUrl, 'ben@demo.example')).storageState();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

beforeEach(async () => {
  await product.sql`update presence set available = false`;
  // WhatsApp dates by the second: what a test before has answered would stand over what is written now.
  await product.sql`update conversations set last_message_at = last_message_at - interval '1 minute'`;
});
afterEach(() => closeContexts(browser));

let surnames = 0;
/** Somebody whose name nobody else has. */
const customer = (name: string) => product.phones.customer(`${name} Keys${100 + ++surnames}`);

/** Customers whom Ben has, the last one on top, and his Mine with `more` in its address. */
async function bens(names: string[], more = '') {
  await available(product.sql, ben);
  const customers: CustomerPhone[] = [];
  for (const name of names) {
    const writing = await customer(name);
    await writing.write('Is anybody there?');
    await eventually(
      () => product.sql`
        select from conversations join contacts on contacts.id = contact_id
        where contacts.name = ${writing.name} and agent_id = ${ben}`,
      (rows) => rows.length === 1,
    );
    customers.push(writing);
  }
  await away(product.sql, ben);
  await enter(`/inbox?view=mine${more}`, { storageState: session });
  return customers as [CustomerPhone, CustomerPhone];
}
async function enter(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    baseURL: product.baseUrl,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  page = await context.newPage();
  await page.goto(path);
}

const idOf = async ({ name }: CustomerPhone) => {
  const [row] = await product.sql<{ id: string }[]>`
    select conversations.id from conversations join contacts on contacts.id = contact_id where contacts.name = ${name}`;
  if (row === undefined) throw new Error(`${name} has no conversation`);
  return row.id;
};
const row = ({ name }: CustomerPhone) => page.locator('#rows .convo', { hasText: name });
const bubble = (text: string) => page.locator('#thread-log .bubble', { hasText: text });
const toast = (text: string) => page.locator('.toast', { hasText: text });
/** Its thread, with the focus on its heading. */
async function opened({ name }: CustomerPhone) {
  await page.locator('#thread-title', { hasText: name }).waitFor();
  await expectFocus(page, 'thread-title');
}

test('he signs in, becomes Available, and a customer’s message comes to him', async () => {
  const kay = await customer('Kay');
  await enter('/login');
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
  await row(kay).waitFor();
});

test('he goes through the list by J, K and the arrows, opens one, and Escape leads back', async () => {
  const [kay] = await bens(['Kay'], '&window=open');
  await press(page, 'Control+k');
  await expectFocus(page, 'palette-q');
  await page.keyboard.type('mine');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=mine');
  const lee = await customer('Lee');
  await available(product.sql, ben);
  await lee.write('Me too');
  await row(lee).waitFor();
  const [kayId, leeId] = [await idOf(kay), await idOf(lee)];
  await press(page, 'j');
  await opened(lee);
  await press(page, 'j');
  await opened(kay);
  await press(page, 'k');
  await opened(lee);

  await press(page, 'Escape');
  await expectFocus(page, `convo-${leeId}`);
  await press(page, 'ArrowDown');
  await expectFocus(page, `convo-${kayId}`);
  await press(page, 'ArrowUp');
  await expectFocus(page, `convo-${leeId}`);
  await press(page, 'ArrowDown', 'Enter');
  await opened(kay);
});

test('he answers, writes a note that calls Sade, and a canned reply: each from its key', async () => {
  const [kay] = await bens(['Kay']);
  const id = await idOf(kay);
  await press(page, 'j');
  await opened(kay);
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
  await pressAndAnswer(page, 'Enter', 'form.composer');
  await bubble('Hello Kay, we open at nine.').waitFor();
  await eventually(
    () => kay.chat(),
    (shown) => shown.some(({ text }) => text === 'Hello Kay, we open at nine.'),
  );
  await press(page, 'Escape');
  await expectFocus(page, 'thread-title');
});

test('he gives it to Sade from the menu, takes that back, closes it and takes that back', async () => {
  const [kay] = await bens(['Kay']);
  const id = await idOf(kay);
  await available(product.sql, ben, sade);
  await press(page, 'j');
  await opened(kay);
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
  await row(kay).waitFor({ state: 'detached' });
  await expectFocus(page, /^convo-/);
  await press(page, 'z');
  await row(kay).waitFor();
  await toast('Transferred to Ben').waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');

  await press(page, 'e');
  await toast('Conversation closed').waitFor();
  await row(kay).waitFor({ state: 'detached' });
  await expectFocus(page, /^convo-/);
  await press(page, 'z');
  await row(kay).waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape', 'e');
  await page.locator('[data-key="e"]', { hasText: 'Reopen' }).waitFor();
  await press(page, 'e');
  await page.locator('[data-key="e"]', { hasText: 'Close' }).waitFor();
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');
});

test('he claims what waits, and puts it back among his unread ones', async () => {
  await available(product.sql, ben);
  await enter('/inbox', { storageState: session });
  await press(page, 'a');
  await page.locator('#presence[aria-checked="false"]').waitFor();
  const mia = await customer('Mia');
  await mia.write('Is anybody there?');
  await press(page, 'Control+k');
  await expectFocus(page, 'palette-q');
  await page.keyboard.type('unassigned');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=unassigned');
  await row(mia).waitFor();
  await press(page, 'j');
  await opened(mia);
  await press(page, 'c');
  await toast('It’s yours now').waitFor();
  const id = await idOf(mia);
  await expectFocus(page, `draft-${id}`);
  await press(page, 'Escape');
  await press(page, 'Control+k');
  await page.keyboard.type('mine');
  await press(page, 'Enter');
  await page.waitForURL('**/inbox?view=mine');
  await press(page, 'j');
  await opened(mia);
  await press(page, 'u');
  await expectFocus(page, `convo-${id}`);
  await row(mia).locator('.badge').waitFor();
  await press(page, 'Enter');
  await opened(mia);
});

test('tag, template, search, filter, the sheet of keys: each is left where it was entered', async () => {
  const [lee, mia] = await bens(['Lee', 'Mia']);
  const id = await idOf(mia);
  await press(page, 'j');
  await opened(mia);
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

  const hint = page.locator('.search .kbd');
  await hint.waitFor();
  await press(page, '/');
  await expectFocus(page, 'q');
  await hint.waitFor({ state: 'hidden' });
  await page.keyboard.type(lee.name.toLowerCase());
  await page.locator('#found [data-active]', { hasText: lee.name }).waitFor();
  await press(page, 'Escape');
  await expectFocus(page, 'q');
  await press(page, 'Escape');
  await expectFocus(page, `convo-${id}`);
  await press(page, '/');
  await page.keyboard.type(lee.name.toLowerCase());
  await page.locator('#found [data-active]', { hasText: lee.name }).waitFor();
  await press(page, 'Enter');
  await opened(lee);

  await tabTo('Within 24 hours');
  await press(page, 'Enter');
  await page.waitForURL(({ searchParams: by }) => by.get('view') === 'mine' && by.get('window') === 'open');
  await press(page, 'j');
  await opened(mia);

  await press(page, 'g', 'c');
  await page.waitForURL('**/contacts');
  await press(page, '/');
  await expectFocus(page, 'contacts-search');
  await page.goto('/contacts?view=none');
  await page.locator('.head-search .kbd').waitFor();
});

test('Tab goes round the whole inbox: all it stops at can be seen, and it is nowhere held', async () => {
  const [mia] = await bens(['Mia'], '&window=open');
  await press(page, 'j');
  await opened(mia);
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
  const id = await idOf(mia);
  const parts = ['Skip to content', 'rail-me', 'presence', 'Mine', 'sort-button', 'q', `convo-${id}`];
  const rest = ['transfer-button', 'thread-log', `draft-${id}`, 'Send', 'owner-button', 'tag-put'];
  expect([...parts, ...rest].filter((part) => !stops.some((stop) => stop.startsWith(part)))).toEqual([]);
});

test('what a screen reader is given of it', async () => {
  const [mia] = await bens(['Mia'], '&window=open');
  await product.sql`
    insert into contact_tags (contact_id, tag_id)
    select contacts.id, tags.id from contacts, tags where contacts.name = ${mia.name} and tags.name = 'keyboard'`;
  await press(page, 'j');
  await opened(mia);
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
    `region: Conversation with ${mia.name}`,
    'region: Today',
    'form: Write a message',
    'complementary: Contact details',
    'region: Messages from Switchboard',
  ]);
  expect(controls(tree).filter(({ name }) => name === '')).toEqual([]);
  const [thread = tree] = withRole(tree, 'region').filter(
    ({ name }) => name === `Conversation with ${mia.name}`,
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
  expect(rows.find((name) => name.startsWith(mia.name))).toMatch(
    /^Mia Keys\d+ [\d:]+ Is anybody there\? Ben Okafor keyboard 2\d h left$/,
  );
  expect(withRole(tree, 'textbox').map(({ name }) => name)).toEqual([`Reply to ${mia.name}`]);

  expect(withRole(tree, 'log').map(({ name, properties }) => [name, properties['live']])).toEqual([
    ['Messages', 'polite'],
  ]);
  const [toasts] = withRole(tree, 'region').filter(({ name }) => name === 'Messages from Switchboard');
  expect(toasts?.properties['live'], 'there before it says anything').toBe('polite');
});

test('what is announced: a message in its log, a toast as status, a call as alert; a dialog by its name', async () => {
  const [kay, mia] = await bens(['Kay', 'Mia']);
  await press(page, 'j');
  await opened(mia);
  await listening(page);
  await kay.write('Are you still there?'); // not what he looks at
  await page.getByRole('alert').filter({ hasText: 'Are you still there?' }).waitFor();
  await press(page, 'u');
  await toast('Marked unread').waitFor();
  await row(kay).getByText('Are you still there?').waitFor();
  const announced = await spokenTree(page);
  const toasts = all(announced).find(({ name }) => name === 'Messages from Switchboard') ?? announced;
  // A toast of before may still stand there.
  expect(new Set(withRole(toasts, 'status', 'alert').map(({ role }) => role))).toEqual(
    new Set(['alert', 'status']),
  );
  const kaysRow = withRole(announced, 'link').find(({ name }) => name.startsWith(kay.name));
  expect(kaysRow?.name).toMatch(/^Kay Keys\d+ [\d:]+ Are you still there\? 2 unread Ben Okafor 2\d h left$/);

  await press(page, 'Enter');
  await opened(mia);
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
