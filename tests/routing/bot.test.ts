/** The rows of ROUTING about the bot, and how a conversation leaves it. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { transfer } from '../../db/decisions.ts';
import { take } from '../../db/intake.ts';
import { queueReply } from '../../db/replies.ts';
import { takeNext } from '../../db/sending.ts';
import type { Sql } from '../../db/connect.ts';
import type { Episode } from '../../domain/conversation.ts';
import { worldOf } from '../activities/world.ts';
import { asking, deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { available, type Cast, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, write, stands, codes, inLine } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  ({ sql, cast } = stage);
  await sql`update numbers set bot_on = true where id = ${cast.main}`;
});

const botsTurn = (on: Episode) => createActivities(worldOf(sql)).answerCustomer(on);
const reply = (on: Episode, by = cast.ben) =>
  queueReply(sql, {
    ...{ conversationId: on.conversationId, by },
    body: 'Hello',
    formKey: randomUUID(),
    replyToWamid: null,
  });
const stops = () => sql`update numbers set reply_stops_bot = true where id = ${cast.main}`;
const echo = () => {
  const { opens: _, ...written } = inboundText({ body: 'From the phone' });
  return take(sql, deliveryOf({ ...written, type: 'echo' }));
};

test('44: with the bot on a new conversation is the bot’s, nobody’s, and not in line', async () => {
  await available(sql, cast.ben);
  const opened = await openConversation(sql);
  expect(opened).toMatchObject({ stage: 'bot', agentId: null, inLine: false });
  await serve();
  expect(await stands(opened)).toBe('bot');
  expect(await codes(opened)).toEqual(['bot']);
});

test('45: a person’s reply beside the bot is sent, and the bot stays on', async () => {
  const on = await openConversation(sql);
  expect(await reply(on)).toMatchObject({ ok: true });
  expect(await stands(on)).toBe('bot');
  expect(await takeNext(sql, on.conversationId)).toMatchObject({ take: 'send' });
  await echo();
  expect(await stands(on)).toBe('bot');
});

test('45: where a reply stops the bot, the conversation is theirs who wrote, and says why', async () => {
  await stops();
  const on = await openConversation(sql);
  await botsTurn(on);
  expect(await reply(on)).toMatchObject({ ok: true });
  expect(await stands(on)).toBe(cast.ben);
  expect(await codes(on)).toEqual(['bot', 'reply_stopped_bot']);
  expect(await takeNext(sql, on.conversationId), 'the greeting came too late').toMatchObject({
    take: 'turned-back',
  });
  expect(await takeNext(sql, on.conversationId)).toMatchObject({
    take: 'send',
    outgoing: { says: { text: 'Hello' } },
  });
});

test('16, 45: an echo from the phone app stops it too: for people, as nobody here wrote', async () => {
  await stops();
  await available(sql, cast.sade);
  const on = await openConversation(sql);
  await echo();
  expect(await codes(on)).toEqual(['bot', 'phone_stopped_bot']);
  await serve();
  expect(await stands(on)).toBe(cast.sade);
});

test('46: what the bot decided before a Transfer is withdrawn after it; what was on its way stays', async () => {
  const on = await openConversation(sql);
  await botsTurn(on);
  expect(await takeNext(sql, on.conversationId)).toMatchObject({ take: 'send' });
  await write({ body: 'hmm' });
  await botsTurn(on);
  await transfer(sql, { ...asking(cast.ben, on), to: cast.ben, from: null });
  expect(await takeNext(sql, on.conversationId)).toMatchObject({ take: 'wait', why: 'outcome' });
  await sql`update messages set delivery = 'sent' where delivery = 'sending'`;
  expect(await takeNext(sql, on.conversationId)).toMatchObject({ take: 'turned-back' });
  expect(await sql`select delivery from messages where author = 'bot' order by seq`).toEqual([
    { delivery: 'sent' },
    { delivery: 'withdrawn' },
  ]);
});

test('47: who asks the bot for a person gets owner → previous → basic, and is told', async () => {
  await available(sql, cast.sade);
  const kofis = await openConversation(sql, { body: 'agent' });
  const linas = await openConversation(sql, { customer: lina, body: 'Can I speak to a person?' });
  await botsTurn(kofis);
  await botsTurn(linas);
  expect(await codes(kofis)).toEqual(['bot', 'bot_handoff', 'basic_online']);
  expect(await stands(linas), 'her owner').toBe(cast.sol);
  expect(await takeNext(sql, kofis.conversationId)).toMatchObject({
    take: 'send',
    outgoing: { says: { text: 'Thank you. A colleague will answer you here.' } },
  });
});

test('56: the bot switched off gives what it has to people, oldest first; switched on, it has the next', async () => {
  await available(sql, cast.ben, cast.sade);
  const first = await openConversation(sql, { customer: stranger(1) });
  const linas = await openConversation(sql, { customer: lina });
  await sql`update numbers set bot_on = false where id = ${cast.main}`;
  await serve();
  expect(await codes(first)).toEqual(['bot', 'bot_off', 'basic_online']);
  expect(await codes(linas)).toEqual(['bot', 'bot_off', 'owner']);
  expect(await inLine()).toEqual([]);

  await sql`update numbers set bot_on = true where id = ${cast.main}`;
  await serve();
  expect(await stands(linas)).toBe(cast.sol);
  expect(await openConversation(sql, { customer: stranger(2) })).toMatchObject({ stage: 'bot' });
});

test('56: one that was opened while the bot was being switched off goes to people at the bot’s turn', async () => {
  await available(sql, cast.ben);
  const late = await openConversation(sql);
  await sql`update numbers set bot_on = false where id = ${cast.main}`;
  await botsTurn(late);
  expect(await stands(late)).toBe(cast.ben);
});
