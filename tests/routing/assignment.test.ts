/** The rows of ROUTING that an Admin's settings bring about, each saved as the Assignment page saves it. */
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { close, release } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { take } from '../../db/intake.ts';
import { sessionBegan, sessionEnded, setAvailable } from '../../db/presence.ts';
import { edit, type Edit } from '../support/assignment.ts';
import { asking, deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { available, away, type Cast, insertPerson, lina } from '../support/cast.ts';
import { eventually } from '../support/product.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const save = async (changes: Edit) => {
  const answer = await edit(sql, { numberId: cast.main, by: cast.ama }, changes);
  expect(answer.ok).toBe(true);
};
const serve = () => serveLine(sql, { numberId: cast.main, after: 0 });
const arrive = async (...customers: number[]) => {
  const ids: string[] = [];
  for (const n of customers)
    ids.push((await openConversation(sql, { customer: stranger(n) })).conversationId);
  return ids;
};
const decided = async () =>
  (
    await sql`select code, agent_id from decisions where explanation ->> 'by' = 'routing' order by at, conversation_id`
  ).map(({ code, agent_id: agentId }) => [code, agentId]);
const inLine = async () =>
  (await sql`select conversation_id as id from line order by position`).map(({ id }) => id);
const rotation = async () =>
  (await sql`select rotation from desks where number_id = ${cast.main}`)[0]?.['rotation'];

test('3: all in rotation: the next member whatever their presence', async () => {
  await save({ rules: { basic: 'all_rotation' }, removed: [cast.dee] });
  await available(sql, cast.sol);
  await arrive(1, 2, 3);
  await serve();
  expect(await decided()).toEqual([
    ['basic_all', cast.ben],
    ['basic_all', cast.sade],
    ['basic_all', cast.sol],
  ]);
});

test('4: nobody, or no members: Unassigned', async () => {
  await available(sql, cast.ben);
  await save({ rules: { basic: 'nobody' } });
  await arrive(1);
  await serve();
  await save({
    rules: { basic: 'online_rotation' },
    removed: [cast.ben, cast.sade, cast.sol, cast.dee],
  });
  await arrive(2);
  await serve();
  expect(await decided()).toEqual([
    ['basic_off', null],
    ['no_members', null],
  ]);
  expect(await sql`select distinct stage from conversations`).toEqual([{ stage: 'waiting' }]);
});

test('14: only one of the two advanced rules is on: that one, then the basic rule', async () => {
  await available(sql, cast.ben, cast.sade);
  const sades = await openConversation(sql, { customer: lina, agentId: cast.sade });
  const [row] = await sql`select last_inbound_seq as seen from conversations`;
  await close(sql, { ...asking(cast.sade, sades), seen: row?.seen });
  await save({ rules: { owner: false } });
  await take(sql, deliveryOf(inboundText({ customer: lina })));
  await serve();
  expect(await decided()).toEqual([['previous', cast.sade]]);

  await save({ rules: { owner: true, previous: false } });
  await arrive(1);
  await serve();
  expect((await decided()).at(-1)).toEqual(['basic_online', cast.ben]);
});

test('22: removed from the number: the desk puts their open conversations back and serves them, oldest first', async () => {
  const older = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
  const newer = await openConversation(sql, { customer: stranger(2), agentId: cast.ben });
  await available(sql, cast.ben, cast.sade, cast.sol);
  await save({ removed: [cast.ben] });
  expect(await sql`select distinct agent_id from conversations`).toEqual([{ agent_id: cast.ben }]);

  await serve();
  const put = await sql`select conversation_id from decisions where code = 'assignee_removed' order by at`;
  expect(put.map((one) => one['conversation_id'])).toEqual([older.conversationId, newer.conversationId]);
  expect(await decided()).toEqual([
    ['basic_online', cast.sade],
    ['basic_online', cast.sol],
  ]);
});

test('25: with assign, an agent who becomes Available gets those in line, oldest first, within capacity', async () => {
  await save({ rules: { whenFree: 'assign' }, members: [{ agentId: cast.ben, capacity: 2 }] });
  const [first, second, third] = await arrive(1, 2, 3);
  await serve();
  expect(await inLine()).toEqual([first, second, third]);
  await sql`delete from outbox`;

  await setAvailable(sql, cast.ben, true, 120_000);
  expect(await sql`select workflow_id from outbox`).toEqual([{ workflow_id: `desk-${cast.main}` }]);
  await serve();
  const drained = await sql`
    select conversation_id as id from decisions where explanation ->> 'cause' = 'drained' order by at`;
  expect(drained.map(({ id }) => id)).toEqual([first, second]);
  expect(await inLine()).toEqual([third]);
});

test('49: a capacity lowered below the load takes nothing away, and gives no new ones', async () => {
  await available(sql, cast.ben, cast.sade);
  for (const n of [1, 2, 3]) await openConversation(sql, { customer: stranger(n), agentId: cast.ben });
  await save({ members: [{ agentId: cast.ben, capacity: 1 }] });
  await arrive(4, 5);
  await serve();
  expect(await decided()).toEqual([
    ['basic_online', cast.sade],
    ['basic_online', cast.sade],
  ]);
  expect(await sql`select from conversations where agent_id = ${cast.ben}`).toHaveLength(3);
});

