/** The rows of ROUTING about what happens by itself after a while, and what a snooze does to loads. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { keep, readEpisode, snooze, timeUp, transfer } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { take } from '../../db/intake.ts';
import { queueReply } from '../../db/replies.ts';
import type { Episode } from '../../domain/conversation.ts';
import { edit } from '../support/assignment.ts';
import { asking, deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { available, type Cast, kofi, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const save = async (changes: Parameters<typeof edit>[2]) => {
  expect((await edit(sql, { numberId: cast.main, by: cast.ama }, changes)).ok).toBe(true);
  await sql`delete from outbox`;
};
/** As if all that has happened in a conversation had happened so much earlier. */
const passes = async ({ conversationId }: Episode, interval: string) => {
  await sql`update decisions set at = at - ${interval}::interval where conversation_id = ${conversationId}`;
  await sql`update messages set created_at = created_at - ${interval}::interval where conversation_id = ${conversationId}`;
  await sql`
    update conversations set snoozed_until = snoozed_until - ${interval}::interval, woke_at = woke_at - ${interval}::interval
    where id = ${conversationId}`;
};
const reply = (to: Episode, by: string) =>
  queueReply(sql, {
    ...{ conversationId: to.conversationId, by, body: 'Hello Kofi', formKey: randomUUID() },
    replyToWamid: null,
  });
const row = async ({ conversationId }: Episode) =>
  (
    await sql`select status, stage, agent_id as "agentId", turn, snoozed_until is not null as snoozed
    from conversations where id = ${conversationId}`
  )[0];
const lastEvent = async ({ conversationId }: Episode) =>
  (
    await sql`select kind, actor_id as "actorId", agent_id as "agentId", data from events
    where conversation_id = ${conversationId} order by seq desc limit 1`
  )[0];
const nextOf = async (episode: Episode) => {
  const joined = await readEpisode(sql, episode);
  return joined.current ? joined.next : null;
};
const codes = async ({ conversationId }: Episode) =>
  (await sql`select code from decisions where conversation_id = ${conversationId} order by turn`).map(
    ({ code }) => code,
  );

test('54: a give-back or close that fires while a reply is queued or being sent starts again', async () => {
  await save({ options: { giveBackMinutes: 5, autoCloseDays: 1 } });
  const bens = await openConversation(sql, { agentId: cast.ben });
  await passes(bens, '2 days');
  await reply(bens, cast.ben);
  for (const delivery of ['queued', 'sending']) {
    await sql`update messages set delivery = ${delivery}, created_at = now() - interval '2 days' where direction = 'out'`;
    const { joined } = await timeUp(sql, bens);
    expect(joined).toMatchObject({
      current: true,
      state: { agentId: cast.ben },
      next: { what: 'give-back' },
    });
    expect(joined.current && joined.next?.inMs).toBeGreaterThan(299_000);
  }

  await sql`update messages set delivery = 'failed' where direction = 'out'`;
  await timeUp(sql, bens);
  expect(await row(bens)).toMatchObject({ stage: 'waiting', agentId: null });
});

