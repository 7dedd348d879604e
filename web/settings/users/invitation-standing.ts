import type { InvitationRow } from '../../../db/invitations.ts';
import { shortTime } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';

/**
 * Those that somebody can still do something about: on their way, or run out and not yet taken off the list. One that
 * ran out gives way to whatever has become of its address since.
 */
export function openInvitations(
  invitations: readonly InvitationRow[],
  people: readonly { email: string }[],
): InvitationRow[] {
  const settled = new Set([
    ...people.map(({ email }) => email),
    ...invitations.filter(({ state }) => state === 'pending').map(({ email }) => email),
  ]);
  const latest = new Map(invitations.toReversed().map((invitation) => [invitation.email, invitation.id]));
  return invitations.filter(
    ({ id, state, email }) =>
      state === 'pending' || (state === 'expired' && !settled.has(email) && latest.get(email) === id),
  );
}

/** How far the e-mail came. Never "sent" before the mail server has taken it. */
export function standing({ state, trouble, mailedAt, remindedAt }: InvitationRow) {
  if (state === 'expired')
    return { tone: 'danger', icon: 'clock-alert', text: t('invitations.expired') } as const;
  if (trouble !== null) {
    const failed = trouble.kind !== 'unreachable';
    return {
      tone: failed ? 'danger' : 'warn',
      icon: failed ? 'mail-x' : 'triangle-alert',
      text: t(`invitations.${trouble.kind}`),
    } as const;
  }
  if (mailedAt === null) return { tone: 'info', icon: 'clock', text: t('invitations.queued') } as const;
  if (remindedAt !== null)
    return { tone: 'warn', icon: 'bell-ring', text: t('invitations.reminded') } as const;
  return { tone: 'info', icon: 'send', text: t('invitations.sent') } as const;
}

export function when(
  { state, trouble, expiresAt, mailedAt, remindedAt, endedAt, invitedAt }: InvitationRow,
  now: Date,
) {
  if (state === 'expired')
    return t('invitations.expired-at', { time: shortTime(endedAt ?? expiresAt ?? invitedAt, now) });
  if (trouble !== null)
    return t(`mail-trouble.${trouble.kind}`, { detail: trouble.detail ?? t('invitations.no-answer') });
  if (mailedAt === null) return t('invitations.asked-at', { time: shortTime(invitedAt, now) });
  const sent =
    remindedAt === null
      ? shortTime(mailedAt, now)
      : t('invitations.reminded-at', { sent: shortTime(mailedAt, now), time: shortTime(remindedAt, now) });
  return expiresAt === null ? sent : t('invitations.left', { sent, left: timeLeft(expiresAt, now) });
}

const hourMs = 3_600_000;

function timeLeft(expiresAt: Date, now: Date): string {
  const hours = Math.ceil((expiresAt.getTime() - now.getTime()) / hourMs);
  if (hours <= 24) return t('invitations.hours-left', { count: Math.max(hours, 1) });
  return t('invitations.days-left', { count: Math.floor(hours / 24) });
}