test('50: a login is Away; with another live session it stays as it is; the last logout is Away', async () => {
  const session = async (token: string) => {
    await sql`
      insert into sessions (user_id, token, expires_at) values (${cast.ben}, ${token}, now() + interval '1 hour')`;
    await sessionBegan(sql, cast.ben);
  };
  const isAvailable = async () =>
    (await sql`select available from presence where user_id = ${cast.ben}`)[0]?.['available'];
  await available(sql, cast.ben);
  await session('first');
  expect(await isAvailable()).toBe(false);

  await available(sql, cast.ben);
  await session('second');
  expect(await isAvailable()).toBe(true);
  for (const [token, still] of [
    ['second', true],
    ['first', false],
  ] as const) {
    await sql`delete from sessions where token = ${token}`;
    await sessionEnded(sql, cast.ben);
    expect(await isAvailable()).toBe(still);
  }
});

test('51: members come and go while the rotation runs: nobody is skipped or served twice, the new one is last', async () => {
  const kim = await insertPerson(sql, 'Kim', 'service');
  await available(sql, cast.ben, cast.sade, cast.sol, kim);
  await arrive(1);
  await serve();
  await save({ members: [{ agentId: kim, capacity: null }] });
  await arrive(2, 3, 4);
  await serve();
  await save({ removed: [cast.sade] });
  await arrive(5, 6);
  await serve();

  const given = await sql`select agent_id from events where kind = 'assigned' order by at, id`;
  const { ben, sade, sol } = cast;
  // Kim joins behind Ben's first turn; the last three are Sade's, put back, and the two that are new.
  expect(given.map((one) => one['agent_id'])).toEqual([ben, sade, sol, ben, kim, sol, ben]);
});

test('57: switched to assign, all who wait get in line, oldest first, except released ones', async () => {
  const [first, second, third] = await arrive(1, 2, 3);
  await serve();
  const released = await openConversation(sql, { customer: stranger(4), agentId: cast.ben });
  await release(sql, { ...asking(cast.ben, released), from: cast.ben });
  const [last] = await arrive(5);
  expect(await inLine(), 'under leave only the one not yet tried').toEqual([last]);
  await sql`update conversations set joined_episode = 1 where id = ${first ?? null}`;
  await sql`delete from outbox`;

  await save({ rules: { whenFree: 'assign' } });
  expect(await inLine()).toEqual([first, second, third, last]);
  expect(await sql`select workflow_id, signal from outbox order by id`).toEqual([
    { workflow_id: `conversation-${first}-1`, signal: 'settingsChanged' },
    { workflow_id: `desk-${cast.main}`, signal: 'serve' },
  ]);

  await available(sql, cast.ben);
  await serve();
  const given = await sql`select conversation_id as id from events where kind = 'assigned' order by at, id`;
  expect(given.map(({ id }) => id)).toEqual([first, second, third, last]);
  expect(await sql`select id from conversations where stage = 'waiting'`).toEqual([
    { id: released.conversationId },
  ]);
});

test('57: switched to leave, nothing moves: who waits stays, also when somebody becomes Available', async () => {
  await save({ rules: { whenFree: 'assign' } });
  const [first, second] = await arrive(1, 2);
  await serve();
  const [untried] = await arrive(3);
  const state = () => sql`select id, turn, stage from conversations order by id`;
  const before = await state();
  await save({ rules: { whenFree: 'leave' } });
  expect(await state()).toEqual(before);
  expect(await inLine(), 'one not tried yet is still to be decided, once').toEqual([untried]);

  await available(sql, cast.ben);
  await serve();
  expect(await sql`select id from conversations where stage = 'waiting' order by waiting_since`).toEqual([
    { id: first },
    { id: second },
  ]);
  await save({ rules: { whenFree: 'assign' } });
  expect(await inLine(), 'and back again').toEqual([first, second]);
});

test('57: one that is claimed while the switch is made is not put in line', async () => {
  const [first, second] = await arrive(1, 2);
  await serve();
  let switched: Promise<void> | undefined;
  await sql.begin(async (tx) => {
    await tx`
      update conversations set stage = 'assigned', agent_id = ${cast.ben}, waiting_since = null
      where id = ${first ?? null}`;
    switched = save({ rules: { whenFree: 'assign' } });
    await eventually(
      () => sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      (held) => held.length > 0,
    );
  });
  await switched;
  expect(await inLine()).toEqual([second]);
});

test('60: with leave, a new one is assigned while those who wait stay', async () => {
  await save({ rules: { whenFree: 'assign' } });
  const [older] = await arrive(1);
  await serve();
  await save({ rules: { whenFree: 'leave' } });
  await available(sql, cast.ben);
  const [newer] = await arrive(2);
  await serve();
  expect(await sql`select id from conversations where stage = 'assigned'`).toEqual([{ id: newer }]);
  expect(await sql`select id from conversations where stage = 'waiting'`).toEqual([{ id: older }]);
  expect(await rotation()).toBe(5);
  await away(sql, cast.ben);
});
