import { passwordLength } from '../../domain/password.ts';
import { Board } from '../sessions/board.tsx';
import { DoorFoot } from '../sessions/door-page.tsx';
import { Icon, Logo } from '../ui/icon.tsx';
import { Shell } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';

export const setupFields = ['organisation', 'name', 'email', 'password'] as const;
export type SetupField = (typeof setupFields)[number];

interface SetupProps {
  token: string;
  /** What was typed, when it comes back; never the password. */
  entered?: Partial<Record<SetupField, string>>;
  /** The fields to look at again, in order. */
  wrong?: readonly SetupField[];
}

/** The first page of an installation, behind the same door as the login. */
export function SetupPage({ token, entered = {}, wrong = [] }: SetupProps) {
  return (
    <Shell title={t('setup.title')}>
      <div class="door">
        <main class="door-form">
          <span class="brand">
            <Logo size={36} />
            <span>{t('app.name')}</span>
          </span>
          <form class="stack door-card" method="post" action="/setup">
            <div>
              <h1>{t('setup.title')}</h1>
              <p class="soft">{t('setup.lead')}</p>
            </div>
            <input type="hidden" name="token" value={token} />
            {setupFields.map((name) => (
              <Field
                name={name}
                value={entered[name] ?? ''}
                isWrong={wrong.includes(name)}
                autofocus={name === (wrong[0] ?? 'organisation')}
              />
            ))}
            <button class="btn btn-primary btn-l btn-block" type="submit">
              {t('setup.submit')}
            </button>
          </form>
          <DoorFoot>{t('setup.once')}</DoorFoot>
        </main>
        <div class="door-board">
          <Board />
        </div>
      </div>
    </Shell>
  );
}

const kinds: Record<SetupField, { type: string; autocomplete: string }> = {
  organisation: { type: 'text', autocomplete: 'organization' },
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'username' },
  password: { type: 'password', autocomplete: 'new-password' },
};

interface FieldProps {
  name: SetupField;
  value: string;
  isWrong: boolean;
  autofocus: boolean;
}

function Field({ name, value, isWrong, autofocus }: FieldProps) {
  const { type, autocomplete } = kinds[name];
  return (
    <div class="field">
      <label for={name}>{t(`setup.field.${name}`)}</label>
      <input
        class="input"
        id={name}
        name={name}
        type={type}
        autocomplete={autocomplete}
        required
        value={value}
        autofocus={autofocus}
        aria-describedby={`${name}-hint`}
        {...(name === 'password' ? { minlength: passwordLength.least } : {})}
        {...(isWrong ? { 'aria-invalid': 'true' } : {})}
      />
      {isWrong ? (
        <p class="error" id={`${name}-hint`} role="alert">
          <Icon name="circle-alert" size="sm" />
          {t(`setup.wrong.${name}`, passwordLength)}
        </p>
      ) : (
        <p class="hint" id={`${name}-hint`}>
          {t(`setup.hint.${name}`, passwordLength)}
        </p>
      )}
    </div>
  );
}

/** Where somebody lands who comes before the first Admin, without the link. */
export function NoLinkPage() {
  return (
    <Shell title={t('setup.title')}>
      <main class="empty">
        <Icon name="plug" size="lg" />
        <h1>{t('setup.no-link')}</h1>
        <p>{t('setup.no-link-hint')}</p>
      </main>
    </Shell>
  );
}
