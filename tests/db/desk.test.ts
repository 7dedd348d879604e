import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { close, join, readEpisode } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { take } from '../../db/intake.ts';
import { addMember } from '../../db/numbers.ts';
import { asking, deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { available, away, type Cast, insertPerson, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage({ max: 14 });
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const serve = (after = 0) => serveLine(sql, { numberId: cast.main, after });
const waiting = async (count: number, from = 0) => {
  const all = [];
  for (let n = 0; n < count; n++) all.push(await openConversation(sql, { customer: stranger(from + n) }));
  return all;
};
const agentsInOrder = async () =>
  (await sql`select agent_id from events where kind = 'assigned' order by at, id`).map(
    ({ agent_id: id }) => id,
  );
const rule = (settings: object) => sql`update numbers set ${sql(settings)} where id = ${cast.main}`;

describe('serving the line', () => {
  test('gives the waiting to those who are there, in rotation, oldest first, with the reason', async () => {
    await available(sql, cast.ben, cast.sade);
    const [first, second, third] = await waiting(3);
    const { more, changed } = await serve();

    expect(more).toBe(false);
    expect(changed.conversations).toEqual([first, second, third].map((one) => one?.conversationId));
    expect(await agentsInOrder()).toEqual([cast.ben, cast.sade, cast.ben]);
    expect(await sql`select from line`).toHaveLength(0);
    const [decision] = await sql`
      select turn, code, stage, agent_id, explanation from decisions
      where conversation_id = ${first?.conversationId ?? null} and turn = 2`;
    expect(decision).toMatchObject({ code: 'basic_online', stage: 'assigned', agent_id: cast.ben });
    expect(decision?.explanation).toMatchObject({ by: 'routing', rotationBefore: 4, rotationAfter: 5 });
    expect(decision?.explanation.tried.map((tried: { code: string }) => tried.code)).toEqual([
      'owner_none',
      'previous_none',
      'basic_online',
    ]);
  });

  test('twice, as after a crash between commit and answer, changes nothing more', async () => {
    await available(sql, cast.ben);
    await waiting(2);
    await serve();
    const before = await sql`select id, turn, agent_id, changed_at from conversations order by id`;
    const again = await serve();
    expect(again).toMatchObject({ more: false, after: 0 });
    expect(await sql`select id, turn, agent_id, changed_at from conversations order by id`).toEqual(before);
  });

  test('an owner gets their contact’s even Away, and the rotation does not move (ROUTING 6)', async () => {
    await available(sql, cast.ben);
    await openConversation(sql, { customer: lina });
    await serve();
    expect(await agentsInOrder()).toEqual([cast.sol]);
    expect(await sql`select rotation from desks where number_id = ${cast.main}`).toEqual([{ rotation: 4 }]);
  });

  test('the previous agent gets the next episode when Available (ROUTING 11)', async () => {
    await available(sql, cast.ben, cast.sade);
    const sades = await openConversation(sql, { agentId: cast.sade });
    const [row] = await sql`select last_inbound_seq as seen from conversations`;
    await close(sql, { ...asking(cast.sade, sades), seen: row?.seen });
    await take(sql, deliveryOf(inboundText()));
    await serve();
    const [decision] =
      await sql`select code, agent_id from decisions where episode = 2 order by turn desc limit 1`;
    expect(decision).toEqual({ code: 'previous', agent_id: cast.sade });
  });

  test('a capacity is held, whatever the length of the line (ROUTING 48)', async () => {
    await rule({ when_free: 'assign' });
    await sql`update members set capacity = 2 where user_id in (${cast.ben}, ${cast.sade})`;
    await available(sql, cast.ben, cast.sade);
    await waiting(6);
    await Promise.all([serve(), serve(), serve()]);
    const loads =
      await sql`select count(*)::integer as load from conversations where stage = 'assigned' group by agent_id`;
    expect(loads).toEqual([{ load: 2 }, { load: 2 }]);
    expect(await sql`select from line`).toHaveLength(2);
  });
});

describe('nobody found', () => {
  test('under "leave" it is decided once and out of the line (ROUTING 2, 24)', async () => {
    const [one] = await waiting(1);
    await serve();
    expect(await sql`select from line`).toHaveLength(0);
    expect(await sql`select stage, turn from conversations`).toEqual([{ stage: 'waiting', turn: 2 }]);
    const [decision] = await sql`select code, agent_id from decisions where turn = 2`;
    expect(decision).toEqual({ code: 'none_online', agent_id: null });

    await available(sql, cast.ben);
    await serve();
    expect(await sql`select stage from conversations where id = ${one?.conversationId ?? null}`).toEqual([
      { stage: 'waiting' },
    ]);
  });

  test('under "leave", a new one is assigned while those who wait stay (ROUTING 60)', async () => {
    await waiting(1);
    await serve();
    await available(sql, cast.ben);
    const [newer] = await waiting(1, 1);
    await serve();
    expect(await sql`select id from conversations where stage = 'assigned'`).toEqual([
      { id: newer?.conversationId },
    ]);
  });

  test('under "assign" it stays in line, explained once, and is handed out when room appears (ROUTING 25)', async () => {
    await rule({ when_free: 'assign' });
    const [older, newer] = await waiting(2);
    await serve();
    await serve();
    expect(await sql`select from decisions where code = 'none_online'`).toHaveLength(2);
    expect(await sql`select tried_turn from line order by position`).toEqual([
      { tried_turn: 2 },
      { tried_turn: 2 },
    ]);

    await available(sql, cast.ben);
    await serve();
    const given = await sql`
      select conversation_id, explanation ->> 'cause' as cause from decisions where code = 'basic_online' order by at`;
    expect(given).toEqual([
      { conversation_id: older?.conversationId, cause: 'drained' },
      { conversation_id: newer?.conversationId, cause: 'drained' },
    ]);
  });

  test('one that nobody can take does not hold up the next', async () => {
    await rule({ when_free: 'assign', owner_must_be_available: true, basic_rule: 'nobody' });
    await waiting(1);
    await openConversation(sql, { customer: lina });
    await available(sql, cast.sol);
    await serve();
    expect(await sql`select agent_id from conversations where stage = 'assigned'`).toEqual([
      { agent_id: cast.sol },
    ]);
    expect(await sql`select from line`).toHaveLength(1);
  });

  test('a line longer than a batch is gone through by the cursor', async () => {
    await rule({ when_free: 'assign' });
    const many = Array.from({ length: 205 }, (_, n) => inboundText({ customer: stranger(n) }));
    await Promise.all(many.map((message) => take(sql, deliveryOf(message))));
    const first = await serve();
    expect(first.more).toBe(true);
    expect(await sql`select from line where tried_turn is not null`).toHaveLength(200);
    const second = await serve(first.after);
    expect(second).toMatchObject({ more: false, after: 0 });
    expect(await sql`select from line where tried_turn is not null`).toHaveLength(205);
  });
});

describe('an agent who may no longer answer (ROUTING 22)', () => {
  test.each<[string, (sql: Sql, cast: Cast) => Promise<unknown>]>([
    ['is deactivated', (db, { ben }) => db`update users set active = false where id = ${ben}`],
    ['is taken off the number', (db, { ben }) => db`delete from members where user_id = ${ben}`],
  ])('who %s: theirs go back in line and on to others, oldest first', async (_what, happen) => {
    const older = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
    const newer = await openConversation(sql, { customer: stranger(2), agentId: cast.ben });
    const sades = await openConversation(sql, { customer: stranger(3), agentId: cast.sade });
    await available(sql, cast.sade);
    await happen(sql, cast);
    await serve();

    const put = await sql`select conversation_id, agent_id from events where kind = 'put_back' order by at`;
    expect(put).toEqual([
      { conversation_id: older.conversationId, agent_id: cast.ben },
      { conversation_id: newer.conversationId, agent_id: cast.ben },
    ]);
    expect(await sql`select agent_id from conversations`).toEqual(Array(3).fill({ agent_id: cast.sade }));
    expect(await sql`select from decisions where code = 'assignee_removed'`).toHaveLength(2);
    const [untouched] = await sql`select turn from conversations where id = ${sades.conversationId}`;
    expect(untouched).toEqual({ turn: sades.turn });
  });

  test('an Admin who reopened one on a number of others keeps it', async () => {
    await openConversation(sql, { agentId: cast.ama });
    await serve();
    expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.ama }]);
  });
});

