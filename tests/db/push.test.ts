import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deactivate } from '../../db/staffing.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { listDevices, removeDevice } from '../../db/push-devices.ts';
import { findPushKeys } from '../../db/push-keys.ts';
import { putOff, queueCalls, settle, settleTold, takeDue } from '../../db/push-queue.ts';
import {
  findEndpoint,
  isRungElsewhere,
  noteRefused,
  noteTaken,
  subscribe,
  unsubscribe,
} from '../../db/push-subscriptions.ts';
import { sealingKey } from '../../db/seal.ts';
import { endSession } from '../../db/sessions.ts';
import type { Alert } from '../../domain/alert.ts';
import { openConversation, stranger } from '../support/build.ts';
import { type Cast, castIn, castKey } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  database = await freshDatabase();
  sql = database.sql;
  cast = await castIn(sql);
});
afterEach(() => database.drop());

async function session(userId: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into sessions (user_id, token, expires_at) values (${userId}, ${randomUUID()}, now() + interval '1 hour')
    returning id`;
  return row?.id ?? '';
}
const at = (endpoint: string) => ({
  endpoint: `https://push.example/${endpoint}`,
  p256dh: 'key',
  auth: 'secret',
});
async function rings(userId: string, endpoint: string) {
  const sessionId = await session(userId);
  await subscribe(sql, { userId, sessionId }, at(endpoint));
  return sessionId;
}
const endpoints = async () =>
  (
    await sql<{ endpoint: string; userId: string }[]>`
    select endpoint, user_id as "userId" from push_subscriptions order by made_at, id`
  ).map(({ endpoint, userId }) => [endpoint.split('/').at(-1), userId]);

test('the keys are made once, whoever comes at the same time, and are sealed', async () => {
  const others = [connect(database.url, { max: 1 }), connect(database.url, { max: 1 })];
  const found = await Promise.all([sql, ...others, sql].map((each) => findPushKeys(each, castKey)));
  await Promise.all(others.map((each) => each.end()));
  expect(new Set(found.map((keys) => JSON.stringify(keys))).size).toBe(1);
  const [keys] = found;
  expect(Buffer.from(keys?.publicKey ?? '', 'base64url')).toHaveLength(65);
  expect(Buffer.from(keys?.privateKey ?? '', 'base64url')).toHaveLength(32);
  const [row] = await sql<{ sealed: Buffer }[]>`select private_key as sealed from push_keys`;
  expect(row?.sealed.toString('latin1')).not.toContain(keys?.privateKey);
  expect(await findPushKeys(sql, castKey)).toEqual(keys);
});

test('under another SECRET_KEY they are new ones, and no browser rings by the old', async () => {
  const before = await findPushKeys(sql, castKey);
  await rings(cast.ben, 'phone');
  const after = await findPushKeys(sql, sealingKey('another key altogether, of 32 letters'));
  expect(after.publicKey).not.toBe(before.publicKey);
  expect(await endpoints()).toEqual([]);
});

test('a browser rings for whoever is signed in in it now', async () => {
  const bens = await rings(cast.ben, 'phone');
  const saids = await rings(cast.sade, 'phone');
  expect(await endpoints()).toEqual([['phone', cast.sade]]);
  expect([await findEndpoint(sql, bens), await findEndpoint(sql, saids)]).toEqual([
    null,
    at('phone').endpoint,
  ]);
  await unsubscribe(sql, cast.ben, at('phone').endpoint);
  expect(await isRungElsewhere(sql, cast.sade), 'only one’s own is ended').toBe(true);
  await unsubscribe(sql, cast.sade, at('phone').endpoint);
  expect(await isRungElsewhere(sql, cast.sade)).toBe(false);
});

test('a session has one browser: a new endpoint takes the place of its old one', async () => {
  const sessionId = await rings(cast.ben, 'old');
  await subscribe(sql, { userId: cast.ben, sessionId }, at('new'));
  expect(await endpoints()).toEqual([['new', cast.ben]]);
});

test('it is over with the session, however that ends', async () => {
  const [left] = [await rings(cast.ben, 'left'), await rings(cast.ben, 'stays')];
  await endSession(sql, left);
  expect(await endpoints()).toEqual([['stays', cast.ben]]);
  expect(await subscribe(sql, { userId: cast.ben, sessionId: left }, at('late'))).toBe('signed-out');
  const { ok } = await deactivate(sql, {
    ...{ userId: cast.ben, by: cast.ama },
    ...{ knowing: false, successorId: null },
  });
  expect(ok).toBe(true);
  expect(await endpoints()).toEqual([]);
});

