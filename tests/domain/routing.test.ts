import { expect, test } from 'vitest';
import { type Member, route, type RoutingCode, type RoutingInput, type Rules } from '../../domain/routing.ts';

const member = (agentId: string, is: Partial<Member> = {}): Member => ({
  agentId,
  name: agentId,
  active: true,
  online: true,
  capacity: null,
  load: 0,
  rotation: 0,
  ...is,
});
const full = { capacity: 2, load: 2 };
const rules: Rules = {
  basic: 'online_rotation',
  owner: false,
  ownerMustBeAvailable: false,
  previous: false,
  whenFree: 'leave',
};
const advanced = { ...rules, owner: true, previous: true };
const agent = (agentId: string, active = true) => ({
  kind: 'agent' as const,
  agentId,
  name: agentId,
  active,
});
const before = (agentId: string, active = true) => ({ agentId, name: agentId, active });

interface Case {
  row: string;
  given: Partial<RoutingInput>;
  agentId: string | null;
  code: RoutingCode;
  moves?: boolean;
}

const cases: Case[] = [
  {
    row: '1: the online member least recently given one',
    given: { members: [member('ben', { rotation: 4 }), member('sade', { rotation: 2 })] },
    agentId: 'sade',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '1: passing over who is Away',
    given: { members: [member('ben', { rotation: 4 }), member('sade', { rotation: 2, online: false })] },
    agentId: 'ben',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '2: nobody online',
    given: { members: [member('ben', { online: false })] },
    agentId: null,
    code: 'none_online',
  },
  {
    row: '3: all in rotation, whatever presence',
    given: {
      rules: { ...rules, basic: 'all_rotation' },
      members: [member('ben', { rotation: 1, online: false }), member('sade', { rotation: 2 })],
    },
    agentId: 'ben',
    code: 'basic_all',
    moves: true,
  },
  {
    row: '4: basic is nobody',
    given: { rules: { ...rules, basic: 'nobody' } },
    agentId: null,
    code: 'basic_off',
  },
  { row: '4: no members', given: { members: [] }, agentId: null, code: 'no_members' },
  {
    row: '4: nobody but the deactivated',
    given: { members: [member('dee', { active: false })] },
    agentId: null,
    code: 'no_members',
  },
  {
    row: '5: the owner',
    given: { rules: advanced, owner: agent('sol'), members: [member('ben'), member('sol', { rotation: 9 })] },
    agentId: 'sol',
    code: 'owner',
  },
  {
    row: '6: the owner, Away',
    given: {
      rules: advanced,
      owner: agent('sol'),
      members: [member('ben'), member('sol', { online: false })],
    },
    agentId: 'sol',
    code: 'owner',
  },
  {
    row: '6: where owners must be Available, not one who is Away',
    given: {
      rules: { ...advanced, ownerMustBeAvailable: true },
      owner: agent('sol'),
      members: [member('ben'), member('sol', { online: false })],
    },
    agentId: 'ben',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '7: the owner at capacity',
    given: { rules: advanced, owner: agent('sol'), members: [member('sol', full)] },
    agentId: 'sol',
    code: 'owner',
  },
  {
    row: '8: the owner is an e-mail without a user',
    given: {
      rules: advanced,
      owner: { kind: 'email' },
      previous: before('sade'),
      members: [member('ben'), member('sade')],
    },
    agentId: 'sade',
    code: 'previous',
  },
  {
    row: '9: the owner is not a member',
    given: { rules: advanced, owner: agent('zed') },
    agentId: 'ben',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '9: the owner is deactivated',
    given: {
      rules: advanced,
      owner: agent('dee', false),
      members: [member('ben'), member('dee', { active: false })],
    },
    agentId: 'ben',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '10: owner and previous differ',
    given: {
      rules: advanced,
      owner: agent('sol'),
      previous: before('ben'),
      members: [member('ben'), member('sol')],
    },
    agentId: 'sol',
    code: 'owner',
  },
  {
    row: '11: no owner, previous online',
    given: {
      rules: advanced,
      previous: before('sade'),
      members: [member('ben'), member('sade', { rotation: 9 })],
    },
    agentId: 'sade',
    code: 'previous',
  },
  {
    row: '13: advanced off, owner exists',
    given: {
      owner: agent('sol'),
      previous: before('sol'),
      members: [member('ben'), member('sol', { rotation: 9 })],
    },
    agentId: 'ben',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '14: only the owner rule on',
    given: {
      rules: { ...rules, owner: true },
      previous: before('sade'),
      members: [member('ben'), member('sade')],
    },
    agentId: 'ben',
    code: 'basic_online',
    moves: true,
  },
  {
    row: '14: only the previous rule on',
    given: {
      rules: { ...rules, previous: true },
      owner: agent('sol'),
      previous: before('sade'),
      members: [member('ben'), member('sade'), member('sol')],
    },
    agentId: 'sade',
    code: 'previous',
  },
  {
    row: '48: everybody online at capacity',
    given: { members: [member('ben', full), member('sade', { online: false })] },
    agentId: null,
    code: 'at_capacity',
  },
  {
    row: '48: all in rotation, all at capacity',
    given: { rules: { ...rules, basic: 'all_rotation' }, members: [member('ben', full)] },
    agentId: null,
    code: 'at_capacity',
  },
];

