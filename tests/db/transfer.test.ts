import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { claim, transfer } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { asking, openConversation, stranger } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  ({ sql, cast } = stage);
  await available(sql, cast.sade);
});

test('a transfer moves it, and the thread says from whom to whom', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { answer } = await transfer(sql, { ...asking(cast.ben, bens), to: cast.sade, from: cast.ben });
  expect(answer).toMatchObject({ ok: true, value: { agentId: cast.sade, turn: bens.turn + 1 } });
  expect(await sql`select actor_id, agent_id, data from events where kind = 'transferred'`).toEqual([
    { actor_id: cast.ben, agent_id: cast.sade, data: { fromAgentId: cast.ben } },
  ]);
  expect(await sql`select last_agent_id from conversations`).toEqual([{ last_agent_id: cast.sade }]);
});

test('a transfer made from a stale page is refused', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { answer } = await transfer(sql, { ...asking(cast.ben, bens), to: cast.sade, from: cast.sol });
  expect(answer).toEqual({ ok: false, why: 'already-moved' });
});

test.each<[string, keyof Cast, string]>([
  ['who is Away', 'sol', 'target-away'],
  ['of another number', 'zed', 'target-not-member'],
  ['who is deactivated', 'dee', 'target-not-member'],
])('a Service may not transfer to somebody %s (ROUTING 35)', async (_who, name, why) => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { answer } = await transfer(sql, { ...asking(cast.ben, bens), to: cast[name], from: cast.ben });
  expect(answer).toEqual({ ok: false, why });
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.ben }]);
});

test.each<keyof Cast>(['ama', 'ines'])('%s may choose a member who is Away; it is flagged', async (name) => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { answer } = await transfer(sql, { ...asking(cast[name], bens), to: cast.sol, from: cast.ben });
  expect(answer.ok).toBe(true);
  const [decision] = await sql`select explanation from decisions where code = 'transfer'`;
  expect(decision?.explanation).toMatchObject({ fromAgentId: cast.ben, flags: ['away'] });
});

test('a transfer to oneself ends the bot’s part, also while Away (ROUTING 36)', async () => {
  await sql`update numbers set bot_on = true`;
  const withBot = await openConversation(sql);
  const { answer } = await transfer(sql, { ...asking(cast.ben, withBot), to: cast.ben, from: null });
  expect(answer).toMatchObject({ ok: true, value: { stage: 'assigned', agentId: cast.ben } });
});

test('a Sale who forges a transfer is refused (ROUTING 37)', async () => {
  const sols = await openConversation(sql, { agentId: cast.sol });
  const { answer } = await transfer(sql, { ...asking(cast.sol, sols), to: cast.sade, from: cast.sol });
  expect(answer).toEqual({ ok: false, why: 'not-allowed' });
});

test('a transfer takes it out of the line, and calls the desk for the room it leaves', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const waiting = await openConversation(sql, { customer: stranger(1) });
  await transfer(sql, { ...asking(cast.ben, bens), to: cast.sade, from: cast.ben });
  expect(await sql`select workflow_id from outbox`).toEqual([{ workflow_id: `desk-${cast.main}` }]);

  await transfer(sql, { ...asking(cast.ben, waiting), to: cast.sade, from: null });
  expect(await sql`select from line`).toHaveLength(0);
});

test('two who transfer at once: one wins, the other reads "already moved"', async () => {
  await available(sql, cast.sol);
  const bens = await openConversation(sql, { agentId: cast.ben });
  const both = await Promise.all([
    transfer(sql, { ...asking(cast.ben, bens), to: cast.sade, from: cast.ben }),
    transfer(sql, { ...asking(cast.ben, bens), to: cast.sol, from: cast.ben }),
  ]);
  expect(both.map(({ answer }) => (answer.ok ? 'won' : answer.why)).toSorted()).toEqual([
    'already-moved',
    'won',
  ]);
});

test('a transfer, a claim and the desk at the same waiting conversation: exactly one gives it away', async () => {
  for (let n = 0; n < 15; n++) {
    const waiting = await openConversation(sql, { customer: stranger(n) });
    const [moved, claimed] = await Promise.all([
      transfer(sql, { ...asking(cast.ines, waiting), to: cast.sol, from: null }),
      claim(sql, asking(cast.ben, waiting)),
      serveLine(sql, { numberId: cast.main, after: 0 }),
    ]);
    const given = await sql`
      select agent_id from events
      where conversation_id = ${waiting.conversationId} and kind in ('assigned', 'claimed', 'transferred')`;
    expect(given).toHaveLength(1);
    const [row] = await sql`select agent_id, turn from conversations where id = ${waiting.conversationId}`;
    expect(row).toEqual({ agent_id: given[0]?.agent_id, turn: waiting.turn + 1 });
    expect(Number(moved.answer.ok) + Number(claimed.answer.ok)).toBe(row?.agent_id === cast.sade ? 0 : 1);
  }
});
