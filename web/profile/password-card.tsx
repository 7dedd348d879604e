import { passwordLength } from '../../domain/password.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** A field to look at again, with its sentence. */
export type Wrong = Partial<Record<'name' | 'current' | 'password', string>>;

/** The password: whoever finds the browser open does not know the present one. */
export function PasswordCard({ email, wrong }: { email: string; wrong: Wrong }) {
  return (
    <form class="card narrow" method="post" action="/settings/profile/password" id="password">
      <div class="card-head">
        <div class="grow">
          <h2>{t('profile.password')}</h2>
          <p>{t('profile.password-lead')}</p>
        </div>
      </div>
      <div class="card-body stack">
        <input
          class="vh"
          type="text"
          autocomplete="username"
          value={email}
          readonly
          tabindex={-1}
          aria-hidden="true"
        />
        <PasswordField name="current" autocomplete="current-password" problem={wrong.current} />
        <PasswordField
          name="password"
          autocomplete="new-password"
          problem={wrong.password}
          hint={t('profile.password-hint', { least: passwordLength.least })}
        />
      </div>
      <div class="card-foot">
        <button class="btn btn-primary" type="submit">
          {t('profile.password-submit')}
        </button>
      </div>
    </form>
  );
}

interface PasswordFieldProps {
  name: 'current' | 'password';
  autocomplete: string;
  problem: string | undefined;
  hint?: string;
}

function PasswordField({ name, autocomplete, problem, hint }: PasswordFieldProps) {
  const id = `${name}-password`;
  const note = problem ?? hint;
  const label = t(name === 'current' ? 'profile.current' : 'profile.new');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="input-wrap pw">
        <input
          class="input"
          id={id}
          name={name}
          type="password"
          autocomplete={autocomplete}
          required
          maxlength={passwordLength.most}
          autofocus={problem !== undefined}
          {...(note === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
          {...(problem === undefined ? {} : { 'aria-invalid': 'true' })}
        />
        <button
          class="icon-btn icon-btn-s input-end"
          type="button"
          aria-label={t('profile.show', { field: label })}
          aria-pressed="false"
          data-reveal={id}
          hidden
        >
          <Icon name="eye" />
        </button>
      </div>
      {problem !== undefined && <Problem id={`${id}-hint`} text={problem} />}
      {problem === undefined && hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p class="error" id={id} role="alert">
      <Icon name="circle-alert" size="sm" />
      {text}
    </p>
  );
}