const asked = (given: Partial<RoutingInput>): RoutingInput => ({
  rules,
  owner: { kind: 'none' },
  previous: null,
  members: [member('ben')],
  rotation: 10,
  ...given,
});

test.each(cases)('ROUTING $row → $agentId, $code', ({ given, agentId, code, moves = false }) => {
  expect(route(asked(given))).toMatchObject({
    by: 'routing',
    agentId,
    code,
    stage: agentId === null ? 'waiting' : 'assigned',
    rotationBefore: 10,
    rotationAfter: moves ? 11 : 10,
  });
});

test.each<{ why: string; previous: RoutingInput['previous']; is: Partial<Member> | null; code: RoutingCode }>(
  [
    { why: 'Away', previous: before('sade'), is: { online: false }, code: 'previous_offline' },
    { why: 'not a member', previous: before('sade'), is: null, code: 'previous_not_member' },
    { why: 'deactivated', previous: before('sade', false), is: { active: false }, code: 'previous_inactive' },
    { why: 'at capacity', previous: before('sade'), is: full, code: 'previous_at_capacity' },
  ],
)('ROUTING 12: a previous agent who is $why is passed over, with $code', ({ previous, is, code }) => {
  const members = [member('ben'), ...(is === null ? [] : [member('sade', is)])];
  const routed = route(asked({ rules: advanced, previous, members }));
  expect(routed.agentId).toBe('ben');
  expect(routed.tried[1]).toMatchObject({ rule: 'previous', result: 'no', code, agentId: 'sade' });
});

test('the explanation names every rule in order, and everybody the basic rule looked at', () => {
  const members = [
    member('ben', { rotation: 3 }),
    member('sade', { rotation: 1, online: false }),
    member('sol', { rotation: 2, ...full }),
    member('dee', { rotation: 0, active: false }),
  ];
  expect(route(asked({ rules: { ...rules, previous: true }, members })).tried).toEqual([
    { rule: 'owner', result: 'skip', code: 'rule_off' },
    { rule: 'previous', result: 'no', code: 'previous_none' },
    {
      rule: 'basic',
      result: 'match',
      code: 'basic_online',
      agentId: 'ben',
      considered: [
        { agentId: 'dee', skipped: 'inactive', load: 0, rotation: 0 },
        { agentId: 'sade', skipped: 'offline', load: 0, rotation: 1 },
        { agentId: 'sol', skipped: 'at_capacity', load: 2, rotation: 2 },
        { agentId: 'ben', skipped: null, load: 0, rotation: 3 },
      ],
    },
  ]);
});

test('an owner who is Away and full is given it all the same, and it says so', () => {
  const members = [member('sol', { online: false, ...full })];
  const [tried] = route(asked({ rules: advanced, owner: agent('sol'), members })).tried;
  expect(tried).toMatchObject({ code: 'owner', flags: ['away', 'at_capacity'] });
});
