import { beforeEach, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { firstSettings } from '../../db/bots.ts';
import type { Sql } from '../../db/connect.ts';
import { transfer } from '../../db/decisions.ts';
import { take } from '../../db/intake.ts';
import { json } from '../../db/json.ts';
import { seal } from '../../db/seal.ts';
import type { Episode } from '../../domain/conversation.ts';
import { asking, deliveryOf, inboundText, openConversation } from '../support/build.ts';
import { available, type Cast, castKey } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { worldOf } from './world.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let world: ReturnType<typeof worldOf>;
let on: Episode;
beforeEach(async () => {
  ({ sql, cast } = stage);
  world = worldOf(sql);
  await sql`update numbers set bot_on = true where id = ${cast.main}`;
  const settings = { ...firstSettings, webhook: { on: true, url: 'https://bot.example.test' } };
  await sql`
    insert into bots (number_id, settings, webhook_secret)
    values (${cast.main}, ${json(sql, settings)}, ${seal(castKey, 's3cret')})`;
  on = await openConversation(sql, { body: 'Where is my order?' });
});

const askBot = () => createActivities(world).askBot(on);
const said = () => sql`select body, turn from messages where author = 'bot' order by seq`;
const last = async () => (await sql`select code, explanation from decisions order by turn desc limit 1`)[0];

test('the bot’s turn says that one elsewhere is to be asked, and says nothing itself', async () => {
  expect(await createActivities(world).answerCustomer(on)).toMatchObject({
    asks: true,
    state: { stage: 'bot' },
  });
  expect(await said()).toEqual([]);
});

test('what it answers is said on the turn it was asked on, once', async () => {
  world.botAnswers = () => ({
    ok: true,
    answer: { messages: [{ kind: 'text', text: 'Tomorrow, {{name}}' }], handoff: false },
  });
  await askBot();
  await askBot();
  expect(await said()).toEqual([{ body: 'Tomorrow, Kofi Mensah', turn: on.turn }]);
  expect(world.asked).toHaveLength(1);
  expect(world.asked[0]).toMatchObject({
    secret: 's3cret',
    event: { episode: 1, messages: [{ text: 'Where is my order?' }] },
  });
});

test('the same question has the same id, and one with more messages another', async () => {
  world.botAnswers = () => {
    throw new Error('the worker is gone');
  };
  await expect(askBot()).rejects.toThrow();
  await expect(askBot()).rejects.toThrow();
  await take(sql, deliveryOf(inboundText({ body: 'Hello?' })));
  await expect(askBot()).rejects.toThrow();
  const [first, again, more] = world.asked.map(({ eventId }) => eventId);
  expect(again).toBe(first);
  expect(more).not.toBe(first);
});

test('a hand-over goes to people with its reason, after what it said, and with the notice', async () => {
  await available(sql, cast.sade);
  world.botAnswers = () => ({
    ok: true,
    answer: { messages: [{ kind: 'text', text: 'One moment' }], handoff: true, reason: 'a refund' },
  });
  await askBot();
  expect((await said()).map(({ body }) => body)).toEqual(['One moment', firstSettings.handoff.notice]);
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.sade }]);
});

test('on giving up people take over, the thread says why, and the customer is told', async () => {
  world.botAnswers = () => ({ ok: false, again: false, detail: 'it answered 404' });
  await askBot();
  expect((await said()).map(({ body }) => body)).toEqual([firstSettings.handoff.notice]);
  const codes = await sql`select code, explanation -> 'because' as because from decisions order by turn`;
  expect(codes[1]).toEqual({
    code: 'bot_handoff',
    because: { code: 'webhook_failed', detail: 'it answered 404' },
  });
  expect(await last()).toMatchObject({ code: 'none_online' });
});

test('an answer that comes after a Transfer changes nothing', async () => {
  world.botElsewhere.ask = async () => {
    await transfer(sql, { ...asking(cast.ben, on), to: cast.ben, from: null });
    return { ok: true, answer: { messages: [{ kind: 'text', text: 'Too late' }], handoff: true } };
  };
  await askBot();
  expect(await said()).toEqual([]);
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.ben }]);
});
