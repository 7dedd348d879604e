import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { listMessages } from '../../db/messages.ts';
import { react } from '../../db/reactions.ts';
import { queueReply } from '../../db/replies.ts';
import { recordOutcome, takeNext } from '../../db/sending.ts';
import type { SendOutcome } from '../../domain/message.ts';
import { deliveryOf, newWamid, openConversation, reactionTo, statusOf } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let conversationId: string;
let wamid: string;
let messageId: string;
beforeEach(async () => {
  ({ sql, cast } = stage);
  ({ conversationId, wamid } = await openConversation(sql, { agentId: cast.ben }));
  messageId = (await listMessages(sql, conversationId))[0]?.id ?? '';
});

const put = (emoji: string | null, more: { by?: string; formKey?: string } = {}) =>
  react(sql, { conversationId, messageId, by: cast.ben, emoji, formKey: randomUUID(), ...more });
const shown = async () =>
  (await listMessages(sql, conversationId)).find(({ id }) => id === messageId)?.reactions;
const accepted = (): SendOutcome => ({ outcome: 'accepted', wamid: newWamid(), identity: {} });
const refused: SendOutcome = { outcome: 'final', code: 131026, detail: 'no', afterMs: null };

async function begin() {
  const next = await takeNext(sql, conversationId);
  if (next.take !== 'send') throw new Error(`nothing to send: ${next.take}`);
  return next;
}
async function settle(
  { messageId: id, attempt }: { messageId: string; attempt: number },
  outcome: SendOutcome,
) {
  return recordOutcome(sql, { messageId: id, attempt, outcome });
}
const send = async (outcome: SendOutcome) => settle(await begin(), outcome);

describe('one that goes', () => {
  test('is on the message at once, on its way, and then there; the message is told of both times', async () => {
    const pressed = await put('👍');
    expect(pressed).toMatchObject({ ok: true, value: { changed: { messages: [messageId], outbox: true } } });
    expect(await shown()).toMatchObject({ us: '👍', usState: 'pending' });

    const next = await begin();
    expect(next.outgoing.says).toEqual({ kind: 'reaction', targetWamid: wamid, emoji: '👍' });
    const { changed } = await settle(next, accepted());
    expect(changed.messages).toContain(messageId);
    expect(await shown()).toMatchObject({ us: '👍' });
    expect(await shown()).not.toHaveProperty('usState');
  });

  test('is no message: not in the thread, not the list’s last, nothing unread', async () => {
    const facts = async () => sql`
      select last_message_id, last_message_at, inbound_count, last_inbound_seq, window_until, turn from conversations`;
    const before = await facts();
    await put('👍');
    await send(accepted());
    expect(await facts()).toEqual(before);
    expect(await listMessages(sql, conversationId)).toHaveLength(1);
    expect(await sql`select from messages where kind = 'reaction'`).toHaveLength(1);
  });

  test('goes behind what was written before it', async () => {
    const reply = { conversationId, by: cast.ben, body: 'First', formKey: randomUUID(), replyToWamid: null };
    await queueReply(sql, reply);
    await put('👍');
    expect((await begin()).outgoing.says.kind).toBe('text');
  });

  test('replaces ours and leaves theirs; an empty one takes it back', async () => {
    await take(sql, deliveryOf(reactionTo(wamid, { emoji: '🙏' })));
    await put('👍');
    await send(accepted());
    await put('❤️');
    await send(accepted());
    expect(await shown()).toMatchObject({ us: '❤️', customer: '🙏' });

    await put(null);
    const next = await begin();
    expect(next.outgoing.says).toEqual({ kind: 'reaction', targetWamid: wamid, emoji: null });
    await settle(next, accepted());
    expect(await shown()).not.toHaveProperty('us');
    expect(await shown()).toMatchObject({ customer: '🙏' });
  });

  test('pressed twice, or what is there already, is sent once', async () => {
    const formKey = randomUUID();
    await Promise.all([put('👍', { formKey }), put('👍', { formKey })]);
    await put('👍');
    expect(await sql`select from messages where kind = 'reaction'`).toHaveLength(1);
  });
});

