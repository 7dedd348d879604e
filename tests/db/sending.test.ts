import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { queueReply, retryMessage } from '../../db/replies.ts';
import { recordOutcome, takeNext } from '../../db/sending.ts';
import type { SendOutcome } from '../../domain/message.ts';
import { deliveryOf, newWamid, openConversation, statusOf, stranger } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let conversationId: string;
beforeEach(async () => {
  ({ sql, cast } = stage);
  ({ conversationId } = await openConversation(sql, { agentId: cast.ben }));
});

const accepted = (): SendOutcome => ({ outcome: 'accepted', wamid: newWamid(), identity: {} });
const trouble = (
  outcome: 'retry' | 'number' | 'final',
  code = 130429,
  afterMs: number | null = null,
): SendOutcome => ({
  outcome,
  code,
  detail: 'as WhatsApp says it',
  afterMs,
});

async function queue(body = 'Yes, until six.', at = conversationId): Promise<string> {
  const reply = { conversationId: at, by: cast.ben, body, formKey: randomUUID(), replyToWamid: null };
  const queued = await queueReply(sql, reply);
  if (!queued.ok) throw new Error(queued.why);
  return queued.value.messageId;
}
async function taken() {
  const next = await takeNext(sql, conversationId);
  if (next.take !== 'send') throw new Error(`nothing to send: ${next.take}`);
  return next;
}
async function send(outcome: SendOutcome) {
  const { messageId, attempt } = await taken();
  return { messageId, attempt, ...(await recordOutcome(sql, { messageId, attempt, outcome })) };
}
const deliveryOfMessage = async (id: string) =>
  (await sql`select delivery, attempt, wamid, error_code, retry_at from messages where id = ${id}`)[0];

describe('the lane', () => {
  test('takes the oldest, notes the attempt before anything leaves, and stores the answer', async () => {
    const [first, second] = [await queue('one'), await queue('two')];
    const next = await taken();
    expect(next).toMatchObject({ messageId: first, attempt: 1, numberId: cast.main });
    expect(next.outgoing).toEqual({
      to: { bsuid: 'GH.1203987456', parentBsuid: null, phone: '233201234567' },
      says: { kind: 'text', text: 'one' },
      replyToWamid: null,
      callback: `m:${first}:1`,
      mediaIds: {},
    });
    expect(await deliveryOfMessage(first)).toMatchObject({ delivery: 'sending', attempt: 1 });

    const outcome = accepted();
    const recorded = await recordOutcome(sql, { messageId: first, attempt: 1, outcome });
    expect(recorded.next).toEqual({ did: 'one' });
    expect(await deliveryOfMessage(first)).toMatchObject({ delivery: 'sent' });
    expect((await taken()).messageId).toBe(second);
  });

  test('with nothing to send says so', async () => {
    expect(await takeNext(sql, conversationId)).toEqual({ take: 'nothing' });
  });

  test('that finds one under way (somebody died) never sends it: waits two minutes, then it is unknown and the next goes', async () => {
    const [first, second] = [await queue('one'), await queue('two')];
    await taken();
    const found = await takeNext(sql, conversationId);
    expect(found).toMatchObject({ take: 'wait', why: 'outcome' });
    expect(found.take === 'wait' && found.ms > 110_000 && found.ms <= 120_000).toBe(true);

    await sql`update messages set attempt_at = now() - interval '121 seconds' where id = ${first}`;
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'turned-back', messageId: first });
    expect(await deliveryOfMessage(first)).toMatchObject({ delivery: 'unknown', attempt: 1 });
    expect((await taken()).messageId).toBe(second);
  });

  test('told that the outcome is unknown leaves it under way and waits', async () => {
    const id = await queue();
    const { next } = await send({ outcome: 'unknown', detail: 'time-out' });
    expect(next).toMatchObject({ did: 'wait', why: 'outcome' });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'sending' });
  });

  test('the same outcome recorded twice is recorded once', async () => {
    const id = await queue();
    const { messageId, attempt } = await taken();
    const outcome = accepted();
    await recordOutcome(sql, { messageId, attempt, outcome });
    const again = await recordOutcome(sql, { messageId, attempt, outcome });
    expect(again.next).toEqual({ did: 'one' });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'sent', attempt: 1 });
  });
});

