import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { setOwner } from '../../db/contacts.ts';
import type { Activities, ConversationStart } from '../../workflows/contract.ts';
import { openConversation } from '../support/build.ts';
import { available, type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { worldOf } from './world.ts';

let database: FreshDatabase;
let cast: Cast;
let world: ReturnType<typeof worldOf>;
let activities: Activities;
let start: ConversationStart;

beforeEach(async () => {
  database = await freshDatabase();
  cast = await castIn(database.sql);
  world = worldOf(database.sql);
  activities = createActivities(world);
  const { conversationId, episode, numberId } = await openConversation(database.sql);
  start = { conversationId, episode, numberId };
});
afterEach(() => database.drop());

const command = (by: string) => ({
  ...start,
  commandId: randomUUID(),
  by,
  deadlineAt: Date.now() + 30_000,
});
const joinedEpisode = async () =>
  (await database.sql`select joined_episode as joined from conversations`)[0]?.['joined'] as number;

test('joining reports in, hands out what is in line, and can be repeated', async () => {
  await available(database.sql, cast.ben);
  const joined = await activities.join(start);
  expect(joined).toMatchObject({
    current: true,
    unsent: false,
    state: { stage: 'assigned', agentId: cast.ben },
  });
  expect(await joinedEpisode()).toBe(1);
  expect(await activities.join(start)).toEqual(joined);
  expect(await activities.readEpisode(start)).toEqual(joined);
});

test('an execution of another episode learns that it is not current', async () => {
  expect(await activities.join({ ...start, episode: 2 })).toMatchObject({ current: false });
  expect(await joinedEpisode()).toBe(0);
});

test('a claim that is taken twice, as after a lost answer, is one claim', async () => {
  const asked = command(cast.ben);
  const answer = await activities.claim(asked);
  expect(answer).toMatchObject({ ok: true, value: { agentId: cast.ben } });
  expect(await activities.claim(asked)).toMatchObject({ ok: true, value: { agentId: cast.ben } });
  const decisions = await database.sql`select code from decisions where code = 'claim'`;
  expect(decisions).toHaveLength(1);
});

test('the screens hear of a claim once it is committed', async () => {
  await activities.claim(command(cast.ben));
  expect(world.told).toContainEqual(expect.objectContaining({ conversations: [start.conversationId] }));
});

test('a claim, a transfer, a release and a close move one episode through its life', async () => {
  await available(database.sql, cast.sade);
  await activities.claim(command(cast.ben));
  expect(await activities.transfer({ ...command(cast.ben), from: cast.ben, to: cast.sade })).toMatchObject({
    ok: true,
    value: { agentId: cast.sade },
  });
  expect(await activities.release({ ...command(cast.sade), from: cast.sade })).toMatchObject({
    ok: true,
    value: { stage: 'waiting', inLine: false },
  });
  expect(await activities.close({ ...command(cast.ben), seen: 10 })).toMatchObject({
    ok: true,
    value: { status: 'closed' },
  });
  expect(await activities.claim(command(cast.ben))).toEqual({ ok: false, why: 'closed' });
});

test('a command whose turn comes after its deadline changes nothing', async () => {
  const late = { ...command(cast.ben), deadlineAt: Date.now() - 1_000 };
  expect(await activities.claim(late)).toEqual({ ok: false, why: 'too-late' });
  expect(await activities.readEpisode(start)).toMatchObject({ state: { stage: 'waiting' } });
});

test('serving the line gives what waits to who is Available', async () => {
  await available(database.sql, cast.sade);
  expect(await activities.serveLine({ numberId: cast.main, after: 0 })).toMatchObject({ more: false });
  expect(await activities.readEpisode(start)).toMatchObject({ state: { agentId: cast.sade } });
});

test('the sweep turns to Away whoever has been gone for longer than their lease, and tells the screens', async () => {
  await available(database.sql, cast.ben, cast.sade);
  await database.sql`update presence set lease_until = now() - interval '1 second' where user_id = ${cast.ben}`;
  await database.sql`update web_pulse set seen_at = now()`;
  expect(await activities.sweepPresence()).toEqual({ turnedAway: 1 });
  expect(world.told).toEqual([{ people: [cast.ben] }]);
  expect(await activities.sweepPresence()).toEqual({ turnedAway: 0 });
});

test('the turn of a new owner moves it, tells the screens, and is safe to repeat', async () => {
  await activities.claim(command(cast.ben));
  const contactId = cast.kofi;
  const from = { kind: 'nobody' } as const;
  const to = { kind: 'agent', agentId: cast.sade } as const;
  await setOwner(database.sql, { contactId, by: cast.ama, commandId: randomUUID(), from, to, move: true });
  const moved = await activities.followOwner(start);
  expect(moved).toMatchObject({ current: true, state: { agentId: cast.sade } });
  expect(world.told.at(-1)).toMatchObject({ conversations: [start.conversationId] });
  expect(await activities.followOwner(start)).toEqual(moved);
});
