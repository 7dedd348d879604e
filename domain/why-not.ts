import { inTurn } from './rotation.ts';
import type { Member, Routed } from './routing.ts';

/** Why a member did not get this one. `place`: how many turns of the rotation they are away; 1 is next. */
export type WhyNot =
  | { agentId: string; why: 'turn'; place: number }
  | {
      agentId: string;
      why: 'offline' | 'at_capacity' | 'inactive' | 'owner-first' | 'previous-first' | 'by-hand';
    };

/** The other side of a decision: for everybody it passed over, the reason. Those who are next in turn come first. */
export function whyNot({ agentId: chosen, tried }: Routed, members: readonly Member[]): WhyNot[] {
  const others = inTurn(members).filter(({ agentId }) => agentId !== chosen);
  const last = tried.at(-1);
  if (last?.rule !== 'basic') {
    const why = last?.rule === 'owner' ? 'owner-first' : 'previous-first';
    return others.map(({ agentId }) => ({ agentId, why }));
  }
  if (last.code === 'basic_off') return others.map(({ agentId }) => ({ agentId, why: 'by-hand' }));

  const skipped = new Map((last.considered ?? []).map((one) => [one.agentId, one.skipped]));
  let place = 0;
  const reasons = others.map(({ agentId }): WhyNot => {
    const why = skipped.get(agentId) ?? null;
    return why === null ? { agentId, why: 'turn', place: ++place } : { agentId, why };
  });
  return reasons.toSorted((a, b) => Number(a.why !== 'turn') - Number(b.why !== 'turn'));
}
