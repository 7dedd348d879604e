import { describe, expect, test } from 'vitest';
import {
  type Action,
  may,
  mayGive,
  mayHold,
  type Role,
  type Seen,
  type Viewer,
} from '../../domain/access.ts';

const viewer = (id: string, role: Role, numberIds = ['main']): Viewer => ({
  id,
  role,
  active: true,
  numberIds,
});
const ama = viewer('ama', 'admin', []);
const ines = viewer('ines', 'inbox_manager', []);
const ben = viewer('ben', 'service');
const zed = viewer('zed', 'service', ['second']);
const sol = viewer('sol', 'sale');

const waiting: Seen = {
  numberId: 'main',
  ownerId: null,
  status: 'open',
  stage: 'waiting',
  agentId: null,
  lastAgentId: null,
};
const withBot: Seen = { ...waiting, stage: 'bot' };
const heldBy = (agentId: string): Seen => ({ ...waiting, stage: 'assigned', agentId, lastAgentId: agentId });
const closedBy = (lastAgentId: string): Seen => ({ ...waiting, status: 'closed', stage: null, lastAgentId });
const ownedBy = (ownerId: string, seen: Seen): Seen => ({ ...seen, ownerId });

const actions: Action[] = [
  'see',
  'reply',
  'note',
  'claim',
  'transfer',
  'transfer-to-away',
  'hand-to-people',
  'release',
  'close',
  'reopen',
  'change-owner',
];
const moving: Action[] = ['transfer', 'hand-to-people', 'release', 'change-owner'];
const writing: Action[] = ['see', 'reply', 'note', 'close', 'reopen'];

/** Who, to what, may exactly this (DESIGN, section 2). */
const matrix: Array<[string, Viewer, string, Seen, Action[]]> = [
  ['an Admin', ama, 'any conversation', heldBy('ben'), [...writing, ...moving, 'transfer-to-away']],
  [
    'an Admin',
    ama,
    'what waits on a number they are no member of',
    waiting,
    [...writing, ...moving, 'transfer-to-away'],
  ],
  ['an Admin who is a member', viewer('ama', 'admin'), 'what waits', waiting, actions],
  ['an Inbox manager', ines, 'any conversation', heldBy('ben'), [...writing, ...moving, 'transfer-to-away']],
  ['an Inbox manager who is a member', viewer('ines', 'inbox_manager'), 'what waits', waiting, actions],
  ['a Service', ben, 'what waits on their number', waiting, [...writing, ...moving, 'claim']],
  ['a Service', ben, 'what a colleague has', heldBy('sade'), [...writing, ...moving, 'claim']],
  ['a Service', ben, 'what the bot has', withBot, [...writing, ...moving]],
  ['a Service', zed, 'what is on another number', waiting, []],
  ['a Service', zed, 'what is on another number, though they own the contact', ownedBy('zed', waiting), []],
  ['a Sale', sol, 'what waits', waiting, []],
  [
    'a Sale',
    sol,
    'what waits of their own contact',
    ownedBy('sol', waiting),
    [...writing, 'claim', 'change-owner'],
  ],
  [
    'a Sale',
    sol,
    'what the bot has of their own contact',
    ownedBy('sol', withBot),
    [...writing, 'claim', 'change-owner'],
  ],
  ['a Sale', sol, 'what is assigned to them', heldBy('sol'), writing],
  ['a Sale', sol, 'what a colleague has', heldBy('ben'), []],
  [
    'a Sale',
    sol,
    'what a colleague has of their own contact',
    ownedBy('sol', heldBy('ben')),
    [...writing, 'claim', 'change-owner'],
  ],
  ['a Sale', sol, 'what they had last, closed', closedBy('sol'), writing],
  ['a Sale', sol, 'what they had before a colleague, open', { ...heldBy('ben'), lastAgentId: 'sol' }, []],
  [
    'a Sale',
    viewer('sol', 'sale', []),
    'their own contact on a number they are no member of',
    ownedBy('sol', waiting),
    ['see', 'change-owner'],
  ],
  ['a Service who is deactivated', { ...ben, active: false }, 'what was theirs', heldBy('ben'), []],
  ['an Admin who is deactivated', { ...ama, active: false }, 'any conversation', waiting, []],
];

describe.each(matrix)('%s %#', (who, person, what, seen, allowed) => {
  test.each(actions)(`${who}, ${what}: %s`, (action) => {
    expect(may(person, action, seen)).toBe(allowed.includes(action));
  });
});

describe('giving a conversation to somebody', () => {
  const sade = { id: 'sade', active: true, member: true, available: true };
  const why = (decision: ReturnType<typeof mayGive>) => (decision.ok ? 'given' : decision.why);

  test('a Service gives it to a member who is Available', () => {
    expect(why(mayGive(ben, heldBy('ben'), sade))).toBe('given');
    expect(why(mayGive(ben, heldBy('ben'), { ...sade, available: false }))).toBe('target-away');
  });
  test.each([ama, ines])('an Admin and an Inbox manager may choose one who is Away', (leader) => {
    expect(why(mayGive(leader, heldBy('ben'), { ...sade, available: false }))).toBe('given');
  });
  test('nobody gives it to somebody deactivated or no member', () => {
    expect(why(mayGive(ama, heldBy('ben'), { ...sade, active: false }))).toBe('target-not-member');
    expect(why(mayGive(ama, heldBy('ben'), { ...sade, member: false }))).toBe('target-not-member');
  });
  test('taking it oneself needs no presence', () => {
    expect(why(mayGive(ben, withBot, { id: 'ben', active: true, member: true, available: false }))).toBe(
      'given',
    );
  });
  test('a Sale gives nothing away', () => {
    expect(why(mayGive(sol, heldBy('sol'), sade))).toBe('not-allowed');
  });
});

test.each<[string, Parameters<typeof mayHold>[0], boolean]>([
  ['an active member', { active: true, role: 'sale', member: true }, true],
  ['somebody deactivated', { active: false, role: 'service', member: true }, false],
  ['a Service taken off the number', { active: true, role: 'service', member: false }, false],
  ['an Admin who reopened it themselves', { active: true, role: 'admin', member: false }, true],
])('%s may keep a conversation: %s', (_who, agent, expected) => {
  expect(mayHold(agent)).toBe(expected);
});
