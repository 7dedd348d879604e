import { may, type Role, type Seen, type Viewer } from './access.ts';
import { allow, type Decision, refuse } from './decision.ts';
import type { Owner } from './routing.ts';

/** A contact's owner as its row has it, with the user's row where there is one. */
export interface OwnerFacts {
  ownerId: string | null;
  ownerEmail: string | null;
  ownerName: string | null;
  ownerActive: boolean | null;
}

/** Who the contact belongs to: a user, an e-mail address that belongs to no user yet, or nobody. */
export function ownerOf({ ownerId, ownerEmail, ownerName, ownerActive }: OwnerFacts): Owner {
  if (ownerId !== null)
    return { kind: 'agent', agentId: ownerId, name: ownerName ?? '', active: ownerActive ?? false };
  return ownerEmail === null ? { kind: 'none' } : { kind: 'email' };
}

/** Whom a contact belongs to, or is given to, as a form names it. */
export type NamedOwner =
  | { kind: 'nobody' }
  | { kind: 'agent'; agentId: string }
  | { kind: 'email'; email: string };

/** Why a change of owner was refused; its sentence for people is in `web/ui/words/en/owner.ts`. */
export type OwnerRefusal =
  | 'not-allowed' // the contact is not theirs to give away (any more)
  | 'owner-changed' // the page was stale: somebody else was made the owner meanwhile
  | 'already-owner'
  | 'owner-not-agent' // a Sale gives a customer to an agent, never to nobody or to an e-mail address
  | 'owner-not-member' // and to one who answers a number of this customer's
  | 'owner-inactive';

/** A user as somebody a contact may be given to. `numberIds`: numbers they are a member of. */
export interface Heir {
  id: string;
  active: boolean;
  numberIds: readonly string[];
}

/**
 * Whether a person may give a contact to this user (null: to nobody, or to an e-mail address). `numberIds`: those on
 * which the contact has a conversation. Who is no Sale may leave routing without a usable owner, and is warned
 * (ROUTING 9, 40).
 */
export function mayInherit(
  giver: { role: Role },
  to: Heir | null,
  numberIds: readonly string[],
): Decision<Heir | null, OwnerRefusal> {
  if (to === null) return giver.role === 'sale' ? refuse('owner-not-agent') : allow(to);
  if (!to.active) return refuse('owner-inactive');
  const answers = numberIds.length === 0 ? to.numberIds.length > 0 : answersOneOf(to, numberIds);
  if (giver.role === 'sale' && !answers) return refuse('owner-not-member');
  return allow(to);
}

export const answersOneOf = (to: Heir, numberIds: readonly string[]): boolean =>
  numberIds.some((id) => to.numberIds.includes(id));

/**
 * Whether an open conversation goes to the new owner with the contact: a Sale's always does, where the new owner
 * answers its number; another's where they asked for it and could have transferred it (ROUTING 38, 41).
 */
export function movesAlong(
  giver: Viewer,
  to: Heir,
  { conversation, asked }: { conversation: Seen; asked: boolean },
): boolean {
  if (conversation.status === 'closed' || !to.numberIds.includes(conversation.numberId)) return false;
  return giver.role === 'sale' || (asked && may(giver, 'transfer', conversation));
}

/** A page can be stale, so a change names the owner it was made against. */
export function changeOwner(
  is: NamedOwner,
  asked: { from: NamedOwner; to: NamedOwner },
): Decision<NamedOwner, OwnerRefusal> {
  if (sameOwner(is, asked.to)) return refuse('already-owner');
  if (!sameOwner(is, asked.from)) return refuse('owner-changed');
  return allow(asked.to);
}

function sameOwner(one: NamedOwner, other: NamedOwner): boolean {
  switch (one.kind) {
    case 'nobody':
      return other.kind === 'nobody';
    case 'agent':
      return other.kind === 'agent' && other.agentId === one.agentId;
    case 'email':
      return other.kind === 'email' && other.email === one.email;
  }
}

/** The owner as the contact's row has it. */
export function ownerNamed({
  ownerId,
  ownerEmail,
}: {
  ownerId: string | null;
  ownerEmail: string | null;
}): NamedOwner {
  if (ownerId !== null) return { kind: 'agent', agentId: ownerId };
  return ownerEmail === null ? { kind: 'nobody' } : { kind: 'email', email: ownerEmail };
}
