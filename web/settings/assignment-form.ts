import { z } from 'zod';
import type { AssignmentFacts, AssignmentPerson } from '../../db/assignment.ts';
import { type Assignment, type AssignmentDraft, changesBetween, drafted } from '../../domain/assignment.ts';
import type { Rules } from '../../domain/routing.ts';
import type { TimerOptions } from '../../domain/timers.ts';

/** The form as it was filled in: a capacity or an option is what somebody typed, right or wrong. */
export interface Entered {
  version: number;
  rules: Rules;
  options: Record<keyof TimerOptions, string>;
  members: { agentId: string; capacity: string }[];
  removed: string[];
}

const ids = z
  .union([z.uuid(), z.array(z.uuid())])
  .optional()
  .transform((some) => [...new Set([some ?? []].flat())]);
const form = z.object({
  version: z.coerce.number().int().positive(),
  basic: z.enum(['online_rotation', 'all_rotation', 'nobody']),
  owner: z.literal('on').optional(),
  ownerMustBeAvailable: z.literal('on').optional(),
  previous: z.literal('on').optional(),
  assign: z.literal('on').optional(),
  member: ids,
  removed: ids,
});

/** What the page sent; null: no page of ours sends that. `body` has lists where a name came more than once. */
export function readForm(body: Record<string, unknown>): Entered | null {
  const read = form.safeParse(body);
  if (!read.success) return null;
  const { version, basic, owner, ownerMustBeAvailable, previous, assign, member, removed } = read.data;
  const typedAs = (name: string) => {
    const typed = body[name];
    return typeof typed === 'string' ? typed.trim().slice(0, 20) : '';
  };
  return {
    version,
    rules: {
      basic,
      owner: owner === 'on',
      ownerMustBeAvailable: ownerMustBeAvailable === 'on',
      previous: previous === 'on',
      whenFree: assign === 'on' ? 'assign' : 'leave',
    },
    options: { giveBackMinutes: typedAs('giveBackMinutes'), autoCloseDays: typedAs('autoCloseDays') },
    members: member
      .filter((id) => !removed.includes(id))
      .map((agentId) => ({ agentId, capacity: typedAs(`capacity-${agentId}`) })),
    removed,
  };
}

/** The form before anybody touches it. */
export const asStored = ({ version, rules, options, people }: AssignmentFacts): Entered => ({
  version,
  rules,
  options: {
    giveBackMinutes: numberAsTyped(options.giveBackMinutes),
    autoCloseDays: numberAsTyped(options.autoCloseDays),
  },
  members: people.filter(({ member }) => member).map(asTyped),
  removed: [],
});

const asTyped = ({ agentId, capacity }: AssignmentPerson) => ({
  agentId,
  capacity: numberAsTyped(capacity),
});

const numberAsTyped = (number: number | null): string => (number === null ? '' : `${number}`);
const numberOf = (typed: string): number | null => (typed === '' ? null : Number(typed));

/**
 * The form beside what is stored now: who joined meanwhile is in it, and who can be no member any more is out. So the
 * next save says of everybody what its page showed.
 */
export function broughtUpToDate(entered: Entered, facts: AssignmentFacts): Entered {
  const known = new Set(facts.people.map(({ agentId }) => agentId));
  const named = new Set([...entered.members.map(({ agentId }) => agentId), ...entered.removed]);
  const meanwhile = facts.people.filter(({ member, agentId }) => member && !named.has(agentId));
  return {
    ...entered,
    members: [...entered.members.filter(({ agentId }) => known.has(agentId)), ...meanwhile.map(asTyped)],
    removed: entered.removed.filter((id) => facts.people.some((one) => one.agentId === id && one.member)),
  };
}

/** With somebody more, or again; a member who was to leave stays with their capacity. */
export const withMember = (entered: Entered, facts: AssignmentFacts, agentId: string): Entered => ({
  ...entered,
  members: [
    ...entered.members.filter((member) => member.agentId !== agentId),
    ...facts.people.filter((person) => person.agentId === agentId).map(asTyped),
  ],
  removed: entered.removed.filter((id) => id !== agentId),
});

export const withoutMember = (entered: Entered, facts: AssignmentFacts, agentId: string): Entered => {
  const isMember = facts.people.some((person) => person.agentId === agentId && person.member);
  return {
    ...entered,
    members: entered.members.filter((member) => member.agentId !== agentId),
    removed: isMember ? [...entered.removed.filter((id) => id !== agentId), agentId] : entered.removed,
  };
};

/** A capacity, or minutes or days of an option; empty: none. */
export const isCapacity = (typed: string): boolean => typed === '' || /^[1-9]\d{0,2}$/.test(typed);

/** What can be saved; null: a number is wrong. */
export function draftOf({ rules, options, members, removed }: Entered): AssignmentDraft | null {
  const typed = [...members.map(({ capacity }) => capacity), ...Object.values(options)];
  if (!typed.every(isCapacity)) return null;
  const asked = members.map(({ agentId, capacity }) => ({
    agentId,
    capacity: numberOf(capacity),
  }));
  const { giveBackMinutes, autoCloseDays } = options;
  return {
    rules,
    options: { giveBackMinutes: numberOf(giveBackMinutes), autoCloseDays: numberOf(autoCloseDays) },
    members: asked,
    removed,
  };
}

/** Whether saving the form would change anything. */
export function isUnsaved(entered: Entered, facts: AssignmentFacts): boolean {
  const draft = draftOf(entered);
  if (draft === null) return true;
  return changesBetween(storedOf(facts), drafted(storedOf(facts), draft)).length > 0;
}

/** The settings in force, as the page read them. */
export const storedOf = ({ rules, options, people }: AssignmentFacts): Assignment => ({
  rules,
  options,
  members: people.filter(({ member }) => member),
});
