import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Member, type Owner, route, type Routed, type Rules } from '../../domain/routing.ts';
import type { Arrival, Week, WeekEvent } from '../../domain/week.ts';
import { replay, type ReplaySettings, type Run, total } from '../../domain/what-if.ts';

const rules: Rules = {
  ...{ basic: 'online_rotation', owner: true, ownerMustBeAvailable: false, previous: true },
  whenFree: 'leave',
};
const member = (agentId: string, rotation: number, capacity: number | null = null): Member => ({
  ...{ agentId, name: agentId, active: true, online: false, capacity, load: 0, rotation },
});
const members = [member('ben', 1), member('sade', 2)];
const settings = (changes: Partial<Rules> = {}, who = members): ReplaySettings => ({
  ...{ rules: { ...rules, ...changes }, members: who, rotation: 2 },
});
const agent = (agentId: string): Owner => ({ kind: 'agent', agentId, name: '', active: true });

const arrived = (
  at: number,
  key: string,
  of: Partial<Pick<Arrival, 'owner' | 'previous'>> = {},
): Arrival => ({
  ...{ what: 'arrived', at, key, owner: { kind: 'none' }, previous: null },
  ...of,
});
const available = (at: number, agentId: string): WeekEvent => ({
  ...{ what: 'presence', at, agentId, available: true },
});
const claimed = (at: number, key: string, agentId: string): WeekEvent => ({
  ...{ what: 'claimed', at, key, agentId },
});
const handed = (at: number, key: string, agentId: string): WeekEvent => ({
  ...{ what: 'handed', at, key, agentId },
});
const closed = (at: number, key: string): WeekEvent => ({ what: 'closed', at, key });
const week = (events: WeekEvent[], there: string[] = ['ben', 'sade']): Week => ({
  ...{ from: 0, to: 1000, events, available: new Set(there), load: new Map() },
});

const shares = ({ shares: all }: Run) =>
  Object.fromEntries(
    [...all].map(([id, share]) => [
      id,
      Object.fromEntries(Object.entries(share).filter(([, count]) => count > 0)),
    ]),
  );

describe('a replay', () => {
  test('counts by whom and by which rule each was taken first', () => {
    const run = replay(
      week([
        arrived(1, 'a'),
        arrived(2, 'b', { owner: agent('ben') }),
        arrived(3, 'c', { previous: { agentId: 'ben', name: '', active: true } }),
        arrived(4, 'd'),
      ]),
      settings(),
    );
    expect(shares(run)).toEqual({ ben: { rotation: 1, owner: 1, previous: 1 }, sade: { rotation: 1 } });
    expect(run).toMatchObject({
      arrivals: 4,
      waited: 0,
      nobody: 0,
      owned: 1,
      ownerHits: 1,
      medianWait: null,
    });
  });

  test('under leave, those who find nobody wait until somebody claims them, or are taken by nobody', () => {
    const events = [
      ...[arrived(1, 'a'), arrived(2, 'b'), arrived(3, 'c'), available(10, 'ben')],
      ...[claimed(30, 'a', 'sade'), claimed(50, 'b', 'sade'), closed(90, 'c')],
    ];
    const run = replay(week(events, []), settings());
    expect(shares(run)).toEqual({ ben: {}, sade: { claimed: 2 } });
    expect(run).toMatchObject({ arrivals: 3, waited: 3, nobody: 1, medianWait: 29, longestWait: 48 });
  });

  test('under assign, they are handed out oldest first as somebody comes, and the claims of then are not needed', () => {
    const events = [arrived(1, 'a'), arrived(2, 'b'), available(10, 'ben'), claimed(30, 'a', 'sade')];
    const run = replay(week(events, []), settings({ whenFree: 'assign' }));
    expect(shares(run)).toEqual({ ben: { rotation: 2 }, sade: {} });
    expect(run).toMatchObject({ waited: 2, nobody: 0, medianWait: 8, longestWait: 9 });
  });

  test('room appears when an episode ends, and one that nobody can take holds up nobody', () => {
    const only = [member('ben', 1, 1), member('sade', 2)];
    const events = [
      ...[arrived(1, 'a'), arrived(2, 'b'), arrived(3, 'c', { owner: agent('sade') })],
      ...[closed(10, 'a'), available(20, 'sade')],
    ];
    const rule = settings({ whenFree: 'assign', ownerMustBeAvailable: true }, only);
    const run = replay(week(events, ['ben']), rule);
    expect(shares(run)).toEqual({ ben: { rotation: 2 }, sade: { owner: 1 } });
    expect(run.longestWait).toBe(17);
  });

  test('what was open already, or never came to the desk, takes its room', () => {
    const only = [member('ben', 1, 2)];
    const busy: Week = {
      ...week([
        { what: 'load', at: 1, agentId: 'ben', by: 1 },
        arrived(2, 'a'),
        { what: 'load', at: 9, agentId: 'ben', by: -1 },
      ]),
      load: new Map([['ben', 1]]),
    };
    expect(replay(busy, settings({ whenFree: 'assign' }, only))).toMatchObject({ waited: 1, longestWait: 7 });
  });

  test('what people handed over by themselves goes where they handed it, and frees its room', () => {
    const only = [member('ben', 1, 1), member('sade', 2)];
    const events = [arrived(1, 'a'), handed(5, 'a', 'sade'), arrived(6, 'b')];
    const run = replay(week(events, ['ben']), settings({}, only));
    expect(shares(run)).toEqual({ ben: { rotation: 2 }, sade: {} });
  });

  test('who is no member by these settings took nothing by hand either', () => {
    const run = replay(week([arrived(1, 'a'), claimed(9, 'a', 'zed')], []), settings());
    expect(run).toMatchObject({ waited: 1, nobody: 1 });
  });

  test('one that was released waits to be claimed; one that was put back is handed out again, by its own agent’s leaving', () => {
    const decided: (string | null)[] = [];
    const events: WeekEvent[] = [
      ...[arrived(1, 'a'), arrived(2, 'b')],
      { what: 'released', at: 3, key: 'a' },
      { what: 'put-back', at: 4, key: 'b', fromAgentId: 'ben' },
      { what: 'put-back', at: 5, key: 'b', fromAgentId: 'sade' },
    ];
    replay(week(events), settings({ whenFree: 'assign' }), (_, { agentId }) => decided.push(agentId));
    expect(decided).toEqual(['ben', 'sade', 'ben']);
  });
});

