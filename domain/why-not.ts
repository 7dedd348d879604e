import { inTurn } from './rotation.ts';
import type { Member, Routed } from './routing.ts';

/** Why somebody did not get a conversation. `not-member`: the decision did not look at them. */
export type Missed =
  | 'turn'
  | 'offline'
  | 'at_capacity'
  | 'inactive'
  | 'gave_back'
  | 'owner-first'
  | 'previous-first'
  | 'by-hand'
  | 'not-member';

/** The same for all whom a decision passed over. `place`: how many turns of the rotation they are away; 1 is next. */
export type WhyNot =
  | { agentId: string; why: 'turn'; place: number }
  | { agentId: string; why: Exclude<Missed, 'turn'> };

/**
 * Why this one did not come to `agentId`, read off the decision's own explanation, whenever it was made. Null: it did.
 * 'turn': they could have had it, and another's turn was before theirs.
 */
export function missed(
  { agentId: chosen, tried }: Pick<Routed, 'agentId' | 'tried'>,
  agentId: string,
): Missed | null {
  if (chosen === agentId) return null;
  const last = tried.at(-1);
  if (last?.rule !== 'basic') return last?.rule === 'owner' ? 'owner-first' : 'previous-first';
  if (last.code === 'basic_off') return 'by-hand';

  const me = last.considered?.find((one) => one.agentId === agentId);
  return me === undefined ? 'not-member' : (me.skipped ?? 'turn');
}

/** The other side of a decision: for everybody it passed over, the reason. Those who are next in turn come first. */
export function whyNot(routed: Routed, members: readonly Member[]): WhyNot[] {
  let place = 0;
  const reasons = inTurn(members).flatMap(({ agentId }): WhyNot[] => {
    const why = missed(routed, agentId);
    if (why === null) return [];
    return [why === 'turn' ? { agentId, why, place: ++place } : { agentId, why }];
  });
  return reasons.toSorted((a, b) => Number(a.why !== 'turn') - Number(b.why !== 'turn'));
}
