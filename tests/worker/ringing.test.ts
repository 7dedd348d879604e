import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRinging, type Ringing } from '../../activities/ringing.ts';
import { createPushServices } from '../../channels/push/client.ts';
import { saveAlertSettings } from '../../db/alert-settings.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { settleTold } from '../../db/push-queue.ts';
import { subscribe } from '../../db/push-subscriptions.ts';
import { markSeen } from '../../db/seen.ts';
import { usualAlerts } from '../../domain/alert.ts';
import { startRinger } from '../../ringer.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { type Cast, castIn, castKey } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type PushService, startPushService } from '../support/push-service.ts';
import type { DyingRinger } from './dying-ringer.ts';

/* A phone rings while every page is closed: from what a customer writes to what the phone can read. */

vi.setConfig({ testTimeout: 60_000 });
let database: FreshDatabase;
let sql: Sql;
let cast: Cast;
let service: PushService;
let logged: object[];
const over: Array<() => Promise<unknown>> = [];
beforeEach(async () => {
  [database, service] = await Promise.all([freshDatabase(), startPushService()]);
  sql = database.sql;
  cast = await castIn(sql);
  logged = [];
});
afterEach(async () => {
  for (const end of over.splice(0).toReversed()) await end();
  if (service.wrong.length > 0) throw new Error('a push could not be read', { cause: service.wrong });
  await service.stop();
  await database.drop();
});

/** Somebody's phone, from here on. */
async function phoneOf(userId: string) {
  const [session] = await sql<{ id: string }[]>`
    insert into sessions (user_id, token, expires_at) values (${userId}, ${randomUUID()}, now() + interval '1 hour')
    returning id`;
  const address = service.browser();
  await subscribe(sql, { userId, sessionId: session?.id ?? '' }, address);
  const path = new URL(address.endpoint).pathname;
  return {
    rung: () => service.received.filter((push) => push.path === path),
    sessionId: session?.id ?? '',
  };
}
const ringingOf = (more: Partial<Parameters<typeof createRinging>[0]> = {}): Ringing =>
  createRinging({
    sql,
    services: createPushServices({ contact: 'Inbox <inbox@demo.example>', mayBeInside: true }),
    sealingKey: castKey,
    log: { warn: (facts) => logged.push(facts) },
    waitMs: 0,
    ...more,
  });
/** One look and everything that is due then. */
async function round(ringing = ringingOf()) {
  const anybody = await ringing.look();
  await ringing.send();
  await ringing.settled();
  return anybody;
}
const begun = async (n: number) =>
  (await openConversation(sql, { customer: stranger(n), agentId: cast.ben })).conversationId;
const writes = (n: number, body: string) =>
  take(sql, deliveryOf(inboundText({ body, customer: stranger(n) })));
/** As if everything had happened so long ago. */
const ago = (length: string) => sql`update messages set created_at = now() - ${length}::interval`;

test('a message rings at whose it is, once, within its two minutes, and a locked screen tells nothing of it', async () => {
  const id = await begun(1);
  const [ben, sade] = [await phoneOf(cast.ben), await phoneOf(cast.sade)];
  await writes(1, 'Is it ready?');
  const ringing = ringingOf();
  for (let times = 0; times < 3; times++) expect(await round(ringing)).toBe(true);
  expect(sade.rung()).toEqual([]);
  const [push, ...more] = ben.rung();
  expect(more).toEqual([]);
  expect(push).toMatchObject({
    note: {
      id: expect.stringMatching(new RegExp(`^${id}\\.\\d+$`)),
      tag: id,
      href: `/inbox/${id}`,
      title: 'New message for you',
      text: 'Press to open the conversation.',
    },
    urgency: 'high',
    topic: id.replaceAll('-', ''),
    subject: 'mailto:inbox@demo.example',
  });
  expect(push?.ttl).toBeGreaterThan(60);
  expect(push?.ttl).toBeLessThanOrEqual(120);
  const [taken] =
    await sql`select taken_at is not null as taken from push_subscriptions where user_id = ${cast.ben}`;
  expect(taken).toEqual({ taken: true });
});

