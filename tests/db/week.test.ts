/** What is read of a number's last days, and that a replay of it through the settings in force is what the desk did. */
import { beforeEach, describe, expect, test } from 'vitest';
import { findAssignment } from '../../db/assignment.ts';
import type { Sql } from '../../db/connect.ts';
import { claim, close, release, transfer } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { readEpisode } from '../../db/episodes.ts';
import { take } from '../../db/intake.ts';
import { setAvailable } from '../../db/presence.ts';
import { findWeek } from '../../db/week.ts';
import { membersWith } from '../../domain/assignment.ts';
import type { Episode } from '../../domain/conversation.ts';
import type { Rules } from '../../domain/routing.ts';
import { keyOf, weekOf } from '../../domain/week.ts';
import { replay, type ReplaySettings } from '../../domain/what-if.ts';
import { asking, deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { type Cast, lina, secondPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const grace = 120_000;
const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  ({ sql, cast } = stage);
  await sql`update presence_recorded set since = now() - interval '30 days'`;
});

const serve = () => serveLine(sql, { numberId: cast.main, after: 0 });
/** The settings and the rotation as they are at this moment. */
async function settingsNow(): Promise<ReplaySettings> {
  const facts = await findAssignment(sql, cast.main);
  if (facts === null) throw new Error('Main has no settings');
  const { rules, people, rotation } = facts;
  const members = people.filter(({ member }) => member);
  return { rules, members: membersWith(people, { rules, members }, rotation), rotation };
}
const isActive = (id: string) => id !== cast.dee;

describe('a replay through the settings in force', () => {
  const advanced = { owner: true, previous: true };
  test.each<[string, Rules, number | null]>([
    ['leave', { basic: 'online_rotation', ...advanced, ownerMustBeAvailable: false, whenFree: 'leave' }, 3],
    ['assign', { basic: 'online_rotation', ...advanced, ownerMustBeAvailable: true, whenFree: 'assign' }, 2],
    [
      'all',
      {
        basic: 'all_rotation',
        owner: false,
        ownerMustBeAvailable: false,
        previous: true,
        whenFree: 'assign',
      },
      2,
    ],
  ])('gives everybody whom the desk gave them: %s', async (_, rules, capacity) => {
    const { basic, owner, ownerMustBeAvailable, previous, whenFree } = rules;
    await sql`update numbers set basic_rule = ${basic}, owner_rule = ${owner}, previous_rule = ${previous},
      owner_must_be_available = ${ownerMustBeAvailable}, when_free = ${whenFree} where id = ${cast.main}`;
    await sql`update members set capacity = ${capacity} where number_id = ${cast.main} and user_id <> ${cast.sol}`;
    await openConversation(sql, { customer: stranger(900), agentId: cast.ben }); // open since before these days
    await sql`update decisions set at = now() - interval '9 days'`;
    const settings = await settingsNow();
    await liveThrough(150);

    const { decided, run } = await replayed(settings);
    const real = await sql<{ conversationId: string; episode: number; agentId: string; code: string }[]>`
      select conversation_id as "conversationId", episode, agent_id as "agentId", code from decisions
      where explanation ->> 'by' = 'routing' and agent_id is not null order by at`;
    expect(decided).toEqual(real.map((one) => [keyOf(one), one.agentId, one.code]));
    expect(real.length).toBeGreaterThan(20);
    expect(run.arrivals).toBe((await sql`select from episodes`).length - 1);
    const [untaken] = await sql<[{ count: number }]>`
      select count(*)::integer as count from episodes where not exists (
        select from decisions where decisions.conversation_id = episodes.conversation_id
          and decisions.episode = episodes.episode and agent_id is not null)`;
    expect(run.nobody).toBe(untaken.count);
  });

  async function replayed(settings: ReplaySettings) {
    const decided: [string, string, string][] = [];
    const run = replay(
      weekOf(await findWeek(sql, cast.main), isActive),
      settings,
      (key, { agentId, code }) => {
        if (agentId !== null) decided.push([key, agentId, code]);
      },
    );
    return { decided, run };
  }

  /** Days of work in any order, the same each time: customers come back, people come and go, take, hand over and close. */
  async function liveThrough(steps: number) {
    let seed = 7;
    const any = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    const agents = [cast.ben, cast.sade, cast.sol];
    const oneOf = <One>(all: readonly One[]) => all[any(all.length)] as One;
    for (let step = 0; step < steps; step++) {
      const [row] = await sql<{ id: string; seen: number }[]>`
        select id, last_inbound_seq as seen from conversations where status = 'open'
        order by md5(id::text || ${step}::text) limit 1`;
      const what = any(10);
      if (what < 4) await arrive(any(25));
      else if (what < 6) await setAvailable(sql, oneOf(agents), any(3) > 0, grace);
      else if (row !== undefined) await handle(row, what, oneOf(agents));
      await serve();
    }
  }

  async function arrive(n: number) {
    const customer = stranger(n);
    await take(sql, deliveryOf(inboundText({ customer })));
    if (n % 3 === 0)
      await sql`
        update contacts set owner_id = ${n % 2 ? cast.sol : cast.ben}
        where owner_id is null and name = ${customer.name}`;
  }

  async function handle({ id, seen }: { id: string; seen: number }, what: number, agentId: string) {
    const { episode } = await readEpisode(sql, id);
    if (what < 8) return close(sql, { ...asking(agentId, episode), by: cast.ama, seen });
    if (episode.stage === 'waiting') return claim(sql, asking(agentId, episode));
    return what === 8
      ? release(sql, { ...asking(cast.ines, episode), from: episode.agentId })
      : hand(episode, agentId);
  }
  const hand = (episode: Episode, to: string) =>
    transfer(sql, { ...asking(cast.ines, episode), from: episode.agentId, to });
});

