/** "Why?" shows the stored decision: all of it, and a sentence for each code that may stand in one. */
import { describe, expect, test } from 'vitest';
import type { ThreadEvent } from '../../../db/events.ts';
import type { EventKind } from '../../../domain/event.ts';
import type { Explanation } from '../../../domain/explanation.ts';
import { type Member, route, type Routed, type RoutingCode, type Tried } from '../../../domain/routing.ts';
import { EventLine } from '../../../web/inbox/event-line.tsx';
import { Trace, Why } from '../../../web/inbox/why.tsx';
import { markup } from '../../../web/ui/draw.tsx';

const people = new Map([
  ['ben', 'Ben'],
  ['sade', 'Sade'],
  ['sol', 'Sol'],
  ['dee', 'Dee'],
]);
const member = (agentId: string, rotation: number, is: Partial<Member> = {}): Member => ({
  ...{ agentId, name: agentId, active: true, online: true, capacity: null, load: 0, rotation },
  ...is,
});
/** What a person reads, the parts that stand apart separated. */
const read = (html: string) =>
  html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '|')
    .replace(/\s*\|[\s|]*/g, '|');

/** The compiler asks for every code; what it stands in is the rule that may answer with it. */
const ruleOf: Record<RoutingCode, Tried['rule']> = {
  ...{ owner: 'owner', owner_unbound: 'owner', owner_not_member: 'owner', owner_inactive: 'owner' },
  ...{ owner_away: 'owner', owner_none: 'owner', rule_off: 'owner' },
  ...{ previous: 'previous', previous_none: 'previous', previous_offline: 'previous' },
  ...{ previous_not_member: 'previous', previous_inactive: 'previous', previous_at_capacity: 'previous' },
  ...{ owner_gave_back: 'owner', previous_gave_back: 'previous', no_others: 'basic' },
  ...{ basic_online: 'basic', basic_all: 'basic', basic_off: 'basic' },
  ...{ none_online: 'basic', no_members: 'basic', at_capacity: 'basic' },
};

test.each(Object.entries(ruleOf) as [RoutingCode, Tried['rule']][])(
  '%s has a sentence',
  async (code, rule) => {
    const tried: Tried[] = [{ rule, result: 'no', code, agentId: 'ben' }];
    const [, name = '', why = ''] = read(await markup(Trace({ tried, people }))).split('|');
    expect(name).toMatch(/^[A-Z][a-z ,]+/);
    expect(why).toMatch(/^[A-Z].{6,}$/);
    expect(why).not.toMatch(/undefined|[{}_]/);
  },
);

type Code = Exclude<Explanation, Routed>['code'];
/** The line of history that carries each explanation which is no routing decision. */
const lines: Record<Code, { kind: EventKind; by: 'person' | 'rule' | 'bot'; says: RegExp }> = {
  claim: { kind: 'claimed', by: 'person', says: /Ben/ },
  transfer: { kind: 'transferred', by: 'person', says: /Ben.*Sade/ },
  hand_to_people: { kind: 'handed_to_people', by: 'person', says: /Ben/ },
  release: { kind: 'released', by: 'person', says: /Ben/ },
  close: { kind: 'closed', by: 'person', says: /Ben/ },
  opened_by_agent: { kind: 'opened', by: 'person', says: /Ben/ },
  owner_changed: { kind: 'moved_to_owner', by: 'person', says: /Sade/ },
  bot: { kind: 'opened', by: 'rule', says: /bot/i },
  in_line: { kind: 'opened', by: 'rule', says: /\w+/ },
  assignee_removed: { kind: 'put_back', by: 'rule', says: /Sade/ },
  gave_back: { kind: 'gave_back', by: 'rule', says: /Sade.*no first reply/ },
  auto_close: { kind: 'closed', by: 'rule', says: /by itself/ },
  bot_off: { kind: 'handed_to_people', by: 'rule', says: /bot/i },
  phone_stopped_bot: { kind: 'handed_to_people', by: 'rule', says: /phone app/ },
  reply_stopped_bot: { kind: 'transferred', by: 'person', says: /Ben.*replied/ },
  bot_handoff: { kind: 'handed_to_people', by: 'bot', says: /\w+/ },
};

