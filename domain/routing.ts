import type { Stage } from './conversation.ts';

/** A number's assignment rules (DESIGN, section 3). */
export interface Rules {
  basic: 'online_rotation' | 'all_rotation' | 'nobody';
  /** Advanced rule a: the contact's owner. */
  owner: boolean;
  ownerMustBeAvailable: boolean;
  /** Advanced rule b: who handled the previous episode. */
  previous: boolean;
  whenFree: 'leave' | 'assign';
}

/** A member of the number as the desk sees them under its lock. `load`: open, assigned conversations of this number. */
export interface Member {
  agentId: string;
  name: string;
  active: boolean;
  online: boolean;
  capacity: number | null;
  load: number;
  /** The desk's rotation value when rule 3 last chose them; least first. */
  rotation: number;
}

/** Who the contact belongs to, as routing needs it. `email`: an owner who is no user yet. */
export type Owner =
  | { kind: 'none' }
  | { kind: 'email' }
  | { kind: 'agent'; agentId: string; name: string; active: boolean };

export type Previous = { agentId: string; name: string; active: boolean } | null;

/** Reason codes as ROUTING.md names them; stored with the decision, explained in words by `web/ui/words.ts`. */
export type RoutingCode =
  | 'basic_online'
  | 'basic_all'
  | 'basic_off'
  | 'none_online'
  | 'no_members'
  | 'at_capacity'
  | 'owner'
  | 'owner_unbound'
  | 'owner_not_member'
  | 'owner_inactive'
  | 'owner_away'
  | 'owner_none'
  | 'previous'
  | 'previous_none'
  | 'previous_offline'
  | 'previous_not_member'
  | 'previous_inactive'
  | 'previous_at_capacity'
  | 'rule_off';

/** One rule that was tried, in order, with everybody it considered. Stored as it is and drawn as the trace under "Why?". */
export interface Tried {
  rule: 'owner' | 'previous' | 'basic';
  result: 'match' | 'no' | 'skip';
  code: RoutingCode;
  agentId?: string;
  /** Facts worth a word beside the match, e.g. the owner is away or at capacity. */
  flags?: Array<'away' | 'at_capacity'>;
  considered?: Array<{ agentId: string; skipped: 'offline' | 'at_capacity' | 'inactive' | null; load: number; rotation: number }>;
}

/** What a routing decision stores; a person's move stores `{ by: 'person', … }` (see `Explanation`). */
export interface Routed {
  by: 'routing';
  code: RoutingCode;
  stage: Stage;
  agentId: string | null;
  tried: Tried[];
  /** The desk's rotation value before and after; equal when the rotation did not move. */
  rotationBefore: number;
  rotationAfter: number;
}

/** What a person's command (or an opening by an agent) stores as its explanation. */
export interface MovedByPerson {
  by: 'person';
  code: 'claim' | 'transfer' | 'hand_to_people' | 'release' | 'close' | 'opened_by_agent';
  /** The agent it was taken from, null if nobody had it. */
  fromAgentId: string | null;
  /** Shown as a hint: claimed while Away, over capacity, given to somebody Away. */
  flags?: Array<'away' | 'at_capacity'>;
}

/** What an opening that a pure rule decided stores: with the bot, or put in line. */
export interface MovedByRule {
  by: 'rule';
  code: 'bot' | 'in_line';
}

export type Explanation = Routed | MovedByPerson | MovedByRule;
