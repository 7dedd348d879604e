import type { Child } from 'hono/jsx';
import type { InvitationRow } from '../../../db/invitations.ts';
import { Email } from '../../ui/parted.tsx';
import { Icon } from '../../ui/icon.tsx';
import { listed } from '../../ui/listed.ts';
import { t } from '../../ui/words.ts';
import { inDialog } from './dialog.tsx';
import { standing, when } from './invitation-standing.ts';

export const invitationPath = (id: string): string => `/settings/invitations/${id}`;

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
  const names = listed(numbers.map(({ name }) => name));
  const as = names === '' ? t(`role.${role}`) : `${t(`role.${role}`)} · ${names}`;
  return (
    <span class="person">
      <span class="av av-none av-plain">
        <Icon name="mail" />
      </span>
      <span>
        <strong>
          <Email address={email} />
        </strong>
        <span class="menu-sub" dir="auto">
          {t('invitations.by', { as, name: invitedByName })}
        </span>
      </span>
    </span>
  );
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
