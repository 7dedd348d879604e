import type { Stage } from './conversation.ts';
import type { Explanation } from './explanation.ts';
import type { Owner, Previous, RoutingCode } from './routing.ts';

/** A change of stage or agent as it was decided, with what was true before it. `stage` null: closed. */
export interface Moved {
  conversationId: string;
  episode: number;
  at: number;
  by: Explanation['by'];
  stage: Stage | null;
  agentId: string | null;
  fromStage: Stage | null;
  fromAgentId: string | null;
}

/** What is known of a customer who came to the desk, beyond when. */
export interface Arrived {
  conversationId: string;
  episode: number;
  /** What the decision of then says it looked at; null: it says nothing of it. */
  ownerThen: { code: RoutingCode; agentId: string | null } | null;
  previousThen: { code: RoutingCode; agentId: string | null } | null;
  /** The contact's owner today. */
  ownerId: string | null;
  ownerHasEmailOnly: boolean;
  /** Who last had an earlier episode of the conversation. */
  lastAgentId: string | null;
}

export interface PresenceChange {
  agentId: string;
  available: boolean;
  at: number;
}

/** What was stored of a number's days, in the order it happened, and how things stand at their end. */
export interface WeekFacts {
  from: number;
  to: number;
  moves: readonly Moved[];
  arrived: readonly Arrived[];
  presence: readonly PresenceChange[];
  availableNow: readonly string[];
  /** Open conversations of the number, by agent. */
  loadNow: ReadonlyMap<string, number>;
}

/** One thing that happened, as a replay meets it. `key`: the episode that came to the desk. */
export type WeekEvent =
  | { what: 'arrived'; at: number; key: string; owner: Owner; previous: Previous }
  | { what: 'claimed' | 'handed'; at: number; key: string; agentId: string }
  | { what: 'released' | 'closed'; at: number; key: string }
  | { what: 'put-back'; at: number; key: string; fromAgentId: string }
  | { what: 'presence'; at: number; agentId: string; available: boolean }
  // Of conversations that never came to the desk, or came before these days: they count as they were.
  | { what: 'load'; at: number; agentId: string; by: 1 | -1 };

export type Arrival = Extract<WeekEvent, { what: 'arrived' }>;

export interface Week {
  from: number;
  to: number;
  events: WeekEvent[];
  /** As these days began. */
  available: ReadonlySet<string>;
  load: ReadonlyMap<string, number>;
}

/** The days as a replay goes through them. `isActive`: who still works here. */
export function weekOf(facts: WeekFacts, isActive: (userId: string) => boolean): Week {
  const { from, to, moves, presence } = facts;
  const presences = presence.map((change): WeekEvent => ({ what: 'presence', ...change }));
  const events = [...presences, ...eventsOf(moves, relationsOf(facts.arrived, isActive))];
  return {
    ...{ from, to, events: events.toSorted((a, b) => a.at - b.at) },
    available: availableBefore(presence, facts.availableNow),
    load: loadBefore(moves, facts.loadNow),
  };
}

type Relation = { owner: Owner; previous: Previous };

function eventsOf(moves: readonly Moved[], relations: ReadonlyMap<string, Relation>): WeekEvent[] {
  const replayed = new Set<string>();
  return moves.flatMap((move): WeekEvent[] => {
    const key = keyOf(move);
    const relation = relations.get(key);
    if (isArrival(move) && relation !== undefined) {
      replayed.add(key);
      return [{ what: 'arrived', at: move.at, key, ...relation }];
    }
    return replayed.has(key) ? onReplayed(move, key) : onOthers(move);
  });
}

/** It came in line for the first time: from the customer, or from the bot. */
export const isArrival = ({ stage, fromStage }: Pick<Moved, 'stage' | 'fromStage'>): boolean =>
  stage === 'waiting' && (fromStage === null || fromStage === 'bot');

/** What people did stays as it was; what the desk decided is left out, for the replay decides it. */
function onReplayed({ at, by, stage, agentId, fromStage, fromAgentId }: Moved, key: string): WeekEvent[] {
  if (stage === null) return [{ what: 'closed', at, key }];
  if (by === 'routing') return [];
  if (agentId !== null) return [{ what: fromStage === 'waiting' ? 'claimed' : 'handed', at, key, agentId }];
  if (fromAgentId === null) return [];
  return by === 'person' ? [{ what: 'released', at, key }] : [{ what: 'put-back', at, key, fromAgentId }];
}

function onOthers({ at, agentId, fromAgentId }: Moved): WeekEvent[] {
  if (agentId === fromAgentId) return [];
  const lost =
    fromAgentId === null ? [] : [{ what: 'load' as const, at, agentId: fromAgentId, by: -1 as const }];
  return agentId === null ? lost : [...lost, { what: 'load', at, agentId, by: 1 }];
}

export const keyOf = ({ conversationId, episode }: Pick<Moved, 'conversationId' | 'episode'>): string =>
  `${conversationId}:${episode}`;

/** Who is there now, walked back through all that has changed since. */
function availableBefore(presence: readonly PresenceChange[], now: readonly string[]): ReadonlySet<string> {
  const was = new Map(now.map((agentId) => [agentId, true]));
  for (const { agentId, available } of presence.toReversed()) was.set(agentId, !available);
  return new Set([...was].filter(([, available]) => available).map(([agentId]) => agentId));
}

function loadBefore(moves: readonly Moved[], now: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const load = new Map(now);
  const add = (agentId: string | null, by: number) => {
    if (agentId !== null) load.set(agentId, (load.get(agentId) ?? 0) + by);
  };
  for (const { agentId, fromAgentId } of moves) {
    add(agentId, -1);
    add(fromAgentId, 1);
  }
  return load;
}

function relationsOf(
  arrived: readonly Arrived[],
  isActive: (userId: string) => boolean,
): ReadonlyMap<string, Relation> {
  // A replay asks for no name.
  const person = (agentId: string) => ({ agentId, name: '', active: isActive(agentId) });
  return new Map(
    arrived.map((one) => {
      const previousId = previousOf(one);
      const previous = previousId === null ? null : person(previousId);
      return [keyOf(one), { owner: ownerOf(one, person), previous }];
    }),
  );
}

/** As the decision of then saw it; where it did not look, as it is today. */
function ownerOf(
  { ownerThen, ownerId, ownerHasEmailOnly }: Arrived,
  person: (agentId: string) => { agentId: string; name: string; active: boolean },
): Owner {
  if (ownerThen?.code === 'owner_none') return { kind: 'none' };
  if (ownerThen?.code === 'owner_unbound') return { kind: 'email' };
  const id = ownerThen?.agentId ?? ownerId;
  if (id !== null) return { kind: 'agent', ...person(id) };
  return { kind: ownerHasEmailOnly ? 'email' : 'none' };
}

function previousOf({ previousThen, lastAgentId }: Arrived): string | null {
  if (previousThen?.code === 'previous_none') return null;
  return previousThen?.agentId ?? lastAgentId;
}
