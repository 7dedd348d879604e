import { inTurn, nextInRotation } from './rotation.ts';

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

/** A member of the number as the desk sees them under its lock. `load`: what they have of this number and have not snoozed. */
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
  | 'owner_gave_back'
  | 'previous_gave_back'
  | 'no_others'
  | 'rule_off';

/** One rule that was tried, in order, with everybody it considered. Stored as it is and drawn as the trace under "Why?". */
export interface Tried {
  rule: 'owner' | 'previous' | 'basic';
  result: 'match' | 'no' | 'skip';
  code: RoutingCode;
  agentId?: string;
  /** Facts worth a word beside the match, e.g. the owner is away or at capacity. */
  flags?: Array<'away' | 'at_capacity'>;
  considered?: Considered[];
}

/** Somebody the basic rule looked at, and why they were passed over; null: they could have been chosen. */
export interface Considered {
  agentId: string;
  /** `gave_back`: they had it and sent no first reply in time. */
  skipped: 'offline' | 'at_capacity' | 'inactive' | 'gave_back' | null;
  load: number;
  rotation: number;
}

/** What a routing decision stores; a person's move stores a `MovedByPerson` (`explanation.ts`). */
export interface Routed {
  by: 'routing';
  code: RoutingCode;
  /** Why only now, where there is something to say (`recovered.ts`). */
  cause?: 'drained' | 'recovered' | 'came-late';
  stage: 'assigned' | 'waiting';
  agentId: string | null;
  tried: Tried[];
  /** The desk's rotation value before and after; equal when the rotation did not move. */
  rotationBefore: number;
  rotationAfter: number;
  /** The number's settings it was made by (`rule_versions`); left out where they are nobody's (a try-out). */
  version?: number;
}

/** All that a decision looks at. `rotation`: the desk's count, that of whom rule 3 chose last. */
export interface RoutingInput {
  rules: Rules;
  version?: number;
  owner: Owner;
  previous: Previous;
  members: readonly Member[];
  rotation: number;
  /** Who has given it back for want of a reply: passed over by every rule, owner or not (ROUTING 61). */
  without?: string | null;
}

/** Owner, then previous agent, then the basic rule; the first that can be met wins, and every step is kept. */
export function route(input: RoutingInput): Routed {
  const tried: Tried[] = [];
  for (const rule of [byOwner, byPrevious, byBasic]) {
    const step = rule(input);
    tried.push(step);
    if (step.result === 'match' && step.agentId !== undefined)
      return assigned(input, tried, step, step.agentId);
  }
  return {
    by: 'routing',
    code: tried.at(-1)?.code ?? 'basic_off',
    stage: 'waiting',
    agentId: null,
    tried,
    rotationBefore: input.rotation,
    rotationAfter: input.rotation,
    ...versionOf(input),
  };
}

/** Only the basic rule moves the rotation. */
function assigned(input: RoutingInput, tried: Tried[], { rule, code }: Tried, agentId: string): Routed {
  return {
    by: 'routing',
    code,
    stage: 'assigned',
    agentId,
    tried,
    rotationBefore: input.rotation,
    rotationAfter: rule === 'basic' ? input.rotation + 1 : input.rotation,
    ...versionOf(input),
  };
}

const versionOf = ({ version }: RoutingInput) => (version === undefined ? {} : { version });

/** An owner gets their contact's conversations whatever their presence and load, unless the number says otherwise. */
function byOwner({ rules, owner, members, without }: RoutingInput): Tried {
  const no = (code: RoutingCode, agentId?: string): Tried =>
    agentId === undefined
      ? { rule: 'owner', result: 'no', code }
      : { rule: 'owner', result: 'no', code, agentId };

  if (!rules.owner) return { rule: 'owner', result: 'skip', code: 'rule_off' };
  if (owner.kind === 'none') return no('owner_none');
  if (owner.kind === 'email') return no('owner_unbound');
  if (!owner.active) return no('owner_inactive', owner.agentId);

  const member = members.find(({ agentId }) => agentId === owner.agentId);
  if (member === undefined) return no('owner_not_member', owner.agentId);
  if (owner.agentId === without) return no('owner_gave_back', owner.agentId);
  if (rules.ownerMustBeAvailable && !member.online) return no('owner_away', owner.agentId);

  const flags: NonNullable<Tried['flags']> = [];
  if (!member.online) flags.push('away');
  if (isFull(member)) flags.push('at_capacity');
  return { rule: 'owner', result: 'match', code: 'owner', agentId: owner.agentId, flags };
}

function byPrevious({ rules, previous, members, without }: RoutingInput): Tried {
  if (!rules.previous) return { rule: 'previous', result: 'skip', code: 'rule_off' };
  if (previous === null) return { rule: 'previous', result: 'no', code: 'previous_none' };

  const { agentId } = previous;
  const no = (code: RoutingCode): Tried => ({ rule: 'previous', result: 'no', code, agentId });
  const member = members.find((one) => one.agentId === agentId);
  if (!previous.active) return no('previous_inactive');
  if (member === undefined) return no('previous_not_member');
  if (agentId === without) return no('previous_gave_back');
  if (!member.online) return no('previous_offline');
  if (isFull(member)) return no('previous_at_capacity');
  return { rule: 'previous', result: 'match', code: 'previous', agentId };
}

function byBasic({ rules, members, rotation, without }: RoutingInput): Tried {
  if (rules.basic === 'nobody') return { rule: 'basic', result: 'no', code: 'basic_off' };

  const mustBeOnline = rules.basic === 'online_rotation';
  const considered = inTurn(members).map((member) => ({
    member,
    skipped: member.agentId === without ? ('gave_back' as const) : whySkipped(member, mustBeOnline),
  }));
  const eligible = considered.filter(({ skipped }) => skipped === null).map(({ member }) => member);
  const next = nextInRotation(eligible, rotation);
  const trace = considered.map(({ member: { agentId, load, rotation: place }, skipped }) => ({
    agentId,
    skipped,
    load,
    rotation: place,
  }));
  if (next === null) return { rule: 'basic', result: 'no', code: whyNobody(trace), considered: trace };

  const code = mustBeOnline ? 'basic_online' : 'basic_all';
  return { rule: 'basic', result: 'match', code, agentId: next.chosen.agentId, considered: trace };
}

function whySkipped(member: Member, mustBeOnline: boolean): Considered['skipped'] {
  if (!member.active) return 'inactive';
  if (mustBeOnline && !member.online) return 'offline';
  return isFull(member) ? 'at_capacity' : null;
}

/** Nobody at all, nobody but whoever gave it back, everybody there is full, or nobody is there. */
function whyNobody(considered: Considered[]): RoutingCode {
  const active = considered.filter(({ skipped }) => skipped !== 'inactive');
  if (active.length === 0) return 'no_members';
  if (active.every(({ skipped }) => skipped === 'gave_back')) return 'no_others';
  return active.some(({ skipped }) => skipped === 'at_capacity') ? 'at_capacity' : 'none_online';
}

const isFull = ({ capacity, load }: Member): boolean => capacity !== null && load >= capacity;
