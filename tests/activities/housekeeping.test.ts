import { afterEach, beforeEach, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { parse } from '../../channels/whatsapp/webhook.ts';
import { take } from '../../db/intake.ts';
import { keepRefusal } from '../../db/refusals.ts';
import type { Parsed } from '../../domain/message.ts';
import { textMessage } from '../bench/payload.ts';
import { openConversation } from '../support/build.ts';
import { castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { worldOf } from './world.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await castIn(database.sql);
});
afterEach(() => database.drop());

/** One delivery of `count` messages: the first one's frame around all of them. */
function delivery(count: number): Buffer {
  const bodies = Array.from({ length: count }, (_, n) =>
    JSON.parse(textMessage(`1555300${1000 + n}`, `wamid.large.${n}`, `message ${n}`).body.toString()),
  );
  return Buffer.from(JSON.stringify({ ...bodies[0], entry: bodies.flatMap(({ entry }) => entry) }));
}

test('a delivery too large for a webhook is kept at once and worked through by the worker, each message once', async () => {
  const { sql } = database;
  const raw = delivery(120);
  await take(sql, { raw, parsed: parse(raw) as Parsed, signedFor: ['106540352242922'] });
  const state = () => sql`select state from deliveries`;
  expect(await state()).toEqual([{ state: 'waiting' }]);
  expect(await sql`select from messages`).toHaveLength(0);

  const world = worldOf(sql);
  const { workThroughDeliveries } = createActivities(world);
  expect(await workThroughDeliveries()).toEqual({ worked: 1 });
  expect(await state()).toEqual([{ state: 'done' }]);
  expect(await sql`select from messages`).toHaveLength(120);
  expect(await sql`select from conversations where status = 'open'`).toHaveLength(120);
  expect(
    world.told.some(({ outbox }) => outbox),
    'the relay is woken',
  ).toBe(true);

  expect(await workThroughDeliveries()).toEqual({ worked: 0 });
  expect(await sql`select from messages`).toHaveLength(120);
});

test('one that was stopped in the middle is begun anew and stores nothing twice', async () => {
  const { sql } = database;
  const raw = delivery(80);
  await take(sql, { raw, parsed: parse(raw) as Parsed, signedFor: ['106540352242922'] });
  const { workThroughDeliveries } = createActivities(worldOf(sql));
  await Promise.all([workThroughDeliveries(), workThroughDeliveries()]);
  await sql`update deliveries set state = 'waiting'`; // as if it had died before its last word
  await workThroughDeliveries();
  expect(await sql`select from messages`).toHaveLength(80);
});

test('what was refused long ago is forgotten', async () => {
  const { sql } = database;
  const { conversationId } = await openConversation(sql);
  const [ama] = await sql<{ id: string }[]>`select id from users where name = 'Ama'`;
  const refused = { by: ama?.id ?? '', action: 'claim' as const, why: 'door' as const };
  await keepRefusal(sql, { ...refused, about: { conversationId } });
  const { forgetRefusals } = createActivities(worldOf(sql));
  expect(await forgetRefusals()).toEqual({ forgotten: 0 });
  await sql`update refusals set at = now() - interval '91 days'`;
  expect(await forgetRefusals()).toEqual({ forgotten: 1 });
});