describe('a conversation without a first reply', () => {
  test('61: goes to somebody else, in the rotation', async () => {
    await save({ options: { giveBackMinutes: 5 } });
    await available(sql, cast.ben, cast.sade);
    const bens = await openConversation(sql, { agentId: cast.ben });
    expect(await nextOf(bens)).toMatchObject({ what: 'give-back' });
    await timeUp(sql, bens); // too early
    expect(await row(bens)).toMatchObject({ agentId: cast.ben });

    await passes(bens, '6 minutes');
    await timeUp(sql, bens);
    await timeUp(sql, bens); // a repeat
    expect(await row(bens)).toMatchObject({ stage: 'assigned', agentId: cast.sade });
    expect(await codes(bens)).toEqual(['in_line', 'claim', 'gave_back', 'basic_online']);
    const [routed] = await sql`select explanation from decisions where code = 'basic_online'`;
    expect(routed?.['explanation'].tried.at(-1).considered).toContainEqual(
      expect.objectContaining({ agentId: cast.ben, skipped: 'gave_back' }),
    );
  });

  test('61: is taken from an owner too, and from a previous agent', async () => {
    await save({ options: { giveBackMinutes: 5 } });
    await available(sql, cast.sol, cast.ben);
    const sols = await openConversation(sql, { customer: lina, agentId: cast.sol });
    await sql`update conversations set previous_agent_id = ${cast.sol} where id = ${sols.conversationId}`;
    await passes(sols, '6 minutes');
    await timeUp(sql, sols);
    expect(await row(sols)).toMatchObject({ agentId: cast.ben });
    const [routed] = await sql`select explanation from decisions where code = 'basic_online'`;
    expect(routed?.['explanation'].tried.map(({ code }: { code: string }) => code)).toEqual([
      'owner_gave_back',
      'previous_gave_back',
      'basic_online',
    ]);
  });

  test('61: with nobody else there waits to be claimed under “leave”, and in line under “assign”', async () => {
    await save({ options: { giveBackMinutes: 5 } });
    await available(sql, cast.ben);
    const left = await openConversation(sql, { agentId: cast.ben });
    await passes(left, '6 minutes');
    const { joined } = await timeUp(sql, left);
    expect(joined).toMatchObject({ state: { stage: 'waiting', inLine: false }, next: null });

    await save({ rules: { whenFree: 'assign' } });
    await sql`delete from line`;
    const waits = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
    await passes(waits, '6 minutes');
    expect((await timeUp(sql, waits)).joined).toMatchObject({ state: { stage: 'waiting', inLine: true } });
    await serveLine(sql, { numberId: cast.main, after: 0 });
    expect(await row(waits)).toMatchObject({ stage: 'waiting' });
    await available(sql, cast.sade);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    expect(await row(waits)).toMatchObject({ agentId: cast.sade });
  });

  test('stays with whoever keeps it, until it goes to somebody else', async () => {
    await save({ options: { giveBackMinutes: 5 } });
    await available(sql, cast.sade);
    const bens = await openConversation(sql, { agentId: cast.ben });
    const asked = { ...asking(cast.ben, bens), what: 'agent', from: cast.ben } as const;
    expect((await keep(sql, asked)).answer).toMatchObject({ ok: true, next: null });
    expect((await keep(sql, asked)).answer).toMatchObject({ ok: true }); // a form sent twice
    expect(await sql`select from events where kind = 'kept_agent'`).toHaveLength(1);
    await passes(bens, '6 minutes');
    await timeUp(sql, bens);
    expect(await row(bens)).toMatchObject({ agentId: cast.ben });

    await transfer(sql, { ...asking(cast.ben, bens), from: cast.ben, to: cast.sade });
    expect(await nextOf(bens)).toMatchObject({ what: 'give-back' });
  });
});

describe('a conversation without a message', () => {
  test('is closed by itself, and remembers who had it', async () => {
    await save({ options: { autoCloseDays: 2 } });
    const bens = await openConversation(sql, { agentId: cast.ben });
    await passes(bens, '3 days');
    const { joined, changed } = await timeUp(sql, bens);
    expect(joined.current).toBe(false);
    expect(changed).toMatchObject({ conversations: [bens.conversationId] });
    expect(await row(bens)).toMatchObject({ status: 'closed', agentId: null });
    expect(await lastEvent(bens)).toEqual({
      kind: 'closed',
      actorId: null,
      agentId: cast.ben,
      data: { days: '2' },
    });
    const [{ previous } = {}] = await sql`
      select previous_agent_id as previous from conversations where id = ${bens.conversationId}`;
    expect(previous).toBe(cast.ben);
  });

  test('is not closed over a newer message, nor while somebody keeps it open', async () => {
    await save({ options: { autoCloseDays: 2 } });
    const bens = await openConversation(sql, { agentId: cast.ben });
    await passes(bens, '3 days');
    await take(sql, deliveryOf(inboundText()));
    expect((await timeUp(sql, bens)).joined).toMatchObject({ current: true, next: { what: 'close' } });

    await keep(sql, { ...asking(cast.sade, bens), what: 'open', from: cast.ben });
    await passes(bens, '3 days');
    expect((await timeUp(sql, bens)).joined).toMatchObject({ current: true, next: null });
  });

  test('stays in Unassigned', async () => {
    await save({ options: { autoCloseDays: 2 } });
    const waiting = await openConversation(sql);
    await passes(waiting, '30 days');
    await timeUp(sql, waiting);
    expect(await row(waiting)).toMatchObject({ stage: 'waiting' });
  });
});