test('of more than ten the oldest goes', async () => {
  for (let n = 1; n <= 12; n++) await rings(cast.ben, String(n));
  expect((await endpoints()).map(([name]) => name)).toEqual([
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
    '11',
    '12',
  ]);
});

test('what refuses ten times in a row is removed; once taken, it counts anew', async () => {
  await rings(cast.ben, 'phone');
  const [row] = await sql<{ id: string }[]>`select id from push_subscriptions`;
  const refuse = () => noteRefused(sql, row?.id ?? '');
  for (let n = 1; n <= 9; n++) expect(await refuse()).toBe(false);
  await noteTaken(sql, row?.id ?? '');
  for (let n = 1; n <= 9; n++) expect(await refuse()).toBe(false);
  expect(await refuse()).toBe(true);
  expect(await endpoints()).toEqual([]);
});

test('what was given up stays on its person’s list, with since when; only a press lets it ring again', async () => {
  const sessionId = await rings(cast.ben, 'phone');
  const [row] = await sql<{ id: string }[]>`select id from push_subscriptions`;
  const byItself = () => subscribe(sql, { userId: cast.ben, sessionId }, at('phone'), { byItself: true });
  await noteRefused(sql, row?.id ?? '');
  const [first] = await listDevices(sql, cast.ben);
  expect(first).toMatchObject({ sessionId, rungAt: null, refusedSince: expect.any(Date) });
  expect(await byItself()).toBe('rings'); // its page, which says so every ten minutes, does not begin the count anew
  for (let n = 2; n <= 10; n++) await noteRefused(sql, row?.id ?? '');
  expect(await listDevices(sql, cast.ben)).toEqual([{ ...first, sessionId: null }]);
  expect(await listDevices(sql, cast.sade)).toEqual([]);

  expect(await byItself()).toBe('ended');
  expect(await endpoints()).toEqual([]);
  expect(await subscribe(sql, { userId: cast.ben, sessionId }, at('phone'))).toBe('rings');
  expect(await listDevices(sql, cast.ben)).toMatchObject([{ sessionId, refusedSince: null }]);
});

test('what was removed is off the list and does not begin by itself, in no later session either', async () => {
  await rings(cast.ben, 'phone');
  const [device] = await listDevices(sql, cast.ben);
  await removeDevice(sql, cast.sade, device?.id ?? '');
  expect(await endpoints(), 'only one’s own is removed').toHaveLength(1);
  await removeDevice(sql, cast.ben, device?.id ?? '');
  expect([await listDevices(sql, cast.ben), await endpoints()]).toEqual([[], []]);
  const later = { userId: cast.ben, sessionId: await session(cast.ben) };
  expect(await subscribe(sql, later, at('phone'), { byItself: true })).toBe('ended');
  const sade = { userId: cast.sade, sessionId: await session(cast.sade) };
  expect(await subscribe(sql, sade, at('phone'), { byItself: true }), 'another’s word').toBe('rings');
});

test('a device that was given up can be taken off the list', async () => {
  await rings(cast.ben, 'phone');
  const [device] = await listDevices(sql, cast.ben);
  for (let n = 1; n <= 10; n++) await noteRefused(sql, device?.id ?? '');
  expect(await listDevices(sql, cast.ben)).toHaveLength(1);
  await removeDevice(sql, cast.sade, device?.id ?? '');
  expect(await listDevices(sql, cast.ben)).toHaveLength(1);
  await removeDevice(sql, cast.ben, device?.id ?? '');
  expect(await listDevices(sql, cast.ben)).toEqual([]);
});

/* --- the queue ---------------------------------------------------------------------------------------------------- */
const viewer = () => ({ id: cast.ben, role: 'service' as const, active: true, numberIds: [cast.main] });
async function calling(seq = 1): Promise<Alert> {
  const { conversationId } = await openConversation(sql, { customer: stranger(seq), agentId: cast.ben });
  return { id: `${conversationId}.${seq}`, kind: 'message', conversationId, at: new Date(Date.now() + 1000) };
}
const queue = (alerts: Alert[], waitMs = 0) => queueCalls(sql, viewer(), { waitMs, decide: () => alerts });
const take = (leaseMs = 60_000) => takeDue(sql, { limit: 10, leaseMs });

