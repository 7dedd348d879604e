import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../db/change.ts';
import type { Sql } from '../../db/connect.ts';
import { createNudges, listChangedSince, listenForChanges, listenForOutbox } from '../../db/nudges.ts';
import { openConversation, stranger } from '../support/build.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
const stops: Array<() => Promise<void>> = [];
beforeEach(() => {
  ({ sql } = stage);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** What is heard, and a wait for the next. */
async function ears() {
  const heard: Change[] = [];
  let wake = () => {};
  const { stop } = await listenForChanges(sql, {
    onChange(change) {
      heard.push(change);
      wake();
    },
    onReconnect() {},
  });
  stops.push(stop);
  const until = async (enough: () => boolean) => {
    while (!enough()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { heard, until };
}

test('what changes within one round goes out as one nudge, each id once', async () => {
  const { heard, until } = await ears();
  const nudges = createNudges(sql);
  nudges.changed({ conversations: ['a'], messages: ['m'] });
  nudges.changed({ conversations: ['a', 'b'], numbers: ['n'], people: ['u'] });
  await until(() => heard.length > 0);
  expect(heard).toEqual([{ conversations: ['a', 'b'], messages: ['m'], numbers: ['n'], people: ['u'] }]);
  await nudges.close();
});

test('more ids than one NOTIFY takes are split, and none is lost', async () => {
  const { heard, until } = await ears();
  const nudges = createNudges(sql);
  const ids = Array.from(
    { length: 1_000 },
    (_, n) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`,
  );
  nudges.changed({ conversations: ids });
  await nudges.close();
  const all = () => heard.flatMap(({ conversations }) => conversations ?? []);
  await until(() => all().length >= ids.length);
  expect(all()).toEqual(ids);
  expect(heard.length).toBeGreaterThan(4);
});

test('a nudge that could not be sent is kept for the next', async () => {
  const { heard, until } = await ears();
  let broken = true;
  const flaky = new Proxy(sql, {
    apply: (target, self, said) =>
      broken ? Promise.reject(new Error('connection lost')) : Reflect.apply(target, self, said),
  });
  const nudges = createNudges(flaky);
  nudges.changed({ conversations: ['a'] });
  await expect(nudges.flush()).rejects.toThrow('connection lost');
  broken = false;
  await nudges.flush();
  await until(() => heard.length > 0);
  expect(heard[0]?.conversations).toEqual(['a']);
});

test('the relay is woken when there is something for it, and at once when it begins to listen', async () => {
  let woken = 0;
  let wake = () => {};
  const { stop } = await listenForOutbox(sql, () => {
    woken += 1;
    wake();
  });
  stops.push(stop);
  expect(woken).toBe(1);
  const next = new Promise<void>((resolve) => (wake = resolve));
  const nudges = createNudges(sql);
  nudges.changed({ outbox: true });
  await next;
  expect(woken).toBe(2);
});

test('a listener whose connection was lost is told to read again', async () => {
  let told = () => {};
  const again = new Promise<void>((resolve) => (told = resolve));
  const { stop } = await listenForChanges(sql, { onChange() {}, onReconnect: told });
  stops.push(stop);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where query ilike 'listen%' and datname = current_database()`;
  await again;
});

test('the net under lost nudges finds what changed since', async () => {
  await openConversation(sql, { customer: stranger(1) });
  const [clock] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
  const newer = await openConversation(sql, { customer: stranger(2) });
  expect(await listChangedSince(sql, clock?.at ?? new Date())).toEqual([newer.conversationId]);
});
