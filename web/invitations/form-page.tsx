import type { OpenedInvitation } from '../../db/acceptance.ts';
import { DoorPage } from '../sessions/door-page.tsx';
import { NewPassword } from '../sessions/new-password.tsx';
import { roleIcons } from '../settings/users/roles.tsx';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { longDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';

export type AcceptField = 'name' | 'password';

interface FormProps {
  invitation: OpenedInvitation;
  /** Where the form goes. */
  action: string;
  /** What was typed, when it comes back; never the password. */
  name?: string;
  wrong?: readonly AcceptField[];
  /** Tried too often. */
  problem?: string;
}

/** The form that accepts an invitation. Opening it changes nothing. */
export function AcceptPage({ invitation, action, name = '', wrong = [], problem }: FormProps) {
  const { email, organisation, expiresAt } = invitation;
  const until = expiresAt === null ? '' : longDay(expiresAt);
  return (
    <DoorPage title={t('accept.page')} note={t('accept.note', { email, until })}>
      <form class="stack door-card accept" method="post" action={action}>
        <Inviter {...invitation} />
        <div class="field">
          <label for="email">{t('login.email')}</label>
          <input class="input" id="email" type="email" autocomplete="username" value={email} readonly />
        </div>
        <div class="field">
          <label for="name">{t('accept.name')}</label>
          <input
            class="input"
            id="name"
            name="name"
            autocomplete="name"
            required
            maxlength={80}
            value={name}
            autofocus={wrong[0] !== 'password'}
            aria-describedby="name-hint"
            {...(wrong.includes('name') ? { 'aria-invalid': 'true' } : {})}
          />
          {wrong.includes('name') ? (
            <p class="error" id="name-hint" role="alert">
              <Icon name="circle-alert" size="sm" />
              {t('accept.wrong-name')}
            </p>
          ) : (
            <p class="hint" id="name-hint">
              {t('accept.name-hint', { organisation })}
            </p>
          )}
        </div>
        <NewPassword label={t('login.password')} isWrong={wrong.includes('password')} />
        {problem !== undefined && (
          <p class="error" role="alert">
            <Icon name="circle-alert" size="sm" />
            {problem}
          </p>
        )}
        <button class="btn btn-primary btn-l btn-block" type="submit">
          {t(`accept.submit.${invitation.role}`)}
        </button>
      </form>
    </DoorPage>
  );
}

function Inviter({ inviterName, inviterHue, organisation, others, role }: OpenedInvitation) {
  return (
    <>
      <div class="row invite-who">
        <AgentAv name={inviterName} hue={inviterHue} size="l" />
        <p class="sm soft">
          <b>{inviterName}</b> {t('accept.invited')}
        </p>
      </div>
      <div>
        <h1>{t('accept.title', { organisation })}</h1>
        <p class="soft">
          {others === 0 ? t('accept.work-alone') : t('accept.work', { count: others })}{' '}
          <span class="pill" data-tone="ok">
            <Icon name={roleIcons[role]} size="sm" />
            {t(`role.${role}`)}
          </span>
        </p>
      </div>
    </>
  );
}
