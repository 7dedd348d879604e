import { z } from 'zod';
import type { AssignmentFacts, AssignmentPerson } from '../../db/assignment.ts';
import { type AssignmentDraft, changesBetween, drafted } from '../../domain/assignment.ts';
import type { Rules } from '../../domain/routing.ts';

/** The form as it was filled in: a capacity is what somebody typed, right or wrong. */
export interface Entered {
  version: number;
  rules: Rules;
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
  const capacityOf = (id: string) => {
    const typed = body[`capacity-${id}`];
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
    members: member
      .filter((id) => !removed.includes(id))
      .map((agentId) => ({ agentId, capacity: capacityOf(agentId) })),
    removed,
  };
}

/** The form before anybody touches it. */
export const asStored = ({ version, rules, people }: AssignmentFacts): Entered => ({
  version,
  rules,
  members: people.filter(({ member }) => member).map(asTyped),
  removed: [],
});

const asTyped = ({ agentId, capacity }: AssignmentPerson) => ({
  agentId,
  capacity: capacity === null ? '' : `${capacity}`,
});

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

export const isCapacity = (typed: string): boolean => typed === '' || /^[1-9]\d{0,2}$/.test(typed);

/** What can be saved; null: a capacity is wrong. */
export function draftOf({ rules, members, removed }: Entered): AssignmentDraft | null {
  if (!members.every(({ capacity }) => isCapacity(capacity))) return null;
  const asked = members.map(({ agentId, capacity }) => ({
    agentId,
    capacity: capacity === '' ? null : Number(capacity),
  }));
  return { rules, members: asked, removed };
}

/** Whether saving the form would change anything. */
export function isUnsaved(entered: Entered, facts: AssignmentFacts): boolean {
  const draft = draftOf(entered);
  if (draft === null) return true;
  const stored = { rules: facts.rules, members: facts.people.filter(({ member }) => member) };
  return changesBetween(stored, drafted(stored, draft)).length > 0;
}
