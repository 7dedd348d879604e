/** The rows of ROUTING about people who take a conversation, or put it back. */
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { claim, close, release, transfer } from '../../db/decisions.ts';
import type { Episode } from '../../domain/conversation.ts';
import { asking, openConversation, stranger } from '../support/build.ts';
import { available, type Cast, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, decided, stands, codes, inLine } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const take = async (by: string, on: Episode) => {
  const { answer } = await claim(sql, asking(by, on));
  return answer.ok ? 'taken' : answer.why;
};
const assign = () => sql`update numbers set when_free = 'assign' where id = ${cast.main}`;

test('31: two claim at once: the first has it, the second is told', async () => {
  const waiting = await openConversation(sql);
  const answers = await Promise.all([take(cast.ben, waiting), take(cast.sade, waiting)]);
  expect(answers.toSorted()).toEqual(['not-waiting', 'taken']);
  expect(await stands(waiting)).toBe(answers[0] === 'taken' ? cast.ben : cast.sade);
  expect(await codes(waiting)).toEqual(['in_line', 'claim']);
});

test('32: who is no member may not claim, nor a Sale what is not their own contact’s', async () => {
  const kofis = await openConversation(sql);
  for (const name of ['zed', 'ama', 'sol', 'dee'] as const)
    expect(await take(cast[name], kofis), name).toBe('not-allowed');
  expect(await stands(kofis)).toBe('waiting');
});

test('32: a Sale claims their own contact’s, also from the bot; a Service transfers it to themselves instead', async () => {
  await sql`update numbers set bot_on = true`;
  const linas = await openConversation(sql, { customer: lina });
  expect(await take(cast.ben, linas)).toBe('not-allowed');
  expect(await take(cast.sol, linas)).toBe('taken');
});

test('33: a claim while Away or over capacity is allowed, and says so', async () => {
  await sql`update members set capacity = 1 where user_id = ${cast.ben}`;
  await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
  const waiting = await openConversation(sql);
  expect(await take(cast.ben, waiting)).toBe('taken');
  const [decision] =
    await sql`select explanation from decisions where code = 'claim' and command_id is not null`;
  expect(decision?.['explanation']).toMatchObject({ by: 'person', flags: ['away', 'at_capacity'] });
});

test('58: a released conversation is Unassigned, there to be claimed; the desk leaves it alone', async () => {
  await assign();
  await available(sql, cast.ben, cast.sade);
  const bens = await openConversation(sql, { agentId: cast.ben });
  await release(sql, { ...asking(cast.ben, bens), from: cast.ben });
  await serve();
  expect(await stands(bens)).toBe('waiting');
  expect(await inLine()).toEqual([]);
  expect(await take(cast.sade, bens)).toBe('taken');
});

test('58: released from the bot: it is off', async () => {
  await sql`update numbers set bot_on = true`;
  const withBot = await openConversation(sql);
  await release(sql, { ...asking(cast.ben, withBot), from: null });
  expect(await stands(withBot)).toBe('waiting');
  expect(await codes(withBot)).toEqual(['bot', 'release']);
});

test.each<[string, (on: Episode) => Promise<unknown>]>([
  ['claimed', (on) => claim(sql, asking(cast.ben, on))],
  ['transferred', (on) => transfer(sql, { ...asking(cast.ama, on), to: cast.ben, from: null })],
  ['closed', (on) => close(sql, { ...asking(cast.ben, on), seen: 99 })],
])('59: one that is %s while in line is out of it in the same change', async (_what, act) => {
  await assign();
  const waiting = await openConversation(sql);
  await serve();
  expect(await inLine()).toEqual([waiting.conversationId]);
  await act(waiting);
  expect(await inLine()).toEqual([]);
  await available(sql, cast.sade);
  await serve();
  expect(
    (await decided()).map(({ code }) => code),
    'what the desk had decided before',
  ).toEqual(['none_online']);
});

test('59: the desk and a claim at the same moment: whoever was first has it, the other is told', async () => {
  await assign();
  await available(sql, cast.sade);
  for (let n = 0; n < 12; n++) {
    const waiting = await openConversation(sql, { customer: stranger(n) });
    const [answer] = await Promise.all([take(cast.ben, waiting), serve()]);
    expect(await stands(waiting)).toBe(answer === 'taken' ? cast.ben : cast.sade);
    if (answer !== 'taken') expect(answer).toBe('not-waiting');
    expect(await codes(waiting)).toHaveLength(2);
  }
});

test('62: a command whose turn comes after its deadline is refused, and nothing is changed', async () => {
  const waiting = await openConversation(sql);
  const late = { ...asking(cast.ben, waiting), deadlineAt: Date.now() - 1 };
  expect((await claim(sql, late)).answer).toEqual({ ok: false, why: 'too-late' });
  expect(await stands(waiting)).toBe('waiting');
});

test.each<[string, (db: Sql, ben: string) => Promise<unknown>]>([
  ['was deactivated', (db, ben) => db`update users set active = false where id = ${ben}`],
  ['was taken off the number', (db, ben) => db`delete from members where user_id = ${ben}`],
  ['became a Sale', (db, ben) => db`update users set role = 'sale' where id = ${ben}`],
])('62: a command of somebody who %s meanwhile is refused', async (_what, meanwhile) => {
  const waiting = await openConversation(sql);
  await meanwhile(sql, cast.ben);
  expect(await take(cast.ben, waiting)).toBe('not-allowed');
  expect(await stands(waiting)).toBe('waiting');
});
