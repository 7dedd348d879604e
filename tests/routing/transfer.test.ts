/** The rows of ROUTING about a person giving a conversation to another. */
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { transfer } from '../../db/decisions.ts';
import type { Episode } from '../../domain/conversation.ts';
import { asking, openConversation } from '../support/build.ts';
import { available, away, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const bens = () => openConversation(sql, { agentId: cast.ben });
const give = (by: string, on: Episode, to: string, from: string | null = cast.ben) =>
  transfer(sql, { ...asking(by, on), to, from });
const why = ({ answer }: Awaited<ReturnType<typeof give>>) => (answer.ok ? 'given' : answer.why);

test('34: a Service transfers to a member who is online; the bot is off', async () => {
  await available(sql, cast.sade);
  await sql`update numbers set bot_on = true`;
  const withBot = await openConversation(sql);
  const { answer } = await give(cast.ben, withBot, cast.sade, null);
  expect(answer).toMatchObject({ ok: true, value: { stage: 'assigned', agentId: cast.sade } });
  expect(await sql`select code from decisions order by turn desc limit 1`).toEqual([{ code: 'transfer' }]);
});

test.each<[string, string, (sql: Sql, cast: Cast) => Promise<unknown>]>([
  ['Away', 'target-away', (db, { sade }) => away(db, sade)],
  ['off the number', 'target-not-member', (db, { sade }) => db`delete from members where user_id = ${sade}`],
  [
    'deactivated',
    'target-not-member',
    (db, { sade }) => db`update users set active = false where id = ${sade}`,
  ],
])('35: a target who is %s by now is refused', async (_what, expected, meanwhile) => {
  await available(sql, cast.sade);
  const on = await bens();
  await meanwhile(sql, cast);
  expect(why(await give(cast.ben, on, cast.sade))).toBe(expected);
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.ben }]);
});

test.each<keyof Cast>(['ama', 'ines'])('35: %s may choose a member who is Away', async (name) => {
  expect(why(await give(cast[name], await bens(), cast.sade))).toBe('given');
});

test('36: a transfer to oneself while the bot is on: bot off, assigned to oneself', async () => {
  await sql`update numbers set bot_on = true`;
  const { answer } = await give(cast.ben, await openConversation(sql), cast.ben, null);
  expect(answer).toMatchObject({ ok: true, value: { stage: 'assigned', agentId: cast.ben } });
});

test('37: a Sale’s forged transfer is refused', async () => {
  await available(sql, cast.sade);
  const sols = await openConversation(sql, { agentId: cast.sol });
  expect(why(await give(cast.sol, sols, cast.sade, cast.sol))).toBe('not-allowed');
});
