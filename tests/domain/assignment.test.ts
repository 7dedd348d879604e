import { expect, test } from 'vitest';
import { type Assignment, changesBetween, drafted, membersWith } from '../../domain/assignment.ts';
import { type Member, route, type RoutingInput, type Rules } from '../../domain/routing.ts';
import { whyNot } from '../../domain/why-not.ts';

const rules: Rules = {
  basic: 'online_rotation',
  owner: false,
  ownerMustBeAvailable: false,
  previous: false,
  whenFree: 'leave',
};
const options = { giveBackMinutes: null, autoCloseDays: null };
const before: Assignment = {
  rules,
  options,
  members: [
    { agentId: 'ben', capacity: null },
    { agentId: 'sade', capacity: 5 },
  ],
};

test('a draft keeps who was there in their order, puts who joins last, and leaves out who is removed', () => {
  const members = [
    { agentId: 'zed', capacity: 2 },
    { agentId: 'ben', capacity: 9 },
  ];
  expect(drafted(before, { rules, options, members, removed: ['sade'] }).members).toEqual([
    { agentId: 'ben', capacity: 9 },
    { agentId: 'zed', capacity: 2 },
  ]);
});

test('a member whom the draft does not name joined since, and stays', () => {
  const { members } = drafted(before, { rules, options, members: [], removed: [] });
  expect(members).toEqual(before.members);
});

test('what differs is named, one by one; nothing where nothing does', () => {
  const after = {
    rules: { ...rules, owner: true, ownerMustBeAvailable: true, whenFree: 'assign' as const },
    options: { giveBackMinutes: null, autoCloseDays: 7 },
    members: [
      { agentId: 'ben', capacity: 3 },
      { agentId: 'zed', capacity: null },
    ],
  };
  expect(changesBetween(before, after)).toEqual([
    { what: 'capacity', agentId: 'ben', to: 3 },
    { what: 'joined', agentId: 'zed' },
    { what: 'left', agentId: 'sade' },
    { what: 'owner', to: true },
    { what: 'ownerMustBeAvailable', to: true },
    { what: 'whenFree', to: 'assign' },
    { what: 'autoCloseDays', to: 7 },
  ]);
  expect(changesBetween(before, before)).toEqual([]);
});

const member = (agentId: string, is: Partial<Member> = {}): Member => ({
  ...{ agentId, name: agentId, active: true, online: true, capacity: null, load: 0, rotation: 0 },
  ...is,
});

test('for a try-out, who joins stands at the rotation’s end with the capacity of the draft', () => {
  const people = [
    { ...member('ben'), rotation: 4 },
    { ...member('kim'), rotation: null },
    { ...member('zed'), rotation: null },
  ];
  const members = ['ben', 'zed', 'kim'].map((agentId) => ({ agentId, capacity: 2 }));
  expect(
    membersWith(people, { rules, members }, 7).map((one) => [one.agentId, one.rotation, one.capacity]),
  ).toEqual([
    ['ben', 4, 2],
    ['zed', 8, 2],
    ['kim', 9, 2],
  ]);
});

const asked = (given: Partial<RoutingInput>): RoutingInput => ({
  ...{ rules, owner: { kind: 'none' }, previous: null, members: [], rotation: 9 },
  ...given,
});

test('why not: who is next comes first, then each with what kept them out', () => {
  const members = [
    member('away', { rotation: 1, online: false }),
    member('ben', { rotation: 2 }),
    member('full', { rotation: 3, capacity: 1, load: 1 }),
    member('sade', { rotation: 4 }),
    member('dee', { rotation: 5, active: false }),
    member('sol', { rotation: 6 }),
  ];
  const input = asked({ members });
  expect(whyNot(route(input), members)).toEqual([
    { agentId: 'sade', why: 'turn', place: 1 },
    { agentId: 'sol', why: 'turn', place: 2 },
    { agentId: 'away', why: 'offline' },
    { agentId: 'full', why: 'at_capacity' },
    { agentId: 'dee', why: 'inactive' },
  ]);
});

test('why not: a rule before the rotation decided, or nobody is given anything', () => {
  const members = [member('ben'), member('sade')];
  const previous = { agentId: 'ben', name: 'ben', active: true };
  const before = asked({ rules: { ...rules, previous: true }, previous, members });
  expect(whyNot(route(before), members)).toEqual([{ agentId: 'sade', why: 'previous-first' }]);
  const byHand = asked({ rules: { ...rules, basic: 'nobody' }, members });
  expect(whyNot(route(byHand), members).map(({ why }) => why)).toEqual(['by-hand', 'by-hand']);
});

test('a decision names the version of the settings, a try-out none', () => {
  expect(route(asked({ version: 3 })).version).toBe(3);
  expect(route(asked({ version: 3, members: [member('ben')] })).version).toBe(3);
  expect(route(asked({}))).not.toHaveProperty('version');
});