describe('what is read', () => {
  const longAgo = async (ms: number) => {
    await sql`update decisions set at = at - ${ms} * interval '1 millisecond'`;
    await sql`update presence_changes set at = at - ${ms} * interval '1 millisecond'`;
  };
  const day = 24 * 3_600_000;

  test('is the number’s own seven days, with what was true before each move', async () => {
    await openConversation(sql, { customer: stranger(1) });
    await longAgo(8 * day);
    await openConversation(sql, { customer: stranger(2), agentId: cast.ben });
    await openConversation(sql, { customer: stranger(3), phoneNumberId: secondPhoneNumberId });
    const week = await findWeek(sql, cast.main);
    expect(week.moves.map(({ stage: is, fromStage, agentId, by }) => [fromStage, is, agentId, by])).toEqual([
      [null, 'waiting', null, 'rule'],
      ['waiting', 'assigned', cast.ben, 'person'],
    ]);
    expect(week.arrived).toHaveLength(1);
    expect(week.loadNow).toEqual(new Map([[cast.ben, 1]]));
    expect(week).toMatchObject({ cut: false, from: week.asked });
  });

  test('reaches no further back than it is known who was Available', async () => {
    await openConversation(sql, { customer: stranger(1) });
    await longAgo(2 * day);
    await sql`update presence_recorded set since = now() - interval '1 day'`;
    await openConversation(sql, { customer: stranger(2) });
    const week = await findWeek(sql, cast.main);
    expect(week.arrived).toHaveLength(1);
    expect(week.from).toBe(week.presenceSince);
    expect(week.from - week.asked).toBeCloseTo(6 * day, -3);
  });

  test('keeps the newest where there is no room for all, and says so', async () => {
    for (const n of [1, 2, 3]) await openConversation(sql, { customer: stranger(n), agentId: cast.ben });
    const week = await findWeek(sql, cast.main, { room: { arrivals: 2, moves: 100 } });
    expect(week.arrived).toHaveLength(2);
    expect(week.moves).toHaveLength(5); // the last move of the one that found no room is still a load
    expect(week.cut).toBe(true);
    expect(weekOf(week, isActive).load).toEqual(new Map([[cast.ben, 0]]));
    const less = await findWeek(sql, cast.main, { room: { arrivals: 100, moves: 3 } });
    expect(less.moves).toHaveLength(3);
  });

  test('knows who was Available as these days began', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await setAvailable(sql, cast.sade, true, grace);
    await longAgo(9 * day);
    await setAvailable(sql, cast.ben, false, grace);
    await setAvailable(sql, cast.ben, true, grace);
    await setAvailable(sql, cast.sol, true, grace);
    const { available, events } = weekOf(await findWeek(sql, cast.main), isActive);
    expect(available).toEqual(new Set([cast.ben, cast.sade]));
    expect(events).toHaveLength(3);
  });

  test('has owner and previous agent as the decision of then saw them', async () => {
    await openConversation(sql, { customer: lina });
    await serve();
    await sql`update contacts set owner_id = ${cast.ben} where id = ${cast.lina}`;
    const [arrived] = (await findWeek(sql, cast.main)).arrived;
    expect(arrived).toMatchObject({
      ownerThen: { code: 'owner', agentId: cast.sol },
      previousThen: null,
      ownerId: cast.ben,
    });
    const { events } = weekOf(await findWeek(sql, cast.main), isActive);
    expect(events[0]).toMatchObject({ what: 'arrived', owner: { kind: 'agent', agentId: cast.sol } });
  });
});