describe('what may not go is turned back', () => {
  test('free text when the window has closed meanwhile', async () => {
    const id = await queue();
    await sql`update conversations set window_until = now() - interval '1 second'`;
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'turned-back', messageId: id });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'failed', error_code: 131047 });
  });

  test('a bot’s answer that was decided before a transfer (ROUTING 46)', async () => {
    const id = await queue();
    await sql`update messages set author = 'bot', turn = 1 where id = ${id}`;
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'turned-back', messageId: id });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'withdrawn' });
  });
});

describe('a temporary refusal', () => {
  test('puts it back at its place; what was written later waits behind it', async () => {
    const first = await queue('one');
    await queue('two');
    const { next } = await send(trouble('retry'));
    expect(next).toMatchObject({ did: 'wait', why: 'retry' });
    expect(await deliveryOfMessage(first)).toMatchObject({ delivery: 'queued', attempt: 1 });
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'wait', why: 'retry' });

    await sql`update messages set retry_at = now() where id = ${first}`;
    expect(await taken()).toMatchObject({ messageId: first, attempt: 2 });
  });

  test('waits as long as WhatsApp says', async () => {
    await queue();
    const { next } = await send(trouble('retry', 131057, 60_000));
    expect(next).toEqual({ did: 'wait', ms: 60_000, why: 'retry' });
  });

  test('is tried eight times, then a person decides; their Retry counts anew', async () => {
    const id = await queue();
    for (let n = 1; n <= 8; n++) {
      expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'queued' });
      await send(trouble('retry', 131016, 0));
    }
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'failed', error_code: 131016, attempt: 8 });

    const asked = { conversationId, messageId: id, by: cast.ben, formKey: randomUUID() };
    expect((await retryMessage(sql, asked)).ok).toBe(true);
    await send(trouble('retry', 131016, 0));
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'queued', attempt: 9 });
  });
});

describe('a final refusal', () => {
  test('marks it failed with the code, and the lane goes on', async () => {
    const id = await queue();
    const { next } = await send(trouble('final', 131026));
    expect(next).toEqual({ did: 'one' });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'failed', error_code: 131026 });
  });

  test('of the window closes ours too: WhatsApp’s clock is right', async () => {
    await queue();
    await send(trouble('final', 131047));
    const [row] = await sql`select window_until <= now() as closed from conversations`;
    expect(row).toEqual({ closed: true });
  });

  test('can be tried again by a person, once a press', async () => {
    const id = await queue();
    await send(trouble('final', 100));
    await sql`delete from outbox`;
    const asked = { conversationId, messageId: id, by: cast.ben, formKey: randomUUID() };
    expect(await retryMessage(sql, asked)).toMatchObject({ ok: true });
    expect(await sql`select signal from outbox`).toEqual([{ signal: 'messageQueued' }]);
    await send(trouble('final', 100));
    expect(await retryMessage(sql, asked)).toEqual({ ok: true, value: { changed: {} } });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'failed', attempt: 2 });
  });

  test('is not for somebody who may not reply, nor for what has not failed', async () => {
    const id = await queue();
    const asked = { conversationId, messageId: id, by: cast.ben, formKey: randomUUID() };
    expect(await retryMessage(sql, asked)).toEqual({ ok: false, why: 'not-failed' });
    await send(trouble('final', 100));
    expect(await retryMessage(sql, { ...asked, by: cast.zed })).toEqual({ ok: false, why: 'not-allowed' });
    expect(await retryMessage(sql, { ...asked, messageId: randomUUID() })).toEqual({
      ok: false,
      why: 'not-failed',
    });
  });
});

describe('trouble with the number', () => {
  test('holds all its lanes and loses nothing', async () => {
    const other = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
    const id = await queue();
    await queue('elsewhere', other.conversationId);
    const { next, changed } = await send(trouble('number', 190));
    expect(next).toEqual({ did: 'held' });
    expect(changed.numbers).toEqual([cast.main]);
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'queued' });
    expect(await takeNext(sql, other.conversationId)).toEqual({ take: 'held' });
    expect(await sql`select trouble_code, trouble from numbers where id = ${cast.main}`).toEqual([
      { trouble_code: 190, trouble: 'as WhatsApp says it' },
    ]);
  });

  test('is looked at again by one lane a minute; what goes through wakes the others', async () => {
    const other = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
    await queue();
    await queue('elsewhere', other.conversationId);
    await send(trouble('number', 190));
    await sql`update numbers set trouble_tried_at = now() - interval '61 seconds' where id = ${cast.main}`;
    await sql`delete from outbox`;
    const { messageId, attempt } = await taken();
    expect(await takeNext(sql, other.conversationId)).toEqual({ take: 'held' });

    await recordOutcome(sql, { messageId, attempt, outcome: accepted() });
    expect(await sql`select trouble, trouble_since from numbers where id = ${cast.main}`).toEqual([
      { trouble: null, trouble_since: null },
    ]);
    expect(await sql`select workflow_id from outbox`).toEqual([
      { workflow_id: `conversation-${other.conversationId}-1` },
    ]);
    expect(await takeNext(sql, other.conversationId)).toMatchObject({ take: 'send' });
  });
});