test('in the reader’s language, with who and what for whoever wants that, and for the kinds they ticked', async () => {
  await begun(1);
  const ben = await phoneOf(cast.ben);
  await sql`update users set language = 'de' where id = ${cast.ben}`;
  await saveAlertSettings(sql, cast.ben, { ...usualAlerts, previews: true, popupOn: false });
  await writes(1, 'Ist es fertig?');
  await round();
  expect(ben.rung().map(({ note }) => [note.title, note.text])).toEqual([['Stranger 1', 'Ist es fertig?']]);
  await saveAlertSettings(sql, cast.ben, { ...usualAlerts, popupAbout: ['unassigned'] });
  await writes(1, 'Bitte!');
  await round();
  expect(ben.rung()).toHaveLength(1);
});

test('what was read, taken or blocked in the meantime does not ring', async () => {
  const [read, blocked, moved, still] = [await begun(1), await begun(2), await begun(3), await begun(4)];
  const ben = await phoneOf(cast.ben);
  for (const n of [1, 2, 3, 4]) await writes(n, 'Hello?');
  const ringing = ringingOf();
  await ringing.look();
  await markSeen(sql, cast.ben, read, { count: 99, marks: null });
  await sql`update contacts set blocked_at = now() from conversations
    where conversations.id = ${blocked} and contacts.id = contact_id`;
  await sql`update conversations set agent_id = ${cast.sade} where id = ${moved}`;
  await round(ringing);
  expect(ben.rung().map(({ note }) => note.tag)).toEqual([still]);
});

test('what a page has said it made rings nowhere else', async () => {
  const id = await begun(1);
  const ben = await phoneOf(cast.ben);
  await writes(1, 'Hello?');
  const [message] = await sql<{ seq: number }[]>`select max(seq)::int as seq from messages`;
  await settleTold(sql, cast.ben, [{ id: `${id}.${message?.seq}`, conversationId: id }], 'everywhere');
  await round();
  expect(ben.rung()).toEqual([]);
  await writes(1, 'Are you there?');
  await round();
  expect(ben.rung()).toHaveLength(1);
});

test('of five at once three ring, and one says that there are two more', async () => {
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5]) ids.push(await begun(n));
  const ben = await phoneOf(cast.ben);
  for (const n of [1, 2, 3, 4, 5]) await writes(n, 'Hello?');
  await round();
  expect(ben.rung().map(({ note }) => note.tag)).toHaveLength(4);
  expect(ben.rung().filter(({ note }) => !ids.includes(note.tag))).toHaveLength(1);
  expect(ben.rung().at(-1)?.note).toMatchObject({ title: '2 more conversations need you.', href: '/inbox' });
});

test('after a time without a worker nothing old rings by itself: there are so many', async () => {
  for (const n of [1, 2]) await begun(n);
  const ben = await phoneOf(cast.ben);
  await sql`update push_looks set looked_at = now() - interval '1 hour'`;
  await sql`update push_subscriptions set made_at = now() - interval '2 hours'`;
  for (const n of [1, 2]) await writes(n, 'Hello?');
  await ago('20 minutes');
  await round();
  expect(ben.rung().map(({ note }) => note.title)).toEqual(['2 more conversations need you.']);
});

test('a browser that has given up is forgotten, with what was still to be said there', async () => {
  for (const n of [1, 2]) await begun(n);
  await phoneOf(cast.ben);
  for (const n of [1, 2]) await writes(n, 'Hello?');
  service.answers.push(410);
  await round();
  expect(await sql`select from push_subscriptions`).toEqual([]);
  expect(await sql`select from pushes`).toEqual([]);
  expect(service.received).toEqual([]);
  expect(await round()).toBe(false);
});

