import type { Role } from './access.ts';
import { allow, type Decision, refuse } from './decision.ts';

export type InvitationState = 'pending' | 'accepted' | 'revoked' | 'expired';

/** Why no mail has left: tried again by itself, refused for good, or tried for long enough. */
export type MailTrouble = 'unreachable' | 'refused' | 'given_up';

/** An invitation as the rules see it. Times in ms since the epoch. */
export interface Invitation {
  state: InvitationState;
  /** One more with each resend; a link counts for its own round alone. */
  round: number;
  mailedAt: number | null;
  remindedAt: number | null;
  /** Null until the round's first try to mail it. */
  remindAt: number | null;
  expiresAt: number | null;
  trouble: MailTrouble | null;
}

/** Why an Admin's wish was refused; its sentence for people is in `web/ui/words/en/invitations.ts`. */
export type InvitationRefusal =
  | 'not-allowed' // who asks is no Admin (any more)
  | 'no-invitation'
  | 'already-user' // somebody here has this address, active or not
  | 'already-invited' // an invitation to it is on the way
  | 'accepted' // they have joined meanwhile
  | 'revoked'
  | 'expired'
  | 'no-number'; // a number chosen is not there

/** Why a link lets nobody in. `used` and `revoked` are about the link's own invitation: nothing is said about anybody else. */
export type AcceptRefusal = 'unknown' | 'used' | 'revoked' | 'expired' | 'replaced' | 'already-user';

/** The expiry is a deadline, whether or not its workflow has come to write it down. */
export function stateAt(invitation: Pick<Invitation, 'state' | 'expiresAt'>, now: number): InvitationState {
  const over = invitation.expiresAt !== null && invitation.expiresAt <= now;
  return invitation.state === 'pending' && over ? 'expired' : invitation.state;
}

/** `linkRound`: the round whose mail brought the link; null: no mail of ours did. */
export function accept(
  invitation: Invitation,
  { linkRound, now }: { linkRound: number | null; now: number },
): Decision<Invitation, AcceptRefusal> {
  if (linkRound === null) return refuse('unknown');
  switch (stateAt(invitation, now)) {
    case 'accepted':
      return refuse('used');
    case 'revoked':
      return refuse('revoked');
    case 'expired':
      return refuse(linkRound === invitation.round ? 'expired' : 'replaced');
    case 'pending':
      return linkRound === invitation.round
        ? allow({ ...invitation, state: 'accepted' })
        : refuse('replaced');
  }
}

/** A new link, with its days before it; the earlier links end. Also for one that has expired. */
export function resend(invitation: Invitation): Decision<Invitation, 'accepted' | 'revoked'> {
  if (invitation.state === 'accepted' || invitation.state === 'revoked') return refuse(invitation.state);
  return allow({
    ...invitation,
    state: 'pending',
    round: invitation.round + 1,
    ...{ mailedAt: null, remindedAt: null, remindAt: null, expiresAt: null, trouble: null },
  });
}

/** Taken back while it is pending, or off the list once it has expired. What is revoked already stays so. */
export function revoke(invitation: Invitation): Decision<Invitation, 'accepted'> {
  if (invitation.state === 'accepted') return refuse('accepted');
  return allow({ ...invitation, state: 'revoked' });
}

/** Role and numbers, as long as it can still be accepted: what is true then is what they get. */
export function change(
  invitation: Invitation,
  now: number,
): Decision<Invitation, 'accepted' | 'revoked' | 'expired'> {
  const state = stateAt(invitation, now);
  return state === 'pending' ? allow(invitation) : refuse(state);
}

/** Only an Admin who still is one. */
export const mayInvite = (by: { role: Role; active: boolean } | undefined): boolean =>
  by !== undefined && by.active && by.role === 'admin';

export const invitationWorkflowId = (invitationId: string): string => `invitation-${invitationId}`;
export const mailWorkflowId = (mailId: string): string => `mail-${mailId}`;

/** What an invitation's workflow does next: its whole life, read off the row. */
export type InvitationStep =
  | { do: 'mail'; mail: InvitationMail; round: number }
  | { do: 'wait'; until: 'reminder' | 'expiry'; ms: number }
  | { do: 'expire'; round: number }
  | { do: 'end' };

export type InvitationMail = 'invitation' | 'reminder';

/** One reminder a round, and none where the first mail has been refused for good: another would be too. */
export function nextStep(invitation: Invitation, now: number): InvitationStep {
  const { round, mailedAt, remindedAt, remindAt, expiresAt, trouble } = invitation;
  const stuck = trouble === 'refused' || trouble === 'given_up';
  if (invitation.state !== 'pending') return { do: 'end' };
  if (stateAt(invitation, now) === 'expired') return { do: 'expire', round };
  if (mailedAt === null && !stuck) return { do: 'mail', mail: 'invitation', round };

  if (!stuck && remindedAt === null && remindAt !== null) {
    if (remindAt <= now) return { do: 'mail', mail: 'reminder', round };
    return { do: 'wait', until: 'reminder', ms: Math.ceil(remindAt - now) };
  }
  return { do: 'wait', until: 'expiry', ms: Math.ceil((expiresAt ?? now) - now) };
}