describe('the workflow', () => {
  test('is told of a move once it has reported in, and reads it from its row otherwise', async () => {
    await available(sql, cast.ben);
    const [joined] = await waiting(1);
    await sql`update conversations set joined_episode = 1`;
    await waiting(1, 1);
    await sql`delete from outbox`;
    await serve();
    expect(await sql`select workflow_id, signal from outbox`).toEqual([
      { workflow_id: `conversation-${joined?.conversationId}-1`, signal: 'moved' },
    ]);
  });

  test('serves the line when it joins, and joining again answers the same', async () => {
    await available(sql, cast.ben);
    const one = await openConversation(sql);
    const { joined } = await join(sql, one);
    expect(joined).toMatchObject({
      current: true,
      unsent: false,
      state: { stage: 'assigned', agentId: cast.ben },
    });
    expect((await join(sql, one)).joined).toEqual(joined);
    expect(await readEpisode(sql, one)).toEqual(joined);
    expect(await sql`select joined_episode from conversations`).toEqual([{ joined_episode: 1 }]);
  });

  test('that starts for an episode that is over is not current', async () => {
    const one = await openConversation(sql, { agentId: cast.ben });
    const [row] = await sql`select last_inbound_seq as seen from conversations`;
    await close(sql, { ...asking(cast.ben, one), seen: row?.seen });
    expect((await join(sql, one)).joined).toEqual({ current: false, unsent: false });
    await take(sql, deliveryOf(inboundText()));
    expect((await join(sql, one)).joined).toEqual({ current: false, unsent: false });
  });
});

