/** The rows of ROUTING about agents who come and go. */
import { beforeEach, expect, test } from 'vitest';
import { countAlerts } from '../../db/alerts.ts';
import type { Sql } from '../../db/connect.ts';
import { renewLease, setAvailable, sweep } from '../../db/presence.ts';
import { openConversation, stranger } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, decided, stands } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const grace = 120_000;
/** So long after Ben's browser was last heard of. */
const later = (seconds: number) =>
  sql`update presence set lease_until = lease_until - ${seconds} * interval '1 second' where user_id = ${cast.ben}`;
const isAvailable = async () =>
  (await sql`select available from presence where user_id = ${cast.ben}`)[0]?.['available'];
const state = () => sql`select id, stage, agent_id, turn from conversations order by id`;

test('19: an agent who goes Away keeps theirs, and gets no new ones by rotation', async () => {
  await available(sql, cast.ben, cast.sade);
  const bens = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
  await setAvailable(sql, cast.ben, false, grace);
  for (const n of [2, 3]) await openConversation(sql, { customer: stranger(n) });
  await serve();
  expect(await stands(bens)).toBe(cast.ben);
  expect((await decided()).map(({ agentId }) => agentId)).toEqual([cast.sade, cast.sade]);
});

test('20: the last connection is lost: two minutes’ grace, then Away; they keep theirs', async () => {
  await setAvailable(sql, cast.ben, true, grace);
  const bens = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
  await later(110);
  expect(await sweep(sql)).toEqual({ turnedAway: [] });
  expect(await isAvailable()).toBe(true);

  await later(10);
  expect(await sweep(sql)).toEqual({ turnedAway: [cast.ben] });
  expect(await isAvailable()).toBe(false);
  await openConversation(sql, { customer: stranger(2) });
  await serve();
  expect(await stands(bens)).toBe(cast.ben);
  expect((await decided()).map(({ code }) => code)).toEqual(['none_online']);
});

test('21: back within the grace: nothing has moved, and they are still Available', async () => {
  await setAvailable(sql, cast.ben, true, grace);
  await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
  const before = await state();
  await later(110);
  await renewLease(sql, cast.ben, grace);
  await later(110);
  await sweep(sql);
  expect(await isAvailable()).toBe(true);
  expect(await state()).toEqual(before);
});

test('24: under leave, an agent who becomes Available moves nothing, and sees how many wait', async () => {
  for (const n of [1, 2, 3]) await openConversation(sql, { customer: stranger(n) });
  await serve();
  const before = await state();
  await setAvailable(sql, cast.ben, true, grace);
  await serve();
  expect(await state()).toEqual(before);
  const ben = { id: cast.ben, role: 'service', active: true, numberIds: [cast.main] } as const;
  expect(await countAlerts(sql, ben)).toEqual({ unread: 0, waiting: 3 });
});

test.each<[string, (db: Sql, ben: string) => Promise<unknown>]>([
  ['deactivated', (db, ben) => db`update users set active = false where id = ${ben}`],
  ['taken off the number', (db, ben) => db`delete from members where user_id = ${ben}`],
])('22: an agent is %s: theirs go back in line and are served, oldest first', async (_what, leave) => {
  await sql`update numbers set when_free = 'assign' where id = ${cast.main}`;
  const [older, newer] = [1, 2].map((n) => ({ customer: stranger(n), agentId: cast.ben }));
  const first = await openConversation(sql, older);
  const second = await openConversation(sql, newer);
  await leave(sql, cast.ben);
  await serve();
  expect([await stands(first), await stands(second)]).toEqual(['waiting', 'waiting']);
  expect((await decided()).map(({ code }) => code)).toEqual(['none_online', 'none_online']);

  await sql`update members set capacity = 1`;
  await available(sql, cast.sade);
  await serve();
  expect([await stands(first), await stands(second)]).toEqual([cast.sade, 'waiting']);
});

test('22: an Inbox manager who becomes a Service no longer answers a number they are not a member of', async () => {
  await available(sql, cast.ben);
  const theirs = await openConversation(sql, { agentId: cast.ines });
  await serve();
  expect(await stands(theirs), 'one who leads may hold it').toBe(cast.ines);

  await sql`update users set role = 'service' where id = ${cast.ines}`;
  await serve();
  expect(await stands(theirs)).toBe(cast.ben);
});
