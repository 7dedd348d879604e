import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { close, transfer } from '../../db/decisions.ts';
import { take } from '../../db/intake.ts';
import { reopen } from '../../db/opening.ts';
import { queueReply } from '../../db/replies.ts';
import { asking, deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const lastSeen = async (id: string): Promise<number> =>
  (await sql<{ seq: number }[]>`select last_inbound_seq as seq from conversations where id = ${id}`)[0]
    ?.seq ?? 0;
const reply = (conversationId: string, by: string) =>
  queueReply(sql, { conversationId, by, body: 'Yes, until six.', formKey: randomUUID(), replyToWamid: null });

test('a close ends the episode, clears the agent and keeps who had it', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const seen = await lastSeen(bens.conversationId);
  const { answer } = await close(sql, { ...asking(cast.ben, bens), seen });
  expect(answer).toMatchObject({ ok: true, value: { status: 'closed', stage: null, agentId: null } });
  expect(await sql`select previous_agent_id, last_agent_id from conversations`).toEqual([
    { previous_agent_id: cast.ben, last_agent_id: cast.ben },
  ]);
  expect(await sql`select closed_by, closed_at is not null as done from episodes`).toEqual([
    { closed_by: cast.ben, done: true },
  ]);
});

test('previous is who replied last in the episode, not who had it last', async () => {
  await available(sql, cast.sade);
  const bens = await openConversation(sql, { agentId: cast.ben });
  await reply(bens.conversationId, cast.ben);
  await transfer(sql, { ...asking(cast.ben, bens), to: cast.sade, from: cast.ben });
  await close(sql, { ...asking(cast.sade, bens), seen: await lastSeen(bens.conversationId) });
  expect(await sql`select previous_agent_id, last_agent_id from conversations`).toEqual([
    { previous_agent_id: cast.ben, last_agent_id: cast.sade },
  ]);
});

test('an episode that nobody had leaves the earlier previous agent as it was', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  await close(sql, { ...asking(cast.ben, bens), seen: await lastSeen(bens.conversationId) });
  await take(sql, deliveryOf(inboundText()));
  const again = { ...bens, episode: 2 };
  const { answer } = await close(sql, {
    ...asking(cast.sade, again),
    seen: await lastSeen(bens.conversationId),
  });
  expect(answer.ok).toBe(true);
  expect(await sql`select previous_agent_id from conversations`).toEqual([{ previous_agent_id: cast.ben }]);
});

test('a close that has not seen the last message is asked again (ROUTING 30)', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const seen = await lastSeen(bens.conversationId);
  await take(sql, deliveryOf(inboundText()));
  const { answer } = await close(sql, { ...asking(cast.ben, bens), seen });
  expect(answer).toEqual({ ok: false, why: 'newer-message' });
  expect(await sql`select status from conversations`).toEqual([{ status: 'open' }]);
});

test('the same close again answers the same; another one is told it is closed', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const asked = { ...asking(cast.ben, bens), seen: await lastSeen(bens.conversationId) };
  const first = await close(sql, asked);
  expect((await close(sql, asked)).answer).toEqual(first.answer);
  const other = await close(sql, { ...asked, commandId: randomUUID() });
  expect(other.answer).toEqual({ ok: false, why: 'closed' });
  expect(await sql`select from events where kind = 'closed'`).toHaveLength(1);
});

test('a repeat of a close that arrives in the next episode leaves that one open', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const asked = { ...asking(cast.ben, bens), seen: await lastSeen(bens.conversationId) };
  await close(sql, asked);
  await take(sql, deliveryOf(inboundText()));
  await close(sql, asked);
  expect(await sql`select status, episode from conversations`).toEqual([{ status: 'open', episode: 2 }]);
});

test('a close frees room: the desk is called when somebody waits in line, and only then', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const seen = await lastSeen(bens.conversationId);
  await openConversation(sql, { customer: stranger(1) });
  const { changed } = await close(sql, { ...asking(cast.ben, bens), seen });
  expect(changed.outbox).toBe(true);
  expect(await sql`select signal from outbox`).toEqual([{ signal: 'serve' }]);
});

test('closing with nobody in line calls nobody', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { changed } = await close(sql, {
    ...asking(cast.ben, bens),
    seen: await lastSeen(bens.conversationId),
  });
  expect(changed.outbox).toBe(false);
  expect(await sql`select from outbox`).toHaveLength(0);
});

test('a close against a message at the same moment: refused, or the message opens the next episode; never lost', async () => {
  const outcomes = new Set<string>();
  for (let n = 0; n < 30; n++) {
    const customer = stranger(n);
    const bens = await openConversation(sql, { agentId: cast.ben, customer });
    const id = bens.conversationId;
    const seen = await lastSeen(id);
    const closing = () => close(sql, { ...asking(cast.ben, bens), seen });
    const writing = () => take(sql, deliveryOf(inboundText({ customer })));
    const [closed] = await (n % 2 === 0
      ? Promise.all([closing(), writing()])
      : Promise.all([writing(), closing()]).then(([written, done]) => [done, written] as const));

    const [row] = await sql`select status, episode, stage from conversations where id = ${id}`;
    const messages = await sql`select episode from messages where conversation_id = ${id} order by seq`;
    expect(messages).toHaveLength(2);
    expect(row).toMatchObject(
      closed.answer.ok
        ? { status: 'open', stage: 'waiting', episode: 2 }
        : { status: 'open', stage: 'assigned', episode: 1 },
    );
    expect(messages[1]?.episode).toBe(row?.episode);
    outcomes.add(closed.answer.ok ? 'reopened' : closed.answer.why);
  }
  expect([...outcomes].every((outcome) => ['reopened', 'newer-message'].includes(outcome))).toBe(true);
});

test('an agent who reopens has it, without routing; pressed twice, opened once (ROUTING 27)', async () => {
  await available(sql, cast.sade);
  const bens = await openConversation(sql, { agentId: cast.ben });
  await close(sql, { ...asking(cast.ben, bens), seen: await lastSeen(bens.conversationId) });

  const asked = { conversationId: bens.conversationId, by: cast.ben, commandId: randomUUID() };
  const opened = await reopen(sql, asked);
  expect(opened).toMatchObject({ ok: true, value: { status: 'open', agentId: cast.ben, episode: 2 } });
  expect(await reopen(sql, asked)).toMatchObject({ ok: true, value: { episode: 2 } });
  expect(await sql`select signal from outbox`).toEqual([{ signal: 'moved' }]);
  expect(await sql`select opened_by, opened_by_user from episodes where episode = 2`).toEqual([
    { opened_by: 'agent', opened_by_user: cast.ben },
  ]);
});

test('what is open cannot be reopened, nor by who may not', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { conversationId } = bens;
  const open = await reopen(sql, { conversationId, by: cast.ben, commandId: randomUUID() });
  expect(open).toMatchObject({ ok: false, why: 'already-moved' });
  const foreign = await reopen(sql, { conversationId, by: cast.zed, commandId: randomUUID() });
  expect(foreign).toMatchObject({ ok: false, why: 'not-allowed' });
});