/* Any week: four people, of whom one is no member, and arrivals, ends and moves by hand in any order. */
const people = ['ben', 'sade', 'sol', 'zed'];
const someone = fc.constantFrom(...people);
const relation = fc.record({
  owner: fc.oneof(fc.constant<Owner>({ kind: 'none' }), someone.map(agent)),
  previous: fc.option(someone.map((agentId) => ({ agentId, name: '', active: true }))),
});
const key = fc.nat(11).map((n) => `k${n}`);
const happening: fc.Arbitrary<WeekEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, relation).map(([name, of]) => arrived(0, name, of)) },
  { weight: 2, arbitrary: key.map((name) => closed(0, name)) },
  { weight: 1, arbitrary: fc.tuple(key, someone).map(([name, id]) => claimed(0, name, id)) },
  { weight: 1, arbitrary: fc.tuple(key, someone).map(([name, id]) => handed(0, name, id)) },
  { weight: 1, arbitrary: key.map((name): WeekEvent => ({ what: 'released', at: 0, key: name })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(key, someone)
      .map(([name, id]): WeekEvent => ({ what: 'put-back', at: 0, key: name, fromAgentId: id })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(someone, fc.boolean())
      .map(([agentId, is]): WeekEvent => ({ what: 'presence', at: 0, agentId, available: is })),
  },
);
/** Each key arrives once at most, so that every key is one episode. */
const weeks = fc.array(happening, { maxLength: 60 }).map((events) => {
  const seen = new Set<string>();
  const once = events.filter((event) => {
    const isAgain = event.what === 'arrived' && seen.has(event.key);
    if (event.what === 'arrived') seen.add(event.key);
    return !isAgain;
  });
  return week(
    once.map((event, at) => ({ ...event, at })),
    ['ben'],
  );
});
const anySettings: fc.Arbitrary<ReplaySettings> = fc
  .record({
    basic: fc.constantFrom<Rules['basic']>('online_rotation', 'all_rotation', 'nobody'),
    owner: fc.boolean(),
    ownerMustBeAvailable: fc.boolean(),
    previous: fc.boolean(),
    whenFree: fc.constantFrom<Rules['whenFree']>('leave', 'assign'),
    capacities: fc.tuple(...[0, 1, 2].map(() => fc.option(fc.integer({ min: 1, max: 3 })))),
  })
  .map(({ capacities, ...some }) => ({
    rules: some,
    members: ['ben', 'sade', 'sol'].map((id, n) => member(id, n, capacities[n] ?? null)),
    rotation: 3,
  }));

describe('over any week and any settings', () => {
  test('everybody who arrived is in one share or was taken by nobody', () => {
    fc.assert(
      fc.property(weeks, anySettings, (any, by) => {
        const run = replay(any, by);
        const taken = [...run.shares.values()].reduce((sum, share) => sum + total(share), 0);
        expect(taken + run.nobody).toBe(run.arrivals);
        expect(run.arrivals).toBe(any.events.filter(({ what }) => what === 'arrived').length);
        expect(run.ownerHits).toBeLessThanOrEqual(run.owned);
        expect(run.nobody).toBeLessThanOrEqual(run.waited);
      }),
    );
  });

  test('nobody but an owner is given one over their capacity', () => {
    fc.assert(
      fc.property(weeks, anySettings, (any, by) => {
        replay(any, by, (_, { agentId, tried }) => {
          const last = tried.at(-1);
          if (agentId === null || last?.rule !== 'basic') return;
          const load = last.considered?.find((one) => one.agentId === agentId)?.load ?? 0;
          const capacity = by.members.find((one) => one.agentId === agentId)?.capacity ?? Infinity;
          expect(load).toBeLessThan(capacity);
        });
      }),
    );
  });

  test('handing out only what one agent’s coming or going can change is the same as trying everybody each time', () => {
    fc.assert(
      fc.property(weeks, anySettings, (any, by) => {
        const given: [string, string | null][] = [];
        replay(any, by, (name, routed) => {
          if (routed.agentId !== null) given.push([name, routed.agentId]);
        });
        expect(given).toEqual(plainly(any, by));
      }),
      { numRuns: 500 },
    );
  });

  test('it leaves what it was given as it was', () => {
    fc.assert(
      fc.property(weeks, anySettings, (any, by) => {
        const before = structuredClone({ any, by });
        replay(any, by);
        expect({ any, by }).toEqual(before);
      }),
    );
  });
});

/** The desk in its plainest form: after everything that happens, all in line are tried, oldest first. */
function plainly(
  { events, available: there }: Week,
  { rules: by, members: given, rotation: begun }: ReplaySettings,
) {
  const all = given.map((one) => ({ ...one, online: there.has(one.agentId) }));
  const find = (id: string | null) => all.find(({ agentId }) => agentId === id);
  const open = new Map<string, { arrival: Arrival; agentId: string | null }>();
  const handedOut: [string, string | null][] = [];
  let rotation = begun;
  let line: string[] = [];
  const give = (name: string, id: string | null) => {
    const one = open.get(name);
    const [from, to] = [find(one?.agentId ?? null), find(id)];
    if (one === undefined || (id !== null && to === undefined)) return;
    if (from !== undefined) from.load--;
    if (to !== undefined) to.load++;
    one.agentId = id;
  };
  const serve = () => {
    const left: string[] = [];
    for (const name of line) {
      const one = open.get(name);
      if (one === undefined || one.agentId !== null) continue;
      const routed: Routed = route({ rules: by, members: all, rotation, ...one.arrival });
      const chosen = find(routed.agentId);
      if (chosen === undefined) {
        left.push(name);
        continue;
      }
      if (routed.rotationAfter !== rotation) chosen.rotation = rotation = routed.rotationAfter;
      give(name, chosen.agentId);
      handedOut.push([name, chosen.agentId]);
    }
    line = by.whenFree === 'assign' ? left : [];
  };
  for (const event of events) {
    const one = 'key' in event ? open.get(event.key) : undefined;
    if (event.what === 'arrived') open.set(event.key, { arrival: event, agentId: null });
    if (event.what === 'arrived') line.push(event.key);
    if (event.what === 'presence') {
      const who = find(event.agentId);
      if (who !== undefined) who.online = event.available;
    }
    if (one !== undefined && 'key' in event) {
      if (event.what === 'claimed' && one.agentId === null) give(event.key, event.agentId);
      if (event.what === 'handed') give(event.key, event.agentId);
      if (event.what === 'released' || event.what === 'closed') give(event.key, null);
      if (event.what === 'closed') open.delete(event.key);
      if (event.what === 'put-back' && one.agentId === event.fromAgentId) {
        give(event.key, null);
        line.push(event.key);
      }
    }
    serve();
  }
  return handedOut;
}
