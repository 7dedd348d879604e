import { asset } from '../assets.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { DoorPage } from './door-page.tsx';

interface LoginProps {
  /** Whose inbox it is, once it has a name. */
  organisation: string | null;
  now: Date;
  /** Where they were going. */
  next?: string | undefined;
  /** What they typed, when it comes back. */
  email?: string;
  problem?: string;
}

/** The door. A plain form: it works without script; the eye in the password field is shown by app.js, which it needs. */
export function LoginPage({ organisation, now, next, email = '', problem }: LoginProps) {
  return (
    <DoorPage title={t('login.title')} note={t('login.start-away')}>
      <script src={asset('signed-out.js')} defer></script>
      <form class="stack door-card" method="post" action="/login">
        <div>
          <h1>{greeting(now)}</h1>
          <p class="soft">{organisation === null ? t('login.lead') : t('login.lead-of', { organisation })}</p>
        </div>
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <Email value={email} autofocus={problem === undefined} />
        <Password {...(problem === undefined ? {} : { problem })} />
        <label class="row sm">
          <input class="check" type="checkbox" name="keep" />
          {t('login.keep')}
        </label>
        <button class="btn btn-primary btn-l btn-block" type="submit">
          {t('login.submit')}
        </button>
        <a class="link sm" href="/forgot">
          {t('login.forgot')}
        </a>
      </form>
    </DoorPage>
  );
}

function Email({ value, autofocus }: { value: string; autofocus: boolean }) {
  return (
    <div class="field">
      <label for="email">{t('login.email')}</label>
      <input
        class="input"
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        required
        value={value}
        autofocus={autofocus}
      />
    </div>
  );
}

function Password({ problem }: { problem?: string }) {
  const wrong = problem === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'problem' };
  return (
    <div class="field">
      <label for="password">{t('login.password')}</label>
      <div class="input-wrap pw">
        <input
          class="input"
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          autofocus={problem !== undefined}
          {...wrong}
        />
        <button
          class="icon-btn icon-btn-s input-end"
          type="button"
          aria-label={t('login.show-password')}
          aria-pressed="false"
          data-reveal="password"
          hidden
        >
          <Icon name="eye" />
        </button>
      </div>
      {problem !== undefined && (
        <p class="error" id="problem" role="alert">
          <Icon name="circle-alert" size="sm" />
          {problem}
        </p>
      )}
    </div>
  );
}

function greeting(now: Date): string {
  const hour = now.getHours();
  if (hour < 12) return t('login.morning');
  return t(hour < 18 ? 'login.afternoon' : 'login.evening');
}