test('a burst: 300 messages of 100 new customers, eight intakes and four desks at once: 34, 33, 33', async () => {
  const kim = await insertPerson(sql, 'Kim', 'service');
  await sql.begin((tx) => addMember(tx, { numberId: cast.main, userId: kim, capacity: null }));
  await available(sql, cast.ben, cast.sade, kim);
  const messages = Array.from({ length: 300 }, (_, n) =>
    inboundText({ customer: stranger(n % 100), body: `${n}` }),
  );
  let next = 0;
  let arriving = 8;
  const intake = async () => {
    for (let message = messages[next++]; message !== undefined; message = messages[next++])
      await take(sql, deliveryOf(message));
    arriving -= 1;
  };
  const desk = async () => {
    while (arriving > 0) await serve();
    await serve();
  };
  await Promise.all([...Array.from({ length: 8 }, intake), ...Array.from({ length: 4 }, desk)]);

  expect(await sql`select from messages`).toHaveLength(300);
  expect(await sql`select from conversations where stage = 'assigned'`).toHaveLength(100);
  const loads =
    await sql`select count(*)::integer as load from conversations group by agent_id order by load desc`;
  expect(loads.map(({ load }) => load)).toEqual([34, 33, 33]);
  expect(await sql`select from events where kind = 'assigned'`).toHaveLength(100);
  const inTurn = await agentsInOrder();
  for (let n = 3; n < inTurn.length; n++) expect(inTurn[n]).toBe(inTurn[n - 3]);
});

test('somebody who goes Away, is deactivated or filled up while the desk works is given nothing after that commits', async () => {
  await available(sql, cast.ben, cast.sade);
  await waiting(10);
  await Promise.all([serve(), away(sql, cast.ben)]);
  const before = (await sql`select from conversations where agent_id = ${cast.ben}`).length;
  await waiting(4, 50);
  await serve();
  expect(await sql`select from conversations where agent_id = ${cast.ben}`).toHaveLength(before);
});
