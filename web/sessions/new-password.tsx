import { passwordLength } from '../../domain/password.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** Where a password is chosen: what is asked of it is said before, and once it is long enough, that it is. */
export function NewPassword({ label, isWrong }: { label: string; isWrong: boolean }) {
  return (
    <div class="field">
      <label for="password">{label}</label>
      <div class="input-wrap pw">
        <input
          class="input"
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minlength={passwordLength.least}
          maxlength={passwordLength.most}
          aria-describedby="password-hint"
          autofocus={isWrong}
          {...(isWrong ? { 'aria-invalid': 'true' } : {})}
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
      {isWrong ? (
        <p class="error" id="password-hint" role="alert">
          <Icon name="circle-alert" size="sm" />
          {t('new-password.wrong', passwordLength)}
        </p>
      ) : (
        <>
          <p class="hint pw-asked" id="password-hint">
            {t('new-password.hint', passwordLength)}
          </p>
          <p class="hint ok-hint pw-enough">
            <Icon name="check" size="sm" />
            {t('new-password.long-enough')}
          </p>
        </>
      )}
    </div>
  );
}