describe('one that does not', () => {
  test('is undone to what the customer has, with the reason, until another is tried', async () => {
    await put('❤️');
    await send(accepted());
    await put('👍');
    const { changed } = await send(refused);
    expect(changed.messages).toContain(messageId);
    expect(await shown()).toMatchObject({ us: '❤️', usFailed: { emoji: '👍', code: 131026 } });
    expect(await shown()).not.toHaveProperty('usState');

    await put('😂');
    expect(await shown()).not.toHaveProperty('usFailed');
  });

  test('leaves nothing where nothing was', async () => {
    await put('👍');
    await send(refused);
    expect(await shown()).not.toHaveProperty('us');
  });

  test('leaves one pressed since, and that one falls back to the last that arrived', async () => {
    await put('❤️');
    await put('👍');
    await put('😂');
    await send(accepted());
    expect(await shown()).toMatchObject({ us: '😂', usState: 'pending' });
    await send(refused);
    expect(await shown()).toMatchObject({ us: '😂', usState: 'pending' });
    await send(refused);
    expect(await shown()).toMatchObject({ us: '❤️', usFailed: { emoji: '😂' } });
  });

  test('is undone where the window closes before its turn', async () => {
    await put('👍');
    await sql`update conversations set window_until = now() - interval '1 minute'`;
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'turned-back' });
    expect(await shown()).toMatchObject({ usFailed: { emoji: '👍', code: 131047 } });
  });

  test('is undone by a late report, and in doubt where nobody answers', async () => {
    await put('👍');
    await begin();
    await sql`update messages set attempt_at = now() - interval '3 minutes' where kind = 'reaction'`;
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'turned-back' });
    expect(await shown()).toMatchObject({ us: '👍', usState: 'unknown' });

    const [row] = await sql<{ id: string }[]>`select id from messages where kind = 'reaction'`;
    const callback = { messageId: row?.id ?? '', attempt: 1 };
    await take(
      sql,
      deliveryOf(statusOf({ wamid: newWamid(), reported: 'failed', callback, errorCode: 131000 })),
    );
    expect(await shown()).toMatchObject({ usFailed: { emoji: '👍', code: 131000 } });
  });

  test('gives way to one put from the phone app', async () => {
    await put('👍');
    const next = await begin();
    await take(sql, deliveryOf(reactionTo(wamid, { by: 'us', emoji: '🙏', sentAt: Date.now() + 1000 })));
    await settle(next, refused);
    expect(await shown()).toMatchObject({ us: '🙏' });
    expect(await shown()).not.toHaveProperty('usFailed');
  });
});

test('who may reply may react, in the window, on what WhatsApp knows', async () => {
  expect(await put('👍', { by: cast.zed })).toEqual({ ok: false, why: 'not-allowed' });
  await sql`update messages set wamid = null where id = ${messageId}`;
  expect(await put('👍')).toEqual({ ok: false, why: 'not-there-yet' });
  await sql`update messages set wamid = ${wamid}, revoked_at = now() where id = ${messageId}`;
  expect(await put('👍')).toEqual({ ok: false, why: 'not-there-yet' });
  await sql`update messages set revoked_at = null`;
  await sql`update conversations set window_until = now()`;
  expect(await put('👍')).toEqual({ ok: false, why: 'window-closed' });
  expect(await sql`select from messages where kind = 'reaction'`).toHaveLength(0);
});

test('on a closed conversation it is a reply: it opens, and is theirs', async () => {
  await sql`update conversations set status = 'closed', stage = null, agent_id = null`;
  await put('👍', { by: cast.sade });
  const [row] = await sql`select status, stage, agent_id from conversations`;
  expect(row).toMatchObject({ status: 'open', stage: 'assigned', agent_id: cast.sade });
});

test('one that waits is claimed first', async () => {
  await sql`update conversations set stage = 'waiting', agent_id = null, waiting_since = now()`;
  expect(await put('👍')).toEqual({ ok: false, why: 'waiting' });
});
