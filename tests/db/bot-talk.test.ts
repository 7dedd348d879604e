import { beforeEach, describe, expect, test } from 'vitest';
import { answerByRules } from '../../db/bot-talk.ts';
import { firstSettings } from '../../db/bots.ts';
import type { Sql } from '../../db/connect.ts';
import { transfer } from '../../db/decisions.ts';
import { take } from '../../db/intake.ts';
import { json } from '../../db/json.ts';
import { takeNext } from '../../db/sending.ts';
import type { BotSettings } from '../../domain/bot.ts';
import type { Episode } from '../../domain/conversation.ts';
import type { InboundMessage } from '../../domain/message.ts';
import { asking, deliveryOf, inboundText, openConversation } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  ({ sql, cast } = stage);
  await sql`update numbers set bot_on = true where id = ${cast.main}`;
});

async function settings(change: Partial<BotSettings>) {
  await sql`insert into bots (number_id, settings) values (${cast.main}, ${json(sql, { ...firstSettings, ...change })})`;
}
const write = (said: Partial<InboundMessage>) => take(sql, deliveryOf(inboundText(said)));
const said = () =>
  sql<{ body: string; kind: string; turn: number | null }[]>`
    select body, kind, turn from messages where author = 'bot' order by seq`;
const row = async () =>
  (
    await sql<{ stage: string; turn: number; line: boolean }[]>`
    select stage, turn, exists (select from line where conversation_id = id) as line from conversations`
  )[0];

describe('the bot’s turn', () => {
  test('greets by name, on its turn, queued after what it heard', async () => {
    const withBot = await openConversation(sql);
    const { handedOff, changed } = await answerByRules(sql, withBot);
    expect(handedOff).toBe(false);
    expect(changed).toMatchObject({ conversations: [withBot.conversationId] });
    expect(await said()).toEqual([
      {
        body: 'Hello Kofi Mensah, thank you for writing. How can we help?',
        kind: 'interactive',
        turn: withBot.turn,
      },
    ]);
    expect(
      await sql`
        select author, delivery, conversations.last_message_id = messages.id as last
        from messages join conversations on conversations.id = conversation_id order by seq`,
    ).toEqual([
      { author: 'customer', delivery: null, last: false },
      { author: 'bot', delivery: 'queued', last: true },
    ]);
  });

  test('taken twice, or by two workers at once, says everything once', async () => {
    const withBot = await openConversation(sql);
    await Promise.all([answerByRules(sql, withBot), answerByRules(sql, withBot)]);
    expect(await answerByRules(sql, withBot)).toEqual({ handedOff: false, changed: {}, asks: false });
    expect(await said()).toHaveLength(1);
  });

  test('remembers between two messages, and hears each of them once', async () => {
    const withBot = await openConversation(sql);
    await answerByRules(sql, withBot);
    await write({ body: 'hmm' });
    await answerByRules(sql, withBot);
    expect((await said()).map(({ body }) => body.slice(0, 5))).toEqual(['Hello', 'Sorry']);
  });

  test('hears a pressed button by its id, and a picture without words', async () => {
    const withBot = await openConversation(sql);
    await answerByRules(sql, withBot);
    await write({ kind: 'image', body: null });
    await write({
      kind: 'interactive',
      body: 'Something else by now',
      content: { interactive: { type: 'button_reply', button_reply: { id: 'handoff', title: 'x' } } },
    });
    expect(await answerByRules(sql, withBot)).toMatchObject({ handedOff: true });
  });

  test('does not hear what was said to it in an earlier episode, nor notes of the system', async () => {
    const first = await openConversation(sql, { body: 'agent' });
    await sql`update conversations set status = 'closed', stage = null`;
    await write({ body: 'good morning' });
    await write({ kind: 'system', body: 'agent', opens: false });
    const next = { ...first, episode: first.episode + 1 };
    expect(await answerByRules(sql, next)).toMatchObject({ handedOff: false });
    expect(await answerByRules(sql, first)).toMatchObject({ changed: {} });
  });

  test.each<[string, boolean, (on: Episode) => Promise<unknown>]>([
    ['somebody has it', false, (on) => transfer(sql, { ...asking(cast.ben, on), to: cast.ben, from: null })],
    [
      'the bot is switched off, which is for the desk to put right',
      true,
      () => sql`update numbers set bot_on = false`,
    ],
  ])('is silent once %s', async (_what, handedOff, meanwhile) => {
    const withBot = await openConversation(sql);
    await meanwhile(withBot);
    expect(await answerByRules(sql, withBot)).toEqual({ handedOff, changed: {}, asks: false });
    expect(await said()).toEqual([]);
  });

  test('says nothing where the window is closed, but hands over all the same', async () => {
    const withBot = await openConversation(sql, { body: 'agent', sentAt: Date.now() - 25 * 3_600_000 });
    expect(await answerByRules(sql, withBot)).toMatchObject({ handedOff: true });
    expect(await said()).toEqual([]);
    expect(await row()).toMatchObject({ stage: 'waiting' });
  });
});

describe('a hand-over', () => {
  test('puts it in line with its reason, calls the desk, and tells the customer', async () => {
    const withBot = await openConversation(sql, { body: 'Can I talk to an agent?' });
    expect(await answerByRules(sql, withBot)).toMatchObject({ handedOff: true, changed: { outbox: true } });
    expect(await row()).toEqual({ stage: 'waiting', turn: withBot.turn + 1, line: true });
    expect(
      await sql`select code, explanation -> 'because' as because from decisions order by turn desc limit 1`,
    ).toEqual([{ code: 'bot_handoff', because: { code: 'handoff_word', word: 'agent' } }]);
    expect(await sql`select kind, actor_id from events order by seq desc limit 1`).toEqual([
      { kind: 'handed_to_people', actor_id: null },
    ]);
    expect(await sql`select signal from outbox`).toEqual([{ signal: 'serve' }]);
    expect(await said()).toEqual([{ body: firstSettings.handoff.notice, kind: 'text', turn: null }]);
  });

  test('leaves what comes after it to people', async () => {
    const withBot = await openConversation(sql, { body: 'agent' });
    await write({ body: 'hello?' });
    await answerByRules(sql, withBot);
    expect(await answerByRules(sql, withBot)).toEqual({ handedOff: false, changed: {}, asks: false });
    expect(await said()).toHaveLength(1);
  });

  test('its notice is sent although the turn has moved on; an answer from before it is not', async () => {
    await settings({ greeting: { ...firstSettings.greeting, reply: { kind: 'text', text: 'Hello' } } });
    const withBot = await openConversation(sql);
    await answerByRules(sql, withBot);
    await write({ body: 'agent' });
    await answerByRules(sql, withBot);
    expect(await takeNext(sql, withBot.conversationId)).toMatchObject({ take: 'turned-back' });
    expect(await takeNext(sql, withBot.conversationId)).toMatchObject({
      take: 'send',
      outgoing: { says: { kind: 'text', text: firstSettings.handoff.notice } },
    });
  });
});
