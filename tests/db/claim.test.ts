import { beforeEach, expect, test } from 'vitest';
import { claim } from '../../db/decisions.ts';
import { asking, inboundText, openConversation } from '../support/build.ts';
import { available, type Cast, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import type { Sql } from '../../db/connect.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

test('a claim takes what waits, out of the line, with its decision and its line in the thread', async () => {
  await available(sql, cast.ben);
  const waiting = await openConversation(sql);
  const asked = asking(cast.ben, waiting);
  const { answer, changed } = await claim(sql, asked);

  expect(answer).toMatchObject({
    ok: true,
    value: { stage: 'assigned', agentId: cast.ben, turn: 2, inLine: false },
  });
  expect(changed.conversations).toEqual([waiting.conversationId]);
  expect(await sql`select from line`).toHaveLength(0);
  expect(
    await sql`select turn, code, by_user, explanation from decisions where command_id = ${asked.commandId}`,
  ).toEqual([
    {
      turn: 2,
      code: 'claim',
      by_user: cast.ben,
      explanation: { by: 'person', code: 'claim', fromAgentId: null },
    },
  ]);
  expect(await sql`select kind, actor_id, agent_id, turn from events where kind = 'claimed'`).toEqual([
    { kind: 'claimed', actor_id: cast.ben, agent_id: cast.ben, turn: 2 },
  ]);
});

test('the same claim again answers the same and changes nothing', async () => {
  const asked = asking(cast.ben, await openConversation(sql));
  const first = await claim(sql, asked);
  const second = await claim(sql, asked);
  expect(first.answer.ok).toBe(true);
  expect(second.answer).toEqual(first.answer);
  expect(await sql`select from events where kind = 'claimed'`).toHaveLength(1);
});

test('of ten who claim at once, one wins and nine are told (ROUTING 31)', async () => {
  const waiting = await openConversation(sql);
  const claims = Array.from({ length: 10 }, (_, n) =>
    claim(sql, asking(n % 2 === 0 ? cast.ben : cast.sade, waiting)),
  );
  const answers = (await Promise.all(claims)).map(({ answer }) => (answer.ok ? 'won' : answer.why));
  expect(answers.toSorted()).toEqual([...Array<string>(9).fill('not-waiting'), 'won']);
  expect(await sql`select from events where kind = 'claimed'`).toHaveLength(1);
});

test('a claim while Away and over capacity is allowed, with a hint (ROUTING 33)', async () => {
  await sql`update members set capacity = 1 where user_id = ${cast.ben}`;
  const waiting = await openConversation(sql);
  await openConversation(sql, { agentId: cast.ben, customer: lina });
  const { answer } = await claim(sql, asking(cast.ben, waiting));
  expect(answer.ok).toBe(true);
  const [decision] =
    await sql`select explanation from decisions where code = 'claim' and command_id is not null`;
  expect(decision?.explanation.flags).toEqual(['away', 'at_capacity']);
});

test.each<[string, keyof Cast]>([
  ['an Admin who is no member', 'ama'],
  ['a Service of another number', 'zed'],
  ['a Sale who does not own the contact', 'sol'],
  ['somebody deactivated', 'dee'],
])('%s may not claim (ROUTING 32)', async (_who, name) => {
  const waiting = await openConversation(sql);
  const { answer } = await claim(sql, asking(cast[name], waiting));
  expect(answer).toEqual({ ok: false, why: 'not-allowed' });
  expect(await sql`select from line`).toHaveLength(1);
});

test('a Sale claims their own contact’s, also from the bot', async () => {
  await sql`update numbers set bot_on = true`;
  const withBot = await openConversation(sql, { customer: lina });
  expect(withBot.stage).toBe('bot');
  const { answer } = await claim(sql, asking(cast.sol, withBot));
  expect(answer).toMatchObject({ ok: true, value: { stage: 'assigned', agentId: cast.sol } });
});

test('a claim that comes to its turn after its deadline is refused, by the database’s clock', async () => {
  const waiting = await openConversation(sql);
  const { answer } = await claim(sql, { ...asking(cast.ben, waiting), deadlineAt: Date.now() - 1 });
  expect(answer).toEqual({ ok: false, why: 'too-late' });
  expect(await sql`select from line`).toHaveLength(1);
});

test.each([
  { offset: -1, why: 'closed' },
  { offset: 1, why: 'not-open-yet' },
])('a claim made in another episode is refused ($why)', async ({ offset, why }) => {
  const waiting = await openConversation(sql);
  const { answer } = await claim(sql, { ...asking(cast.ben, waiting), episode: waiting.episode + offset });
  expect(answer).toEqual({ ok: false, why });
});

test('somebody taken off the number at the same moment never ends up with it', async () => {
  const waiting = await openConversation(sql, inboundText());
  const [{ answer }] = await Promise.all([
    claim(sql, asking(cast.ben, waiting)),
    sql`delete from members where user_id = ${cast.ben}`,
  ]);
  const [row] = await sql`select agent_id from conversations where id = ${waiting.conversationId}`;
  // Either the claim was first, and the desk will put it back, or it was refused.
  expect(row?.agent_id).toBe(answer.ok ? cast.ben : null);
});
