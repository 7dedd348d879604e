import { readAssignment } from '../../db/assignment.ts';
import type { Sql } from '../../db/connect.ts';
import { saveAssignment } from '../../db/rules.ts';
import type { Membership } from '../../domain/assignment.ts';
import type { Rules } from '../../domain/routing.ts';
import type { TimerOptions } from '../../domain/timers.ts';

/** What the form of a number's Assignment page holds before anybody touches it. */
export async function formOf(sql: Sql, numberId: string) {
  const facts = await sql.begin((tx) => readAssignment(tx, numberId));
  if (facts === null) throw new Error(`there is no number ${numberId}`);
  const members = facts.people.filter(({ member }) => member);
  return {
    version: facts.version,
    draft: {
      rules: facts.rules,
      options: facts.options,
      members: members.map(({ agentId, capacity }): Membership => ({ agentId, capacity })),
      removed: [] as string[],
    },
  };
}

export interface Edit {
  rules?: Partial<Rules>;
  options?: Partial<TimerOptions>;
  /** Joins, or changes the capacity of who is there. */
  members?: Membership[];
  removed?: string[];
}

/** An Admin opens the page, makes these changes and saves. */
export async function edit(
  sql: Sql,
  { numberId, by }: { numberId: string; by: string },
  { rules = {}, options = {}, members = [], removed = [] }: Edit,
) {
  const { version, draft } = await formOf(sql, numberId);
  const named = new Set([...members.map(({ agentId }) => agentId), ...removed]);
  const kept = draft.members.filter(({ agentId }) => !named.has(agentId));
  return saveAssignment(sql, {
    ...{ numberId, by, version },
    draft: {
      rules: { ...draft.rules, ...rules },
      options: { ...draft.options, ...options },
      members: [...kept, ...members],
      removed,
    },
  });
}