test.each(Object.entries(lines))('%s has a sentence in the thread', async (code, { kind, by, says }) => {
  const explanation = {
    by,
    code,
    fromAgentId: null,
    because: { code: 'handoff_word', word: 'person' },
  } as unknown as Explanation;
  const sentence = read(await lineOf({ kind, explanation, actorId: by === 'person' ? 'ben' : null }));
  expect(sentence).toMatch(says);
  expect(sentence).not.toMatch(/undefined|[{}_]/);
});

const event: ThreadEvent = {
  ...{ id: '1', seq: 1, at: '', happenedAt: new Date(), kind: 'assigned', episode: 1, note: null, data: {} },
  ...{ actorId: null, agentId: 'sade', turn: 1, explanation: null },
};
const lineOf = (changes: Partial<ThreadEvent>) =>
  markup(
    EventLine({ event: { ...event, ...changes }, people, numberName: 'Main', rulesPath: null, place: '' }),
  );

describe('a decision', () => {
  const decision = route({
    ...{
      rules: {
        basic: 'online_rotation',
        owner: true,
        ownerMustBeAvailable: true,
        previous: true,
        whenFree: 'assign',
      },
    },
    ...{
      owner: { kind: 'agent', agentId: 'sol', name: 'Sol', active: true },
      previous: null,
      rotation: 7,
      version: 3,
    },
    members: [
      member('dee', 0, { active: false }),
      member('sol', 1, { online: false }),
      member('ben', 2, { capacity: 2, load: 2 }),
      member('sade', 3),
      member('ines', 4),
    ],
  });
  const drawn = async (explanation: Routed) =>
    read(
      await markup(
        Why({
          ...{ id: 'why', explanation, people: new Map([...people, ['ines', 'Ines']]) },
          ...{ at: new Date(), rulesPath: null },
        }),
      ),
    );

  test('shows every rule tried, who was considered, and why each was skipped or chosen', async () => {
    const why = await drawn(decision);
    expect(why).toContain('|Why Sade?|');
    expect(why).toContain('|Owner of this contact|Sol owns this contact, but was Away|');
    expect(why).toContain('|Last agent who helped|Nobody has helped this customer here before|');
    expect(why).toContain(
      'Sade was next · Then: Ines · Skipped: Dee (deactivated), Sol (Away), Ben (at capacity, 2 open)',
    );
  });

  test('shows the rotation before and after, and names the settings’ version', async () => {
    expect(await drawn(decision)).toMatch(/rotation moved from 7 to 8.*version 3/);
    expect(await drawn({ ...decision, rotationAfter: 7 })).toContain('rotation stayed at 7');
  });

  test('of one that had waited says so first', async () => {
    expect(await drawn(decision)).not.toContain('Waited in line');
    const why = await drawn({ ...decision, cause: 'drained' });
    expect(why.indexOf('Waited in line')).toBeGreaterThan(0);
    expect(why.indexOf('Waited in line')).toBeLessThan(why.indexOf('Owner of this contact'));
  });

  test('of one that trouble held up says so first, and in its line', async () => {
    const late: Routed = { ...decision, cause: 'recovered' };
    expect(await drawn(late)).toMatch(/Came while something was down.*Owner of this contact/);
    expect(read(await lineOf({ explanation: late }))).toContain('had come while something was down');
    expect(read(await lineOf({ explanation: decision }))).not.toContain('something was down');
    const slow: Routed = { ...decision, cause: 'came-late' };
    expect(await drawn(slow)).toMatch(/Reached us late.*Owner of this contact/);
    expect(read(await lineOf({ explanation: slow }))).toContain('The message reached us late.');
  });

  test('for an owner who was Away or full says so in the line itself', async () => {
    const [owner] = decision.tried;
    if (owner === undefined) throw new Error('there was an owner to try');
    const tried: Tried[] = [{ ...owner, result: 'match', code: 'owner', flags: ['away', 'at_capacity'] }];
    const explanation: Routed = { ...decision, code: 'owner', tried };
    expect(read(await lineOf({ explanation }))).toContain('They were Away. They were over their capacity.');
    expect(read(await lineOf({ explanation: decision }))).not.toContain('They were');
  });

  test('stands behind a Why? in the thread', async () => {
    const line = await lineOf({ explanation: decision });
    expect(line).toMatch(/popovertarget="why-1".*id="why-1"/s);
  });
});