test('a push service that cannot now is asked again when it says, and given up on when the call is old', async () => {
  await begun(1);
  const ben = await phoneOf(cast.ben);
  await writes(1, 'Hello?');
  const ringing = ringingOf();
  service.answers.push({ status: 429, retryAfter: '30' });
  await round(ringing);
  const [waits] = await sql<{ seconds: number }[]>`
    select extract(epoch from due_at - now())::float8 as seconds from pushes`;
  expect(waits?.seconds).toBeGreaterThan(20);
  expect(waits?.seconds).toBeLessThan(31);
  await sql`update pushes set due_at = now()`;
  await round(ringing);
  expect(ben.rung()).toHaveLength(1);

  await writes(1, 'Hello??');
  service.answers.push({ status: 503, retryAfter: '3600' });
  await round(ringing);
  expect(await sql`select from pushes where due_at is not null`).toEqual([]);
  expect(ben.rung()).toHaveLength(1);
  expect(logged).toEqual([
    { detail: 'it answered 429', again: true },
    { detail: 'it answered 503', again: false },
  ]);
});

test('a refusal is written down without who, what or where, and holds up nothing else', async () => {
  for (const n of [1, 2]) await begun(n);
  const ben = await phoneOf(cast.ben);
  for (const n of [1, 2]) await writes(n, 'Hello?');
  service.answers.push(403);
  await round();
  expect(ben.rung()).toHaveLength(1);
  expect(logged).toEqual([{ detail: 'it answered 403', removed: false }]);
  expect(await sql`select from pushes where due_at is not null`).toEqual([]);
});

test('two workers at the same time ring once', async () => {
  const others = [connect(database.url, { max: 2 }), connect(database.url, { max: 2 })];
  over.push(() => Promise.all(others.map((each) => each.end())));
  for (const n of [1, 2, 3]) await begun(n);
  const ben = await phoneOf(cast.ben);
  for (const n of [1, 2, 3]) await writes(n, 'Hello?');
  const workers = others.map((each) => ringingOf({ sql: each }));
  for (let times = 0; times < 3; times++) await Promise.all(workers.map(round));
  expect(new Set(ben.rung().map(({ note }) => note.tag)).size).toBe(3);
  expect(ben.rung()).toHaveLength(3);
});

test('killed after the push service took it: it is sent again as the same, which the phone knows', async () => {
  await begun(1);
  const ben = await phoneOf(cast.ben);
  const given: DyingRinger = { databaseUrl: database.url, leaseMs: 500 };
  const file = fileURLToPath(new URL('./dying-ringer.ts', import.meta.url));
  const dying: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(given)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const dead = once(dying, 'exit');
  over.push(async () => {
    dying.kill('SIGKILL');
    await dead;
  });
  let lost: string | null = null;
  service.before = async ({ note, topic }) => {
    if (lost !== null) return;
    lost = JSON.stringify([note.id, note.tag, topic]);
    dying.kill('SIGKILL'); // the phone rings, and nobody notes that it did
    await dead;
  };
  await once(dying, 'message');
  await writes(1, 'Once only');
  await dead;
  expect(lost).not.toBeNull();
  expect(await sql`select from pushes where due_at is not null`).toHaveLength(1);

  const before = ben.rung().length;
  const ringer = startRinger({
    ringing: ringingOf({ leaseMs: 500 }),
    log: { info: () => {}, warn: () => {} },
    restMs: 50,
  });
  over.push(ringer.stop);
  await vi.waitFor(() => expect(ben.rung().length).toBe(before + 1), { timeout: 30_000, interval: 50 });
  const again = ben.rung().at(-1);
  expect(JSON.stringify([again?.note.id, again?.note.tag, again?.topic])).toBe(lost);
  await vi.waitFor(async () => expect(await sql`select from pushes where due_at is not null`).toEqual([]), {
    timeout: 30_000,
    interval: 50,
  });
});

test('with no browser to ring, one question is all that is asked', async () => {
  await begun(1);
  await writes(1, 'Hello?');
  expect(await round()).toBe(false);
  expect(await sql`select from push_looks`).toEqual([]);
});