describe('the pace', () => {
  test('to one customer: 45 at once, then one every six seconds', async () => {
    await sql`insert into paces (key, next_at) values (${`pair ${conversationId}`}, now() + interval '264 seconds')`;
    await queue('one');
    await queue('two');
    expect((await send(accepted())).next).toEqual({ did: 'one' });
    const next = await takeNext(sql, conversationId);
    expect(next).toMatchObject({ take: 'wait', why: 'pace' });
    expect(next.take === 'wait' && next.ms > 5_000 && next.ms <= 6_000).toBe(true);
  });

  test('of a number: eight at once, then eighty a second; who has to wait takes no place', async () => {
    await sql`insert into paces (key, next_at) values (${`number ${cast.main}`}, now() + interval '1 hour')`;
    const id = await queue();
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'wait', why: 'pace' });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'queued', attempt: 0 });
    expect(await sql`select from paces`).toHaveLength(1);
  });
});

describe('a reply', () => {
  const reply = (over: object = {}) =>
    queueReply(sql, {
      conversationId,
      by: cast.ben,
      body: ' Yes. ',
      formKey: randomUUID(),
      replyToWamid: null,
      ...over,
    });

  test('is queued, and its workflow told, in one transaction', async () => {
    const queued = await reply();
    expect(queued).toMatchObject({ ok: true, value: { conversationId, changed: { outbox: true } } });
    expect(
      await sql`select body, author, sender_id, delivery, episode from messages where direction = 'out'`,
    ).toEqual([{ body: 'Yes.', author: 'agent', sender_id: cast.ben, delivery: 'queued', episode: 1 }]);
    expect(await sql`select signal from outbox`).toEqual([{ signal: 'messageQueued' }]);
    expect((await sql`select last_message_id from conversations`)[0]?.last_message_id).toBe(
      queued.ok ? queued.value.messageId : null,
    );
  });

  test('pressed twice at once is stored once', async () => {
    const formKey = randomUUID();
    const both = await Promise.all([reply({ formKey }), reply({ formKey })]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await sql`select from messages where direction = 'out'`).toHaveLength(1);
    expect(await sql`select from outbox`).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ['with nothing in it', { body: ' \n ' }, 'empty'],
    ['longer than WhatsApp takes', { body: 'a'.repeat(4097) }, 'too-long'],
  ])('%s is refused', async (_what, over, why) => {
    expect(await reply(over)).toEqual({ ok: false, why });
  });

  test('with NUL and half a surrogate in it is stored without', async () => {
    expect((await reply({ body: 'a\0b\ud800c' })).ok).toBe(true);
    expect((await sql`select body from messages where direction = 'out'`)[0]?.body).toBe('ab\ufffdc');
  });

  test('outside the window is refused', async () => {
    await sql`update conversations set window_until = now()`;
    expect(await reply()).toEqual({ ok: false, why: 'window-closed' });
  });

  test('where it waits asks for a claim first', async () => {
    const waits = await openConversation(sql, { customer: stranger(1) });
    expect(await reply({ conversationId: waits.conversationId })).toEqual({ ok: false, why: 'waiting' });
  });

  test.each<keyof Cast>(['zed', 'dee', 'sol'])('by %s, who may not, is refused', async (name) => {
    expect(await reply({ by: cast[name] })).toEqual({ ok: false, why: 'not-allowed' });
  });

  test('by a colleague moves nothing', async () => {
    expect((await reply({ by: cast.sade })).ok).toBe(true);
    expect(await sql`select agent_id, turn from conversations`).toEqual([{ agent_id: cast.ben, turn: 2 }]);
  });

  test('while the bot has it leaves the bot on (ROUTING 45)', async () => {
    await sql`update numbers set bot_on = true`;
    const withBot = await openConversation(sql, { customer: stranger(1) });
    expect((await reply({ conversationId: withBot.conversationId })).ok).toBe(true);
    const [row] = await sql`select stage from conversations where id = ${withBot.conversationId}`;
    expect(row).toEqual({ stage: 'bot' });
  });

  test('to a closed conversation in the window opens an episode, the writer’s own (ROUTING 27)', async () => {
    await sql`update conversations set status = 'closed', stage = null, agent_id = null`;
    expect((await reply({ by: cast.sade })).ok).toBe(true);
    expect(await sql`select status, agent_id, episode from conversations`).toEqual([
      { status: 'open', agent_id: cast.sade, episode: 2 },
    ]);
    expect(await sql`select episode from messages where direction = 'out'`).toEqual([{ episode: 2 }]);
    expect((await sql`select distinct workflow_id from outbox`).map((row) => row.workflow_id)).toEqual([
      `conversation-${conversationId}-2`,
    ]);
  });
});

