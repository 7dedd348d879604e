import type { AssignmentFacts } from '../../db/assignment.ts';
import type { Sql } from '../../db/connect.ts';
import { findWeek, type StoredWeek } from '../../db/week.ts';
import { type Assignment, drafted, membersWith } from '../../domain/assignment.ts';
import { weekOf } from '../../domain/week.ts';
import { replay, type Run } from '../../domain/what-if.ts';
import { draftOf, type Entered, isUnsaved, storedOf } from './assignment-form.ts';

/** How the last days would have gone. `draft` null: the form is what is saved, so there is nothing to compare. */
export interface Comparison {
  week: Pick<StoredWeek, 'from' | 'asked' | 'to' | 'cut'>;
  saved: Run;
  draft: Run | null;
}

/**
 * Replays the number's last days through what is saved and through the form, both by the desk's own rule. It reads;
 * it writes nothing. Null: the form could not be saved, so there is nothing to replay.
 */
export async function compare(
  sql: Sql,
  { facts, entered }: { facts: AssignmentFacts; entered: Entered },
): Promise<Comparison | null> {
  const draft = draftOf(entered);
  if (draft === null) return null;

  const stored = await findWeek(sql, facts.numberId);
  const activeIds = new Set(facts.people.filter(({ active }) => active).map(({ agentId }) => agentId));
  const week = weekOf(stored, (id) => activeIds.has(id));
  const through = (settings: Assignment) =>
    replay(week, {
      rules: settings.rules,
      members: membersWith(facts.people, settings, facts.rotation),
      rotation: facts.rotation,
    });
  const before = storedOf(facts);
  return {
    week: stored,
    saved: through(before),
    draft: isUnsaved(entered, facts) ? through(drafted(before, draft)) : null,
  };
}
