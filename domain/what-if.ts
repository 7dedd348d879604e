import { openDesk } from './replayed-desk.ts';
import type { Member, Routed, Rules } from './routing.ts';
import type { Arrival, Week } from './week.ts';

/** The settings a week is replayed through. Presence and load are the week's, not those of today. */
export interface ReplaySettings {
  rules: Rules;
  members: readonly Member[];
  rotation: number;
}

/** How somebody came to a conversation first: by which rule, or by their own hand. */
export type How = 'owner' | 'previous' | 'rotation' | 'claimed';
export type Share = Record<How, number>;

/** What became of a week. Each who arrived is in somebody's share, or nobody took them. */
export interface Run {
  /** By agent, every member included. */
  shares: ReadonlyMap<string, Share>;
  arrivals: number;
  /** Could be given to nobody at once. */
  waited: number;
  /** Of those who waited: never taken. */
  nobody: number;
  /** In milliseconds, of those who waited and were taken in the end; null: there were none. */
  medianWait: number | null;
  longestWait: number | null;
  /** Customers whose owner is an agent, and how many of them came to that agent first. */
  owned: number;
  ownerHits: number;
}

/**
 * What these settings would have made of the week, by the desk's own rule (`route`). Loads fall when an episode ends as
 * it really did; whoever gets one keeps it, unless somebody moved it by hand. `told` hears of each decision.
 */
export function replay(
  week: Week,
  settings: ReplaySettings,
  told: (key: string, routed: Routed) => void = () => {},
): Run {
  const tally = startTally(settings.members);
  const desk = openDesk(week, settings, { arrived: tally.arrived, taken: tally.taken, decided: told });
  for (const event of week.events) desk.meet(event);
  return tally.sum();
}

function startTally(members: readonly Member[]) {
  const shares = new Map(members.map(({ agentId }) => [agentId, nothing()]));
  const waits: number[] = [];
  let [arrivals, atOnce, owned, ownerHits] = [0, 0, 0, 0];
  return {
    arrived({ owner }: Arrival) {
      arrivals++;
      if (owner.kind === 'agent') owned++;
    },
    /** By the first who had it; what becomes of it afterwards is no part of this. */
    taken({ at: arrivedAt, owner }: Arrival, by: { agentId: string; how: How; at: number; waited: boolean }) {
      const share = shares.get(by.agentId);
      if (share !== undefined) share[by.how]++;
      if (owner.kind === 'agent' && owner.agentId === by.agentId) ownerHits++;
      if (by.waited) waits.push(by.at - arrivedAt);
      else atOnce++;
    },
    sum(): Run {
      const sorted = waits.toSorted((a, b) => a - b);
      const waited = arrivals - atOnce;
      return {
        ...{ shares, arrivals, waited, owned, ownerHits },
        nobody: waited - waits.length,
        medianWait: sorted[Math.floor((sorted.length - 1) / 2)] ?? null,
        longestWait: sorted.at(-1) ?? null,
      };
    },
  };
}

const nothing = (): Share => ({ owner: 0, previous: 0, rotation: 0, claimed: 0 });

export const total = ({ owner, previous, rotation, claimed }: Share): number =>
  owner + previous + rotation + claimed;
