/** The rows of ROUTING about what a customer sends: what begins an episode, and what moves nothing. */
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { close, handToPeople } from '../../db/decisions.ts';
import { take } from '../../db/intake.ts';
import { listMessages } from '../../db/messages.ts';
import type { Echo } from '../../domain/message.ts';
import { payload, understood } from '../channels/payload.ts';
import {
  asking,
  deliveryOf,
  inboundText,
  newWamid,
  openConversation,
  reactionTo,
  statusOf,
  stranger,
} from '../support/build.ts';
import { available, away, type Cast, mainPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, write, decided, stands, codes, inLine } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const onlyOne = async () => {
  const rows = await sql`select id as "conversationId", episode, status, turn from conversations`;
  expect(rows).toHaveLength(1);
  return rows[0] as unknown as { conversationId: string; episode: number; status: string; turn: number };
};

test('15: a burst of messages and an album are one conversation with one decision', async () => {
  await available(sql, cast.ben, cast.sade);
  const photo = (n: number) => inboundText({ kind: 'image', body: null, content: { image: { id: `${n}` } } });
  await Promise.all([
    ...Array.from({ length: 8 }, (_, n) => write({ body: `message ${n}` })),
    take(sql, deliveryOf(photo(1), photo(2), photo(3))),
  ]);
  await Promise.all([serve(), serve()]);
  expect(await sql`select from messages`).toHaveLength(11);
  await onlyOne();
  expect(await decided()).toHaveLength(1);
});

test('16: the same webhook again, a status and an answer from the phone app decide nothing', async () => {
  await available(sql, cast.ben);
  const delivered = deliveryOf(inboundText());
  await take(sql, delivered);
  await serve();
  const before = await onlyOne();

  const echo: Echo = { ...inboundText(), type: 'echo', wamid: newWamid(), body: 'From the shop’s phone' };
  await take(sql, delivered);
  await take(sql, deliveryOf(echo));
  await take(sql, deliveryOf(statusOf({ wamid: echo.wamid, reported: 'read' })));
  await serve();
  expect(await onlyOne()).toEqual(before);
  expect(await sql`select author, direction, body from messages order by seq`).toEqual([
    { author: 'customer', direction: 'in', body: 'Hello, are you open on Sunday?' },
    { author: 'phone', direction: 'out', body: 'From the shop’s phone' },
  ]);
});

test('17: a reaction and a read receipt are recorded and open nothing; a message of an unknown type does open', async () => {
  const over = await openConversation(sql, { agentId: cast.ben });
  await close(sql, { ...asking(cast.ben, over), seen: 99 });
  await take(sql, deliveryOf(reactionTo(over.wamid), statusOf({ wamid: newWamid(), reported: 'read' })));
  expect(await sql`select reactions ->> 'customer' as emoji from messages`).toEqual([{ emoji: '👍' }]);
  expect(await stands(over)).toBe('closed');

  const [unheardOf] = understood(payload('unheard-of')).items;
  if (unheardOf?.type !== 'message') throw new Error('the payload holds no message');
  expect(unheardOf.kind).toBe('unknown');
  await write({ ...unheardOf, phoneNumberId: mainPhoneNumberId, customer: inboundText().customer });
  expect(await onlyOne()).toMatchObject({ status: 'open', episode: 2 });
});

test('18: open and assigned, the customer writes: it stays, whatever the agent’s presence', async () => {
  await available(sql, cast.ben, cast.sade);
  const bens = await openConversation(sql, { agentId: cast.ben });
  for (const presence of [available, away]) {
    await presence(sql, cast.ben);
    await write();
    await serve();
    expect(await stands(bens)).toBe(cast.ben);
  }
  expect(await decided()).toEqual([]);
});

test('23: waiting, and the customer writes again: it keeps its place', async () => {
  await sql`update numbers set when_free = 'assign' where id = ${cast.main}`;
  const first = await openConversation(sql, { customer: stranger(1) });
  const second = await openConversation(sql, { customer: stranger(2) });
  await serve();
  const since = () => sql`select id, waiting_since, turn from conversations order by id`;
  const before = await since();
  await write({ customer: stranger(1) });
  await serve();
  expect(await since()).toEqual(before);
  expect(await inLine()).toEqual([first.conversationId, second.conversationId]);

  await sql`update members set capacity = 1`;
  await available(sql, cast.ben);
  await serve();
  expect([await stands(first), await stands(second)]).toEqual([cast.ben, 'waiting']);
});

test('26: closed, and the customer writes: a new episode, routed anew, without the agent of the last', async () => {
  await available(sql, cast.ben, cast.sade);
  const over = await openConversation(sql, { agentId: cast.sade });
  await close(sql, { ...asking(cast.sade, over), seen: 99 });
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: null }]);
  await write();
  await serve();
  expect(await onlyOne()).toMatchObject({ episode: 2 });
  expect((await codes(over)).slice(-2)).toEqual(['in_line', 'previous']);

  await sql`update numbers set bot_on = true`;
  await close(sql, { ...asking(cast.sade, { ...over, episode: 2 }), seen: 99 });
  await write();
  await serve();
  expect(await stands(over)).toBe('bot');
});

test('55: what came while no desk served is handed out oldest first as it reached us, one decision each', async () => {
  await available(sql, cast.ben, cast.sade);
  const ago = (minutes: number) => ({ sentAt: Date.now() - minutes * 60_000 });
  // WhatsApp delivers again what we could not take, in any order: their latest words reach us first.
  await write({ customer: stranger(1), body: 'Anybody?', ...ago(10) });
  await write({ customer: stranger(2), body: 'Hello', ...ago(30) });
  await write({ customer: stranger(1), body: 'Good morning', ...ago(40) });
  await write({ customer: stranger(3), body: 'Just now' });
  const reachedUs = await inLine();
  expect(reachedUs).toHaveLength(3);
  // One was here in time, and the desk was not served; of the other nobody knows why it came late.
  await sql`update decisions set at = at - interval '9 minutes' where conversation_id = ${reachedUs[0] ?? ''}`;

  await serve();
  await serve();
  const desks = await sql`
    select conversation_id as id, explanation ->> 'cause' as cause from decisions
    where explanation ->> 'by' = 'routing' order by (explanation ->> 'rotationAfter')::integer`;
  expect(desks.map(({ id }) => id)).toEqual(reachedUs);
  expect(desks.map(({ cause }) => cause)).toEqual(['recovered', 'came-late', null]);

  const thread = await listMessages(sql, reachedUs[0] ?? '');
  expect(thread.map(({ body }) => body)).toEqual(['Good morning', 'Anybody?']);
});

test('55: what a person, the bot or a full desk held up is not told as trouble', async () => {
  const sentAt = Date.now() - 30 * 60_000;
  await sql`update numbers set when_free = 'assign' where id = ${cast.main}`;
  const waited = await openConversation(sql, { customer: stranger(1), sentAt });
  await serve();
  await available(sql, cast.ben);
  await serve();
  await sql`update numbers set bot_on = true`;
  const bots = await openConversation(sql, { customer: stranger(2), sentAt });
  await handToPeople(sql, asking(cast.ben, bots));

  const causes = async ({ conversationId }: { conversationId: string }) => {
    const rows = await sql`
      select explanation ->> 'cause' as cause from decisions
      where conversation_id = ${conversationId} and explanation ->> 'by' = 'routing' order by turn`;
    return rows.map(({ cause }) => cause);
  };
  expect(await causes(waited)).toEqual(['came-late', 'drained']);
  expect(await causes(bots)).toEqual([null]);
});
