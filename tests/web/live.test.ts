import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { take } from '../../db/intake.ts';
import { deliveryOf, inboundText, openConversation } from '../support/build.ts';
import { lina } from '../support/cast.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({
    rhythm: { gatherMs: 20, messageMs: 20, sessionCheckMs: 100, missedCheckMs: 200, pingMs: 300 },
  });
});
afterAll(() => house.close());

beforeEach(() => house.sql`delete from rate_limits`);

const open = new Set<Hearing>();
afterEach(async () => {
  for (const hearing of open) await hearing.leave();
  open.clear();
});

/** Listens to a stream and remembers what it said. */
interface Hearing {
  status: number;
  said(): string;
  hears(text: string | RegExp): Promise<void>;
  ended(): Promise<void>;
  leave(): Promise<void>;
}
async function listen(who: string, path = '/events'): Promise<Hearing> {
  return listenWith(await house.as(who), path);
}
async function listenWith(browser: Awaited<ReturnType<House['as']>>, path = '/events'): Promise<Hearing> {
  const answer = await browser.get(path);
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let said = '';
  let over = false;
  void (async () => {
    for (;;) {
      const read = await reader?.read();
      if (read === undefined || read.done) break;
      said += decoder.decode(read.value, { stream: true });
    }
    over = true;
  })();
  const hearing: Hearing = {
    status: answer.status,
    said: () => said,
    hears: (text) => vi.waitFor(() => expect(said).toMatch(text), { timeout: 20_000, interval: 10 }),
    ended: () => vi.waitFor(() => expect(over).toBe(true), { timeout: 20_000, interval: 10 }),
    leave: async () => reader?.cancel(),
  };
  open.add(hearing);
  return hearing;
}

/** A customer writes, as the webhook would have it. */
async function writes(body: string, more: Parameters<typeof inboundText>[0] = {}) {
  const { changed } = await take(house.sql, deliveryOf(inboundText({ body, ...more })));
  house.world.nudges.changed(changed);
}

test('a stream is events, unbuffered, and asks to be found again soon', async () => {
  const ben = await house.as('ben');
  const answer = await ben.get('/events');
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  expect(answer.headers.get('cache-control')).toContain('no-cache');
  await answer.body?.cancel();
});

test('without a session there is no stream, only the news that one has to sign in', async () => {
  for (const path of ['/events', '/alerts']) expect((await house.browser().get(path)).status).toBe(401);
});

test('a message reaches whoever may see it, and nobody else', async () => {
  const [ben, sol, zed] = [await listen('ben'), await listen('sol'), await listen('zed')];
  await writes('for Main alone');
  await ben.hears('for Main alone'); // the premise: it does go out
  await writes('for Lina’s owner too', { customer: lina });
  await sol.hears('for Lina’s owner too');
  await ben.hears('for Lina’s owner too');
  expect(sol.said()).not.toContain('for Main alone');
  expect(zed.said()).not.toMatch(/for Main alone|for Lina/);
});

test('somebody whose numbers were taken away hears no more of them, from the next change on', async () => {
  const sade = await listen('sade');
  await writes('still a member');
  await sade.hears('still a member');
  await house.sql`delete from members where user_id = ${house.cast.sade}`;
  const ben = await listen('ben');
  await writes('no longer a member');
  await ben.hears('no longer a member');
  expect(sade.said()).not.toContain('no longer a member');
});

test('what nobody was nudged about is found within the safety net’s round', async () => {
  await openConversation(house.sql, { body: 'opened before', customer: lina });
  const ben = await listen('ben');
  await ben.hears('presence');
  await take(house.sql, deliveryOf(inboundText({ body: 'nobody nudged' })));
  await ben.hears('nobody nudged');
});

test('a stream ends with its session: logged out, run out, deactivated', async () => {
  const leaving = await house.as('ben');
  const [first, second] = [await listenWith(leaving), await listenWith(leaving, '/alerts')];
  await first.hears('presence');
  await leaving.post('/logout', {});
  await first.ended();
  await second.ended();

  const third = await listen('ben');
  await house.sql`update sessions set expires_at = now()`;
  await third.ended();

  const fourth = await listen('ines');
  await house.sql`update users set active = false where id = ${house.cast.ines}`;
  await fourth.ended();
  await house.sql`update users set active = true where id = ${house.cast.ines}`;
});

test('what a browser claims to have seen is not believed, nor does it break anything', async () => {
  const ben = await house.as('ben');
  for (const id of ['999999999999', '-1', "'; drop table users; --", 'x'.repeat(5000)]) {
    const answer = await ben.get(
      `/events?conversation=${encodeURIComponent(id)}&seq=${encodeURIComponent(id)}`,
      {
        'last-event-id': id.replaceAll(/[^\x20-\x7e]/g, ''),
      },
    );
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  }
});

test('a quiet stream is kept open', async () => {
  const ben = await listen('ben');
  await ben.hears(/: ping\n/);
});

test('alerts count what is theirs to see, and hold the lease', async () => {
  const ben = await house.as('ben');
  await ben.post('/presence', { available: 'true' });
  await house.sql`update presence set lease_until = now() + interval '1 second' where user_id = ${house.cast.ben}`;
  const alerts = await listenWith(ben, '/alerts');
  await alerts.hears(/data: \{"unread":\d+,"waiting":\d+,"available":true\}/);
  const [row] = await house.sql<[{ left: number }]>`
    select extract(epoch from lease_until - now())::float8 as left from presence where user_id = ${house.cast.ben}`;
  expect(row.left).toBeGreaterThan(100);

  const zed = await listen('zed', '/alerts');
  await zed.hears('"waiting":0');
});

test('thirty streams are enough for one person', async () => {
  const ben = await house.as('ben');
  const answers = await Promise.all(Array.from({ length: 31 }, () => ben.get('/events')));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  for (const answer of answers) await answer.body?.cancel();
});
