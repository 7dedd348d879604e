import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentAtWork, signIn } from '../support/agent.ts';
import { edit } from '../support/assignment.ts';
import { launchBrowser } from '../support/chromium.ts';
import { secondNumber } from '../support/customer.ts';
import { type Product, startProduct } from '../support/product.ts';
import { button, claim, numberIn, numberOf, openFrom, whyOf } from '../support/reading.ts';

/**
 * Rows of ROUTING as people meet them: a customer writes, and what is expected is what somebody reads on a page that
 * was open before, never loaded again. Ben and Sade (Service) and Sol (Sale) answer Main, Zed alone answers Second.
 */
let product: Product;
let browser: Browser;
let ben: AgentAtWork;
let sade: AgentAtWork;
let sol: AgentAtWork;
let zed: AgentAtWork;
let ama: AgentAtWork;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const enters = (name: string) => signIn(browser, product.baseUrl, `${name}@demo.example`);
  [ben, sade, sol, zed, ama] = await Promise.all([
    enters('ben'),
    enters('sade'),
    enters('sol'),
    enters('zed'),
    enters('ama'),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('2: nobody is online: it waits in Unassigned, its lamp lit, and the agents of the number are told', async () => {
  await onDuty();
  await ben.page.goto('/inbox?view=mine');
  await sade.page.goto('/inbox?view=unassigned');
  const waiting = await numberIn(ben.page.locator('#count-unassigned'));
  await ben.page.waitForFunction(() => /^\(\d+\)/.test(document.title));
  const calls = numberOf(await ben.page.title());

  const customer = await product.phones.customer('Night Owl');
  await customer.write('Is anybody there?');

  await ben.page.locator('#count-unassigned', { hasText: `${waiting + 1} waiting` }).waitFor();
  await ben.page.waitForFunction((title) => document.title.startsWith(title), `(${calls + 1})`);
  const row = sade.page.locator('.convo', { hasText: 'Night Owl' });
  await row.locator('.lamp[data-on]').waitFor();
  await row.getByText('Waiting').waitFor();
  await row.click();
  expect(await whyOf(sade.page, 'No agent was online for Main')).toContain('Nobody was Available');
});

test('6: the owner is Away and gets it all the same; the line says that they are Away', async () => {
  await onDuty(ben, sade);
  await sol.page.goto('/inbox?view=mine');
  const marta = await product.phones.customer('Marta Nowak', '48512340066'); // Sol owns her
  await marta.write('One more invoice, please');

  await openFrom(sol.page, 'Marta Nowak');
  const line = 'Assigned to Sol Reyes, owner of this contact. They were Away.';
  expect(await whyOf(sol.page, line)).toContain('Sol Reyes owns this contact · Away');
});

test('11: who helped last time is Available and gets the next episode; the rotation stays', async () => {
  await onDuty(ben, sade);
  await sade.page.goto('/inbox?view=mine');
  const zanele = await product.phones.customer('Zanele Dlamini', '27821230064'); // Sade answered her last week
  await zanele.write('Those gift cards, until when are they good?');

  await openFrom(sade.page, 'Zanele Dlamini');
  const why = await whyOf(sade.page, 'Assigned to Sade Balogun, who helped last time.');
  expect(why).toContain('Sade Balogun helped last time and was Available');
  expect(why).toContain('The rotation stayed at');
});

test('26: closed, and the customer writes: opened again, and routed as if it were new', async () => {
  await onDuty(ben);
  await ben.page.goto('/inbox?view=mine');
  const customer = await product.phones.customer('Comes Back');
  await customer.write('What does a service cost?');
  await openFrom(ben.page, 'Comes Back');
  await button(ben.page, 'Close').click();
  await button(ben.page, 'Reopen').waitFor();
  await onDuty(sade);
  await sade.page.goto('/inbox?view=mine');
  await customer.write('And how long does it take?');

  await openFrom(sade.page, 'Comes Back');
  await sade.page.locator('#thread .event', { hasText: 'Opened again: the customer wrote.' }).waitFor();
  const why = await whyOf(sade.page, 'Assigned to Sade Balogun by rotation.');
  expect(why).toContain('Ben Okafor helped last time, but was Away');
});

test('31: two claim at once: one has it, the other reads who, and keeps what they were writing', async () => {
  await onDuty();
  const customer = await product.phones.customer('Asked Twice');
  await customer.write('Are you open on Sunday?');
  await ben.page.goto('/inbox?view=unassigned');
  await openFrom(ben.page, 'Asked Twice');
  await claim(ben.page).click();
  await button(ben.page, 'Close').click();
  await button(ben.page, 'Reopen').waitFor();

  // Both begin a reply to what is closed; the customer is faster.
  await sade.page.goto(ben.page.url());
  for (const { page } of [ben, sade]) await page.locator('form.composer textarea').fill('On Sunday we');
  await customer.write('Hello?');
  for (const { page } of [ben, sade]) await claim(page).waitFor();
  // In the page itself: a driver's click would wait until the button stands still, and by then the race is over.
  await Promise.all([ben, sade].map(({ page }) => claim(page).dispatchEvent('click')));

  const holder =
    (await ben.page.locator('#contact .sect', { hasText: 'Assigned to' }).locator('b').textContent()) ?? '';
  const [winner, loser] = holder === 'Ben Okafor' ? [ben, sade] : [sade, ben];
  await loser.page.locator('.toast', { hasText: `${holder} took it first` }).waitFor();
  await winner.page
    .locator('#thread .event', { hasText: `${holder} claimed this.` })
    .last()
    .waitFor();
  for (const { page } of [winner, loser])
    expect(await page.locator('#composer textarea').inputValue()).toBe('On Sunday we');
});

test('35: a colleague went Away since the list was opened: refused, with the list as it is now', async () => {
  await onDuty(ben);
  await ben.page.goto('/inbox?view=mine');
  const customer = await product.phones.customer('Moves On');
  await customer.write('Can Sade call me?');
  await openFrom(ben.page, 'Moves On');
  await onDuty(ben, sade, sol);
  await ben.page.locator('#transfer-button').click();
  const list = ben.page.locator('#transfer');
  const choice = (name: string) => ben.page.getByRole('button', { name });
  const group = (title: string, name: string) =>
    list.locator('.menu', { hasText: title }).filter({ has: choice(name) });
  await group('Online', 'Sade Balogun').waitFor();
  await list.getByLabel(/Note/).fill('He knows the bike');
  await sade.away();
  await choice('Sade Balogun').click();

  await ben.page.locator('.toast', { hasText: 'They’re Away by now.' }).waitFor();
  await group('Can’t take it now', 'Sade Balogun').waitFor();
  expect(await list.getByLabel(/Note/).inputValue()).toBe('He knows the bike');

  // Nor can anybody else by now: no field for a note then, but what was written is there to copy.
  await sol.away();
  await choice('Sol Reyes').click();
  await group('Can’t take it now', 'Sol Reyes').waitFor();
  await list.getByText('Your note: “He knows the bike”').waitFor();
  await ben.page.locator('#contact .sect', { hasText: 'Assigned to' }).getByText('Ben Okafor').waitFor();
});

test('38: a Sale gives their customer to a colleague: the open conversation moves there, Away or not', async () => {
  await onDuty();
  await ben.page.goto('/inbox?view=mine');
  await sol.page.goto('/inbox?view=mine');
  await openFrom(sol.page, 'Lina Haddad');
  await sol.page.locator('#owner-button').click();
  const dialog = sol.page.locator('#owner-dialog');
  await dialog.locator('label', { hasText: 'Ben Okafor' }).click();
  await button(dialog, 'Change owner').click();

  await openFrom(ben.page, 'Lina Haddad');
  await ben.page.locator('#thread .event', { hasText: 'Sol Reyes made Ben Okafor the owner.' }).waitFor();
  await ben.page.locator('#thread .event', { hasText: 'Moved to Ben Okafor, the new owner.' }).waitFor();
  await sol.page.getByText('You no longer see this conversation').waitFor();
  await sol.page.locator('.convo', { hasText: 'Lina Haddad' }).waitFor({ state: 'detached' });
});

test('25: who becomes Available gets what waits, oldest first and within their capacity', async () => {
  await roomForOneMore();
  await zed.page.goto('/inbox?view=mine');
  for (const name of ['Came Second', 'Came Third']) {
    const customer = await product.phones.customer(name);
    await customer.write('May I come by today?', secondNumber);
  }
  await zed.page.locator('#count-unassigned', { hasText: '3 waiting' }).waitFor();
  await zed.available();

  await openFrom(zed.page, 'Pieter de Vries'); // of the demo: waits since before the others
  expect(await whyOf(zed.page, 'Assigned to Zed Novak by rotation.')).toContain('Waited in line');
  await zed.page.locator('#count-unassigned', { hasText: '2 waiting' }).waitFor();
  await button(zed.page, 'Close').click();
  await zed.page.locator('.convo', { hasText: 'Came Second' }).waitFor();
  await zed.page.locator('#count-unassigned', { hasText: '1 waiting' }).waitFor();
  expect(await zed.page.locator('.convo', { hasText: 'Came Third' }).count()).toBe(0);
});

// The last: Sade does not come back.
test('22: an agent is deactivated: what they had goes to somebody else, and the line says why', async () => {
  await onDuty(sade);
  await sade.page.goto('/inbox?view=mine');
  await ben.page.goto('/inbox?view=mine');
  const customer = await product.phones.customer('Left Behind');
  await customer.write('Who looks after me?');
  await sade.page.locator('.convo', { hasText: 'Left Behind' }).waitFor();
  await onDuty(sade, ben);
  await ama.page.goto('/settings/users');
  await ama.page.getByRole('link', { name: 'Edit Sade Balogun' }).click();
  await ama.page.getByRole('link', { name: 'Deactivate…' }).click();
  await button(ama.page, 'Deactivate').click();

  await openFrom(ben.page, 'Left Behind');
  const gone = 'Sade Balogun can’t answer this number any more: looking for somebody else.';
  await ben.page.locator('#thread .event', { hasText: gone }).waitFor();
  const why = await whyOf(ben.page, 'Assigned to Ben Okafor by rotation.');
  expect(why).toContain('Sade Balogun (deactivated)');
});

/** Exactly these of Main's members are Available; each presses their own button. */
async function onDuty(...available: AgentAtWork[]) {
  for (const agent of [ben, sade, sol]) {
    const isAvailable = await agent.page.getByRole('switch', { name: 'You’re Available' }).isVisible();
    if (isAvailable && !available.includes(agent)) await agent.away();
    if (!isAvailable && available.includes(agent)) await agent.available();
  }
}

/** Second hands out what waits, and Zed, who has one, may have two. By the database: Assignment's page has its own tests. */
async function roomForOneMore() {
  const [ids] = await product.sql<[{ numberId: string; by: string; zed: string }]>`
    select numbers.id as "numberId", admin.id as by, zed.id as zed from numbers, users as admin, users as zed
    where phone_number_id = ${secondNumber} and admin.email = 'ama@demo.example' and zed.email = 'zed@demo.example'`;
  const change = { rules: { whenFree: 'assign' as const }, members: [{ agentId: ids.zed, capacity: 2 }] };
  expect((await edit(product.sql, ids, change)).ok).toBe(true);
}