describe('a report', () => {
  const report = (id: string, reported: 'sent' | 'delivered' | 'read' | 'failed', attempt = 1) =>
    take(sql, deliveryOf(statusOf({ wamid: 'wamid.ours', reported, callback: { messageId: id, attempt } })));

  test('that overtakes the answer settles it, and the lane is woken', async () => {
    const id = await queue();
    await taken();
    await sql`delete from outbox`;
    const { changed } = await report(id, 'delivered');
    expect(changed).toMatchObject({ messages: [id], outbox: true });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'delivered', wamid: 'wamid.ours' });
    expect(await sql`select signal from outbox`).toEqual([{ signal: 'messageQueued' }]);

    const late = await recordOutcome(sql, {
      messageId: id,
      attempt: 1,
      outcome: { outcome: 'accepted', wamid: 'wamid.ours', identity: {} },
    });
    expect(late.next).toEqual({ did: 'one' });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'delivered' });
  });

  test('settles what nobody could confirm, however late', async () => {
    const id = await queue();
    await taken();
    await sql`update messages set attempt_at = now() - interval '121 seconds'`;
    await takeNext(sql, conversationId);
    await report(id, 'read');
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'read' });
  });

  test('that the first attempt arrived stops the second that a person asked for', async () => {
    const id = await queue();
    await taken();
    await sql`update messages set delivery = 'unknown' where id = ${id}`;
    await retryMessage(sql, { conversationId, messageId: id, by: cast.ben, formKey: randomUUID() });
    await report(id, 'delivered', 1);
    expect(await takeNext(sql, conversationId)).toEqual({ take: 'nothing' });
  });

  test('that the first attempt failed says nothing about the second', async () => {
    const id = await queue();
    await send(trouble('final', 131026));
    await retryMessage(sql, { conversationId, messageId: id, by: cast.ben, formKey: randomUUID() });
    await taken();
    await report(id, 'failed', 1);
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'sending' });
  });

  test('without our id finds the message by its wamid, or waits until it is known', async () => {
    const id = await queue();
    const { messageId, attempt } = await taken();
    const wamid = newWamid();
    await take(
      sql,
      deliveryOf(statusOf({ wamid, reported: 'read' }), statusOf({ wamid, reported: 'delivered' })),
    );
    expect(await sql`select from parked_reports`).toHaveLength(2);
    await recordOutcome(sql, { messageId, attempt, outcome: { outcome: 'accepted', wamid, identity: {} } });
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'read' });
    expect(await sql`select from parked_reports`).toHaveLength(0);

    await take(sql, deliveryOf(statusOf({ wamid, reported: 'sent' })));
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'read' });
  });

  test('of failure keeps WhatsApp’s code and words', async () => {
    const id = await queue();
    await send(accepted());
    const failed = {
      errorCode: 131026,
      errorDetail: 'not on WhatsApp',
      callback: { messageId: id, attempt: 1 },
    };
    await take(sql, deliveryOf(statusOf({ wamid: 'wamid.x', reported: 'failed', ...failed })));
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'failed', error_code: 131026 });
  });

  test('for another number’s message changes nothing', async () => {
    const id = await queue();
    await taken();
    const foreign = statusOf({ wamid: 'w', reported: 'read', callback: { messageId: id, attempt: 1 } });
    await take(sql, deliveryOf({ ...foreign, phoneNumberId: '106540352242923' }));
    expect(await deliveryOfMessage(id)).toMatchObject({ delivery: 'sending' });
  });
});

test('what WhatsApp answers about the customer is learned', async () => {
  await queue();
  await send({ outcome: 'accepted', wamid: newWamid(), identity: { bsuid: 'GH.new' } });
  expect(await sql`select contact_id from identities where value = 'GH.new'`).toEqual([
    { contact_id: cast.kofi },
  ]);
});
