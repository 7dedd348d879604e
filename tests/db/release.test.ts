import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { handToPeople, release } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { asking, openConversation } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  ({ sql, cast } = stage);
  await available(sql, cast.sade);
});

test('a released conversation waits to be claimed, and the desk leaves it alone (ROUTING 58)', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { answer } = await release(sql, { ...asking(cast.ben, bens), from: cast.ben });
  expect(answer).toMatchObject({ ok: true, value: { stage: 'waiting', inLine: false, agentId: null } });

  await serveLine(sql, { numberId: cast.main, after: 0 });
  expect(await sql`select stage from conversations`).toEqual([{ stage: 'waiting' }]);
  expect(await sql`select actor_id, agent_id from events where kind = 'released'`).toEqual([
    { actor_id: cast.ben, agent_id: cast.ben },
  ]);
});

test('a release made from a stale page, or by a Sale, is refused', async () => {
  const sols = await openConversation(sql, { agentId: cast.sol });
  const stale = await release(sql, { ...asking(cast.ben, sols), from: cast.ben });
  expect(stale.answer).toEqual({ ok: false, why: 'already-moved' });
  const sale = await release(sql, { ...asking(cast.sol, sols), from: cast.sol });
  expect(sale.answer).toEqual({ ok: false, why: 'not-allowed' });
});

test('handing to people stops the bot and gives it to whoever is next, in one answer', async () => {
  await sql`update numbers set bot_on = true`;
  const withBot = await openConversation(sql);
  const { answer, changed } = await handToPeople(sql, asking(cast.ben, withBot));
  expect(answer).toMatchObject({ ok: true, value: { stage: 'assigned', agentId: cast.sade, turn: 3 } });
  expect(changed.outbox).toBe(true);
  expect((await sql`select kind from events order by seq`).map(({ kind }) => kind)).toEqual([
    'opened',
    'handed_to_people',
    'assigned',
  ]);
});

test('handing to people where nobody is there leaves it in Unassigned', async () => {
  await sql`update presence set available = false`;
  await sql`update numbers set bot_on = true`;
  const withBot = await openConversation(sql);
  const asked = asking(cast.ben, withBot);
  const { answer } = await handToPeople(sql, asked);
  expect(answer).toMatchObject({ ok: true, value: { stage: 'waiting', inLine: false } });
  expect((await handToPeople(sql, asked)).answer).toEqual(answer);
});

test('what the bot does not have cannot be taken from it', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const { answer } = await handToPeople(sql, asking(cast.ben, bens));
  expect(answer).toEqual({ ok: false, why: 'no-bot' });
});
