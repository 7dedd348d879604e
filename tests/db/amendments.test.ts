import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import type { Amendment } from '../../domain/message.ts';
import { deliveryOf, inboundText, newWamid, openConversation, reactionTo } from '../support/build.ts';
import { kofi, mainPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let wamid: string;
beforeEach(async () => {
  ({ sql } = stage);
  ({ wamid } = await openConversation(sql, { agentId: stage.cast.ben }));
});

const theMessage = async () => (await sql`select * from messages where wamid = ${wamid}`)[0] ?? {};
const amendment = (type: 'edit' | 'revoke', body: string | null, sentAt = Date.now()): Amendment => ({
  type,
  phoneNumberId: mainPhoneNumberId,
  wamid: newWamid(),
  customer: kofi,
  targetWamid: wamid,
  body,
  sentAt,
});

test('a reaction is put on its message, beside the other side’s, and moves nothing', async () => {
  const before =
    await sql`select turn, inbound_count, last_seq, window_until, last_message_at from conversations`;
  const { changed } = await take(sql, deliveryOf(reactionTo(wamid)));
  await take(sql, deliveryOf(reactionTo(wamid, { by: 'us', emoji: '❤️' })));
  expect((await theMessage()).reactions).toMatchObject({ customer: '👍', us: '❤️' });
  expect(changed.messages).toEqual([(await theMessage()).id]);
  expect(
    await sql`select turn, inbound_count, last_seq, window_until, last_message_at from conversations`,
  ).toEqual(before);
});

test('a reaction is changed and taken back; one that comes late undoes nothing', async () => {
  const at = Date.now();
  await take(sql, deliveryOf(reactionTo(wamid, { sentAt: at, emoji: '😂' })));
  await take(sql, deliveryOf(reactionTo(wamid, { sentAt: at + 2, emoji: null })));
  await take(sql, deliveryOf(reactionTo(wamid, { sentAt: at + 1, emoji: '👍' })));
  expect((await theMessage()).reactions).not.toHaveProperty('customer');
});

test('an edit shows the new text and keeps the old; the same again changes nothing', async () => {
  const edit = amendment('edit', 'Are you open on Monday?');
  await take(sql, deliveryOf(edit));
  await take(sql, deliveryOf(edit));
  const message = await theMessage();
  expect(message.body).toBe('Are you open on Monday?');
  expect(message.edited_at).toEqual(new Date(edit.sentAt));
  expect(message.content.previous).toEqual([{ body: 'Hello, are you open on Sunday?', until: edit.sentAt }]);
});

test('an edit that comes after a newer one is not shown', async () => {
  const at = Date.now();
  await take(sql, deliveryOf(amendment('edit', 'newest', at + 1)));
  await take(sql, deliveryOf(amendment('edit', 'older', at)));
  expect((await theMessage()).body).toBe('newest');
});

test('a deleted message is marked, and the row keeps what it was', async () => {
  await take(sql, deliveryOf(amendment('revoke', null)));
  const message = await theMessage();
  expect(message.revoked_at).not.toBeNull();
  expect(message.body).toBe('Hello, are you open on Sunday?');
});

test('what comes before its message waits for it', async () => {
  const late = inboundText({ body: 'the first words' });
  wamid = late.wamid;
  await take(sql, deliveryOf(reactionTo(wamid), amendment('edit', 'the better words')));
  expect(await sql`select from parked_reports`).toHaveLength(2);

  const { changed } = await take(sql, deliveryOf(late));
  const message = await theMessage();
  expect(message).toMatchObject({ body: 'the better words', reactions: { customer: '👍' } });
  expect(changed.messages).toEqual([message.id]);
  expect(await sql`select from parked_reports`).toHaveLength(0);
});

test('a reaction at the same moment as its message is never lost', async () => {
  for (let n = 0; n < 40; n++) {
    const message = inboundText({ body: `${n}` });
    const both = [take(sql, deliveryOf(reactionTo(message.wamid))), take(sql, deliveryOf(message))];
    await Promise.all(n % 2 === 0 ? both : both.toReversed());
    const [row] =
      await sql`select reactions ->> 'customer' as emoji from messages where wamid = ${message.wamid}`;
    expect(row).toEqual({ emoji: '👍' });
  }
});