test('a call is queued once for each browser, however often and by however many it is found', async () => {
  await rings(cast.ben, 'phone');
  await rings(cast.ben, 'tablet');
  const alert = await calling();
  const found = await Promise.all([queue([alert]), queue([alert]), queue([alert])]);
  expect(found.reduce((sum, each) => sum + each, 0)).toBe(2);
  expect(await queue([alert])).toBe(0);
  const [taken, second] = await Promise.all([take(), take()]);
  const batches = [...taken, ...second];
  expect(batches.map(({ address }) => address.endpoint).toSorted()).toEqual([
    at('phone').endpoint,
    at('tablet').endpoint,
  ]);
  expect(batches[0]).toMatchObject({
    callee: {
      id: cast.ben,
      role: 'service',
      active: true,
      numberIds: [cast.main],
      language: 'en',
      available: false,
    },
    live: true,
    calls: [{ id: alert.id, conversationId: alert.conversationId, attempts: 1 }],
  });
  expect(batches[0]?.calls[0]?.at).toEqual(alert.at);
});

test('what was taken comes back if nobody settles it, and not if somebody does', async () => {
  await rings(cast.ben, 'phone');
  const alert = await calling();
  await queue([alert]);
  expect(await take(0)).toHaveLength(1);
  const [again] = await take();
  expect(again?.calls[0]?.attempts).toBe(2);
  expect(await take(), 'on its way').toEqual([]);
  await putOff(sql, again?.subscriptionId ?? '', [alert.id], 0);
  const [third] = await take(0);
  expect(third?.calls).toHaveLength(1);
  await settle(sql, third?.subscriptionId ?? '', [alert.id]);
  expect(await take()).toEqual([]);
  await putOff(sql, third?.subscriptionId ?? '', [alert.id], 0);
  expect(await take(), 'settled is settled').toEqual([]);
});

test('what happened before a browser was let ring does not ring there', async () => {
  await rings(cast.ben, 'phone');
  expect(await queue([{ ...(await calling()), at: new Date(Date.now() - 60_000) }])).toBe(0);
});

test('what a page has made itself is not rung, queued or not; in that browser, or everywhere', async () => {
  const phone = await rings(cast.ben, 'phone');
  await rings(cast.ben, 'tablet');
  const [early, late, here] = [await calling(), await calling(2), await calling(3)];
  await settleTold(sql, cast.ben, [early], 'everywhere');
  await queue([early, late, here]);
  await settleTold(sql, cast.ben, [late], 'everywhere');
  await settleTold(sql, cast.ben, [here], { sessionId: phone });
  await settleTold(sql, cast.ben, [{ id: 'x.1', conversationId: randomUUID() }], 'everywhere');
  const batches = await take();
  expect(batches.map(({ address, calls }) => [address.endpoint, calls.map(({ id }) => id)])).toEqual([
    [at('tablet').endpoint, [here.id]],
  ]);
  expect(await sql`select from pushes where alert_id = 'x.1'`).toEqual([]);
});

test('a browser that is taken over rings nothing of its former person', async () => {
  await rings(cast.ben, 'phone');
  await queue([await calling()]);
  await rings(cast.sade, 'phone');
  expect(await take()).toEqual([]);
});

test('a session that has run out is not live', async () => {
  const sessionId = await rings(cast.ben, 'phone');
  await queue([await calling()]);
  await sql`update sessions set expires_at = now() where id = ${sessionId}`;
  expect((await take()).map(({ live }) => live)).toEqual([false]);
});

test('what is long settled is swept, and the mark moves on', async () => {
  await rings(cast.ben, 'phone');
  const alert = await calling();
  await queue([alert]);
  const [batch] = await take();
  await settle(sql, batch?.subscriptionId ?? '', [alert.id]);
  await sql`update pushes set at = now() - interval '1 hour'`;
  await sql`update push_looks set looked_at = now() - interval '1 minute'`;
  await queue([]);
  expect(await sql`select from pushes`).toEqual([]);
  const [mark] = await sql<
    { fresh: boolean }[]
  >`select looked_at > now() - interval '5 seconds' as fresh from push_looks`;
  expect(mark?.fresh).toBe(true);
});
