/** The rows of ROUTING about the rules themselves: the basic one, and the previous agent. The owner's are in owner.test.ts. */
import { beforeEach, expect, test } from 'vitest';
import { countAlerts } from '../../db/alerts.ts';
import type { Sql } from '../../db/connect.ts';
import { close } from '../../db/decisions.ts';
import { asking, openConversation, stranger } from '../support/build.ts';
import { available, away, type Cast, lina, secondPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, write, decided, stands, codes, inLine } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const rules = (settings: object) => sql`update numbers set ${sql(settings)} where id = ${cast.main}`;
/** Kofi was helped by somebody in an episode that is over. */
async function helpedBy(agentId: string) {
  const over = await openConversation(sql, { agentId });
  await close(sql, { ...asking(cast.ama, over), seen: 99 });
  return over;
}

test('1: online in rotation: the member who is online and was least recently given one', async () => {
  await rules({ owner_rule: false, previous_rule: false });
  await available(sql, cast.ben, cast.sade, cast.sol, cast.dee);
  for (const n of [1, 2, 3, 4]) {
    await openConversation(sql, { customer: stranger(n) });
    await serve();
  }
  expect((await decided()).map(({ code, agentId, moved }) => [code, agentId, moved])).toEqual([
    ['basic_online', cast.ben, true],
    ['basic_online', cast.sade, true],
    ['basic_online', cast.sol, true],
    ['basic_online', cast.ben, true],
  ]);
});

test('2: nobody online: Unassigned, first in first out, and the agents of the number are told', async () => {
  const first = await openConversation(sql, { customer: stranger(1) });
  const second = await openConversation(sql, { customer: stranger(2) });
  const { changed } = await serve();
  expect((await decided()).map(({ code, agentId }) => [code, agentId])).toEqual([
    ['none_online', null],
    ['none_online', null],
  ]);
  expect([await stands(first), await stands(second)]).toEqual(['waiting', 'waiting']);
  const since = await sql`select id from conversations order by waiting_since`;
  expect(since.map(({ id }) => id)).toEqual([first.conversationId, second.conversationId]);

  // The nudge that makes every screen of the number count again, and what each of them counts.
  expect(changed.numbers).toEqual([cast.main]);
  const told = (id: string, numberId: string) =>
    countAlerts(sql, { id, role: 'service', active: true, numberIds: [numberId] });
  expect(await told(cast.ben, cast.main)).toMatchObject({ waiting: 2 });
  expect(await told(cast.zed, cast.second)).toMatchObject({ waiting: 0 });
});

test('10: owner and previous agent differ, both online: the owner', async () => {
  await available(sql, cast.sol, cast.ben);
  const over = await openConversation(sql, { customer: lina, agentId: cast.ben });
  await close(sql, { ...asking(cast.ben, over), seen: 99 });
  await write({ customer: lina });
  await serve();
  expect((await decided()).at(-1)).toMatchObject({ code: 'owner', agentId: cast.sol, moved: false });
});

test('11: no usable owner, and the previous agent is online: they get it, and the rotation stays', async () => {
  await available(sql, cast.ben, cast.sade);
  await helpedBy(cast.sade);
  await write();
  await serve();
  expect(await decided()).toEqual([
    { code: 'previous', agentId: cast.sade, moved: false, tried: ['owner_none', 'previous'] },
  ]);
});

test.each<[string, (db: Sql, people: Cast) => Promise<unknown>]>([
  ['previous_offline', (db, { sade }) => away(db, sade)],
  ['previous_not_member', (db, { sade }) => db`delete from members where user_id = ${sade}`],
  ['previous_inactive', (db, { sade }) => db`update users set active = false where id = ${sade}`],
  [
    'previous_at_capacity',
    async (db, { sade }) => {
      await db`update members set capacity = 1 where user_id = ${sade}`;
      await openConversation(db, { customer: stranger(1), agentId: sade });
    },
  ],
])('12: the previous agent cannot take it (%s): the basic rule', async (code, meanwhile) => {
  await available(sql, cast.ben, cast.sade);
  await helpedBy(cast.sade);
  await meanwhile(sql, cast);
  await write();
  await serve();
  expect((await decided()).at(-1)).toMatchObject({
    code: 'basic_online',
    agentId: cast.ben,
    tried: ['owner_none', code, 'basic_online'],
  });
});

test('13: without advanced rules the owner and the previous agent do not count', async () => {
  await rules({ owner_rule: false, previous_rule: false });
  await available(sql, cast.ben, cast.sade, cast.sol);
  const over = await openConversation(sql, { customer: lina, agentId: cast.sade });
  await close(sql, { ...asking(cast.sade, over), seen: 99 });
  await write({ customer: lina });
  await serve();
  expect(await decided()).toEqual([
    { code: 'basic_online', agentId: cast.ben, moved: true, tried: ['rule_off', 'rule_off', 'basic_online'] },
  ]);
});

test('48: everybody online is at capacity: Unassigned, and under assign handed out when room frees', async () => {
  await rules({ when_free: 'assign' });
  await sql`update members set capacity = 1 where number_id = ${cast.main}`;
  await available(sql, cast.ben);
  const bens = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
  const next = await openConversation(sql, { customer: stranger(2) });
  await serve();
  expect(await codes(next)).toEqual(['in_line', 'at_capacity']);
  expect(await inLine()).toEqual([next.conversationId]);

  await close(sql, { ...asking(cast.ben, bens), seen: 99 });
  expect(await sql`select workflow_id from outbox where signal = 'serve'`).toEqual([
    { workflow_id: `desk-${cast.main}` },
  ]);
  await serve();
  expect(await stands(next)).toBe(cast.ben);
});

test('52: one contact on two numbers: two conversations, one owner; previous agent and rotation are each number’s own', async () => {
  await available(sql, cast.ben, cast.zed);
  await sql`update numbers set owner_rule = false, previous_rule = true`;
  const main = await openConversation(sql, { customer: lina });
  const second = await openConversation(sql, { customer: lina, phoneNumberId: secondPhoneNumberId });
  const rotations = async () =>
    (await sql`select rotation from desks order by number_id = ${cast.second}`).map(
      ({ rotation }) => rotation,
    );
  const [, before] = await rotations();
  await serve(cast.main);
  expect([await stands(main), await stands(second)]).toEqual([cast.ben, 'waiting']);
  expect((await rotations())[1], 'the other number’s rotation').toBe(before);

  await serve(cast.second);
  expect(await stands(second)).toBe(cast.zed);
  for (const each of [main, second]) await close(sql, { ...asking(cast.ama, each), seen: 99 });
  expect(
    await sql`select owner_id, previous_agent_id from conversations order by number_id = ${cast.second}`,
  ).toEqual([
    { owner_id: cast.sol, previous_agent_id: cast.ben },
    { owner_id: cast.sol, previous_agent_id: cast.zed },
  ]);
});
