import { DoorLink, DoorPage, PlainDoorPage } from '../sessions/door-page.tsx';
import { NewPassword } from '../sessions/new-password.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** Where a link to a new password is asked for. */
export function ForgotPage({ email = '', problem }: { email?: string; problem?: string }) {
  return (
    <DoorPage title={t('forgot.title')}>
      <form class="stack door-card" method="post" action="/forgot">
        <div>
          <h1>{t('forgot.title')}</h1>
          <p class="soft">{t('forgot.lead')}</p>
        </div>
        <div class="field">
          <label for="email">{t('login.email')}</label>
          <input
            class="input"
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            value={email}
            autofocus
            {...(problem === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'problem' })}
          />
          {problem !== undefined && (
            <p class="error" id="problem" role="alert">
              <Icon name="circle-alert" size="sm" />
              {problem}
            </p>
          )}
        </div>
        <button class="btn btn-primary btn-l btn-block" type="submit">
          {t('forgot.submit')}
        </button>
        <DoorLink href="/login" label={t('forgot.back')} quiet />
      </form>
    </DoorPage>
  );
}

/** The same whether or not somebody has this address. */
export function AskedPage({ email }: { email: string }) {
  return (
    <PlainDoorPage icon="mail" title={t('forgot.asked')} text={t('forgot.asked-text', { email })}>
      <DoorLink href="/login" label={t('forgot.back')} quiet />
    </PlainDoorPage>
  );
}

export function ResetPage({
  email,
  action,
  isWrong = false,
}: {
  email: string;
  action: string;
  isWrong?: boolean;
}) {
  return (
    <DoorPage title={t('reset.title')} note={t('reset.note')}>
      <form class="stack door-card" method="post" action={action}>
        <h1>{t('reset.title')}</h1>
        <div class="field">
          <label for="email">{t('login.email')}</label>
          <input class="input" id="email" type="email" autocomplete="username" value={email} readonly />
        </div>
        <NewPassword label={t('reset.password')} isWrong={isWrong} />
        <button class="btn btn-primary btn-l btn-block" type="submit">
          {t('reset.submit')}
        </button>
      </form>
    </DoorPage>
  );
}

export function ResetDonePage() {
  return (
    <PlainDoorPage icon="circle-check" title={t('reset.done')} text={t('reset.done-text')}>
      <DoorLink href="/login" label={t('login.submit')} />
    </PlainDoorPage>
  );
}

export function LinkOverPage() {
  return (
    <PlainDoorPage icon="clock-alert" title={t('reset.over')} text={t('reset.over-text')}>
      <DoorLink href="/forgot" label={t('forgot.again')} />
    </PlainDoorPage>
  );
}
