import type { Child } from 'hono/jsx';
import type { InvitationRow } from '../../../db/invitations.ts';
import { Icon } from '../../ui/icon.tsx';
import { shortTime } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';
import { inDialog } from './dialog.tsx';

export const invitationPath = (id: string): string => `/settings/invitations/${id}`;

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

/** Who was asked to join, how far the e-mail came, and what can be done about it. */
export function Invitations({ invitations, now }: { invitations: readonly InvitationRow[]; now: Date }) {
  return (
    <section class="card" id="invitations">
      <div class="card-head">
        <div class="grow">
          <h2>{t('invitations.title')}</h2>
        </div>
        <span class="xs muted">{t('invitations.hint')}</span>
      </div>
      <div class="table-scroll" role="region" tabindex={0} aria-label={t('invitations.title')}>
        <table class="table inv-table">
          <thead class="vh">
            <tr>
              <th scope="col">{t('invitations.who')}</th>
              <th scope="col">{t('invitations.state')}</th>
              <th scope="col">{t('invitations.when')}</th>
              <th scope="col">{t('users.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <Row invitation={invitation} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ invitation, now }: { invitation: InvitationRow; now: Date }) {
  const { tone, icon, text } = standing(invitation);
  return (
    <tr id={`invitation-${invitation.id}`}>
      <td>
        <Who invitation={invitation} />
      </td>
      <td>
        <span class="pill" data-tone={tone}>
          <Icon name={icon} size="sm" />
          {text}
        </span>
      </td>
      <td class="soft inv-when">{when(invitation, now)}</td>
      <td class="col-end">
        <Actions invitation={invitation} />
      </td>
    </tr>
  );
}

function Who({ invitation: { email, role, numbers, invitedByName } }: { invitation: InvitationRow }) {
  const names = numbers.map(({ name }) => name).join(', ');
  const as = names === '' ? t(`role.${role}`) : `${t(`role.${role}`)} · ${names}`;
  return (
    <span class="person">
      <span class="av av-none av-plain">
        <Icon name="mail" />
      </span>
      <span>
        <strong>{email}</strong>
        <span class="menu-sub" dir="auto">
          {t('invitations.by', { as, name: invitedByName })}
        </span>
      </span>
    </span>
  );
}

/** How far the e-mail came. Never "sent" before the mail server has taken it. */
function standing({ state, trouble, mailedAt, remindedAt }: InvitationRow) {
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

function when(
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

/** Each names its address: a list of buttons called "Resend" helps nobody who hears it. */
function Actions({ invitation: { id, email, state, trouble } }: { invitation: InvitationRow }) {
  const path = invitationPath(id);
  const isExpired = state === 'expired';
  return (
    <div class="row acts">
      {!isExpired && (
        <a class="btn btn-quiet btn-s" {...inDialog(path)} aria-label={t('invitations.change-of', { email })}>
          {t('invitations.change')}
        </a>
      )}
      {trouble?.kind === 'refused' && !isExpired ? (
        <a
          class="btn btn-s"
          {...inDialog(`/settings/invitations/new?instead=${id}`)}
          aria-label={t('invitations.correct-of', { email })}
        >
          {t('invitations.correct')}
        </a>
      ) : (
        <Press
          action={`${path}/link`}
          label={t(isExpired ? 'invitations.new-link-of' : 'invitations.resend-of', { email })}
        >
          {t(isExpired ? 'invitations.new-link' : 'invitations.resend')}
        </Press>
      )}
      <Press
        action={`${path}/revocation`}
        label={t(isExpired ? 'invitations.remove-of' : 'invitations.revoke-of', { email })}
        danger
      >
        {t(isExpired ? 'invitations.remove' : 'invitations.revoke')}
      </Press>
    </div>
  );
}

/** A button that is a form: `key` makes what is pressed twice happen once. */
function Press(props: { action: string; label: string; danger?: boolean; children: Child }) {
  const { action, label, danger = false, children } = props;
  return (
    <form method="post" action={action}>
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      <button
        class={danger ? 'btn btn-quiet btn-s btn-danger' : 'btn btn-s'}
        type="submit"
        aria-label={label}
      >
        {children}
      </button>
    </form>
  );
}
