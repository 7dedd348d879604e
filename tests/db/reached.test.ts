import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { recordOutcome } from '../../db/outcomes.ts';
import { queueReply, retryMessage } from '../../db/replies.ts';
import type { Reported } from '../../domain/delivery.ts';
import { randomUUID } from 'node:crypto';
import { deliveryOf, newWamid, openConversation, statusOf } from '../support/build.ts';
import { setStage } from '../support/stage.ts';

/** When a message of ours came how far: kept once, in whatever order WhatsApp tells it. */
const stage = setStage();
let sql: Sql;
let wamid: string;
let sent: { conversationId: string; messageId: string };
beforeEach(async () => {
  ({ sql } = stage);
  const { conversationId } = await openConversation(sql, { agentId: stage.cast.ben });
  const queued = await queueReply(sql, {
    ...{
      conversationId,
      by: stage.cast.ben,
      body: 'On Monday at nine.',
      formKey: randomUUID(),
      replyToWamid: null,
    },
  });
  if (!queued.ok) throw new Error(queued.why);
  sent = { conversationId, messageId: queued.value.messageId };
  wamid = newWamid();
  await sql`update messages set delivery = 'sending', attempt = 1, attempt_at = now() where id = ${sent.messageId}`;
});

const at = (minute: number) => Date.UTC(2026, 10, 26, 11, minute);
const report = async (reported: Reported, minute: number) =>
  (await take(sql, deliveryOf(statusOf({ wamid, reported, at: at(minute) })))).changed;
const row = async () =>
  (await sql`select delivery, reached from messages where id = ${sent.messageId}`)[0] ?? {};
const accepted = () =>
  recordOutcome(sql, {
    messageId: sent.messageId,
    attempt: 1,
    outcome: { outcome: 'accepted', wamid, identity: {} },
  });

test('each step keeps its time; one that is told late is kept too and moves nothing back', async () => {
  await accepted();
  await report('read', 5);
  const { messages } = await report('delivered', 3);
  expect(messages, 'who looks at it hears of the time').toEqual([sent.messageId]);
  const { delivery, reached } = await row();
  expect(delivery).toBe('read');
  expect(reached).toMatchObject({ delivered: at(3), read: at(5) });
  expect(reached.sent).toBeGreaterThan(at(0));
});

test('the first time told stands, and the same again changes nothing', async () => {
  await accepted();
  await report('delivered', 3);
  const before = await row();
  expect((await report('delivered', 9)).messages).toEqual([]);
  expect((await report('delivered', 3)).messages).toEqual([]);
  expect(await row()).toEqual(before);
});

test('a refusal has its time; a message sent again begins anew', async () => {
  await recordOutcome(sql, {
    ...{ messageId: sent.messageId, attempt: 1 },
    outcome: { outcome: 'final', code: 131026, detail: 'Not on WhatsApp', afterMs: null },
  });
  expect((await row()).reached).toEqual({ failed: expect.any(Number) });
  const again = await retryMessage(sql, { ...sent, by: stage.cast.ben, formKey: randomUUID() });
  expect(again.ok).toBe(true);
  expect((await row()).reached).toEqual({});
});

test('a report about what has failed or was withdrawn leaves no time behind', async () => {
  await sql`update messages set wamid = ${wamid}, delivery = 'withdrawn' where id = ${sent.messageId}`;
  await report('sent', 1);
  await sql`update messages set delivery = 'failed' where id = ${sent.messageId}`;
  await report('sent', 2);
  expect(await row()).toEqual({ delivery: 'failed', reached: {} });
  await report('delivered', 4); // proof that it arrived after all
  expect(await row()).toEqual({ delivery: 'delivered', reached: { delivered: at(4) } });
});
