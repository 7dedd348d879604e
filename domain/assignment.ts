import type { Member, Rules } from './routing.ts';
import type { TimerOptions } from './timers.ts';

/** Somebody who gets a number's conversations, with how many at once; null: no limit. */
export interface Membership {
  agentId: string;
  capacity: number | null;
}

/** A number's assignment settings, whole: what a version keeps. Those of before there were options have none. */
export interface Assignment {
  rules: Rules;
  options: TimerOptions;
  members: Membership[];
}

/**
 * What an Admin's form says. It names whom it keeps or adds and whom it takes off; a member it does not name joined
 * after the page was drawn, and stays.
 */
export interface AssignmentDraft {
  rules: Rules;
  options: TimerOptions;
  members: Membership[];
  removed: string[];
}

/** One thing that a save changed; the page's history says it in words. */
export type SettingChange =
  | { what: 'joined' | 'left'; agentId: string }
  | { what: 'capacity'; agentId: string; to: number | null }
  | { what: 'basic'; to: Rules['basic'] }
  | { what: 'owner' | 'ownerMustBeAvailable' | 'previous'; to: boolean }
  | { what: 'whenFree'; to: Rules['whenFree'] }
  | { what: 'giveBackMinutes' | 'autoCloseDays'; to: number | null };

/** The settings as they would be with the draft saved: who was there keeps their order, who joins comes last. */
export function drafted(before: Assignment, draft: AssignmentDraft): Assignment {
  const asked = new Map(draft.members.map((member) => [member.agentId, member]));
  const stay = before.members
    .filter(({ agentId }) => asked.has(agentId) || !draft.removed.includes(agentId))
    .map((member) => asked.get(member.agentId) ?? member);
  const join = [...asked.values()].filter(
    ({ agentId }) => !before.members.some((member) => member.agentId === agentId),
  );
  return { rules: draft.rules, options: draft.options, members: [...stay, ...join] };
}

/** What differs, in the order the page shows it. None: saving it would change nothing. */
export function changesBetween(before: Assignment, after: Assignment): SettingChange[] {
  const was = new Map(before.members.map(({ agentId, capacity }) => [agentId, capacity]));
  const is = new Map(after.members.map(({ agentId, capacity }) => [agentId, capacity]));
  const members = after.members.flatMap(({ agentId, capacity }): SettingChange[] => {
    const joined: SettingChange[] = was.has(agentId) ? [] : [{ what: 'joined', agentId }];
    const same = (was.get(agentId) ?? null) === capacity;
    return same ? joined : [...joined, { what: 'capacity', agentId, to: capacity }];
  });
  const left = before.members
    .filter(({ agentId }) => !is.has(agentId))
    .map(({ agentId }): SettingChange => ({ what: 'left', agentId }));
  return [
    ...members,
    ...left,
    ...rulesBetween(before.rules, after.rules),
    ...optionsBetween(before.options, after.options),
  ];
}

function rulesBetween(before: Rules, after: Rules): SettingChange[] {
  const switches = (['owner', 'ownerMustBeAvailable', 'previous'] as const)
    .filter((what) => before[what] !== after[what])
    .map((what): SettingChange => ({ what, to: after[what] }));
  const basic: SettingChange[] = before.basic === after.basic ? [] : [{ what: 'basic', to: after.basic }];
  const free: SettingChange[] =
    before.whenFree === after.whenFree ? [] : [{ what: 'whenFree', to: after.whenFree }];
  return [...switches, ...basic, ...free];
}

const optionsBetween = (before: TimerOptions, after: TimerOptions): SettingChange[] =>
  (['giveBackMinutes', 'autoCloseDays'] as const)
    .filter((what) => before[what] !== after[what])
    .map((what) => ({ what, to: after[what] }));

/**
 * The members as the desk would see them with the draft saved, for a try-out: who is taken off is gone, who joins
 * stands at the rotation's end.
 */
export function membersWith(
  people: ReadonlyArray<Omit<Member, 'rotation'> & { rotation: number | null }>,
  { members }: Pick<Assignment, 'rules' | 'members'>,
  rotation: number,
): Member[] {
  let end = rotation;
  return members.flatMap(({ agentId, capacity }) => {
    const person = people.find((one) => one.agentId === agentId);
    return person === undefined ? [] : [{ ...person, capacity, rotation: person.rotation ?? ++end }];
  });
}