test('a changed option reaches every open conversation of the number, and no other', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const options = { options: { autoCloseDays: 2 } };
  expect((await edit(sql, { numberId: cast.second, by: cast.ama }, options)).ok).toBe(true);
  expect(await sql`select from outbox where signal = 'settingsChanged'`).toHaveLength(0);
  expect((await edit(sql, { numberId: cast.main, by: cast.ama }, options)).ok).toBe(true);
  expect(await sql`select workflow_id from outbox where signal = 'settingsChanged'`).toEqual([
    { workflow_id: `conversation-${bens.conversationId}-1` },
  ]);
});

describe('a snoozed conversation', () => {
  const tomorrow = () => Date.now() + 86_400_000;
  const seen = async ({ conversationId }: Episode) =>
    (await sql`select last_inbound_seq as seq from conversations where id = ${conversationId}`)[0]?.['seq'];
  const putAside = async (episode: Episode, by = cast.ben) =>
    snooze(sql, { ...asking(by, episode), from: cast.ben, seen: await seen(episode), until: tomorrow() });

  test('leaves room for somebody who waits, and takes it again when it wakes', async () => {
    await save({ rules: { whenFree: 'assign' }, members: [{ agentId: cast.ben, capacity: 1 }] });
    await available(sql, cast.ben);
    const bens = await openConversation(sql, { agentId: cast.ben });
    const next = await openConversation(sql, { customer: stranger(1) });
    await serveLine(sql, { numberId: cast.main, after: 0 });
    expect(await row(next)).toMatchObject({ stage: 'waiting' });

    expect((await putAside(bens)).answer).toMatchObject({
      ok: true,
      value: { agentId: cast.ben, turn: bens.turn },
      next: { what: 'wake' },
    });
    expect(await sql`select from outbox where signal = 'serve'`).toHaveLength(1);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    expect(await row(next)).toMatchObject({ agentId: cast.ben });
  });

  test('wakes at its time', async () => {
    const bens = await openConversation(sql, { agentId: cast.ben });
    await putAside(bens);
    await timeUp(sql, bens); // too early
    expect(await row(bens)).toMatchObject({ snoozed: true });
    await passes(bens, '2 days');
    expect((await timeUp(sql, bens)).joined).toMatchObject({ state: { snoozedUntil: null }, next: null });
    expect(await lastEvent(bens)).toMatchObject({ kind: 'woke', actorId: null, data: { by: 'time' } });
  });

  test('wakes when the customer writes, and its workflow hears of it', async () => {
    const bens = await openConversation(sql, { agentId: cast.ben, customer: kofi });
    await putAside(bens);
    await sql`delete from outbox`;
    const message = inboundText();
    await take(sql, deliveryOf(message));
    await take(sql, deliveryOf(message));
    expect(await row(bens)).toEqual({
      status: 'open',
      stage: 'assigned',
      agentId: cast.ben,
      turn: bens.turn,
      snoozed: false,
    });
    expect(await sql`select signal from outbox`).toEqual([{ signal: 'messageReceived' }]);
    expect(await lastEvent(bens)).toMatchObject({ kind: 'woke', data: { by: 'customer' } });
  });

  test('is told once of a form that is sent twice, also after it has woken', async () => {
    const bens = await openConversation(sql, { agentId: cast.ben });
    const asked = { ...asking(cast.ben, bens), from: cast.ben, seen: await seen(bens), until: tomorrow() };
    await snooze(sql, asked);
    await take(sql, deliveryOf(inboundText()));
    expect((await snooze(sql, asked)).answer).toMatchObject({ ok: true, value: { snoozedUntil: null } });
    expect(await row(bens)).toMatchObject({ snoozed: false });
  });

  test('is refused to who may not reply, and over a message that was not seen', async () => {
    const bens = await openConversation(sql, { agentId: cast.ben });
    expect((await putAside(bens, cast.zed)).answer).toEqual({ ok: false, why: 'not-allowed' });
    const stale = { ...asking(cast.ben, bens), from: cast.ben, seen: 0, until: tomorrow() };
    expect((await snooze(sql, stale)).answer).toEqual({ ok: false, why: 'newer-message' });
  });
});
