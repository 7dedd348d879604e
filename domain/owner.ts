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
