import type { Child } from 'hono/jsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Checked, CheckResult } from './check-result.tsx';
import type { Entered, FieldName } from './number-entry.ts';

interface FormProps {
  /** Where it is saved; tested at `check` below it. */
  action: string;
  check: string;
  fields: readonly FieldName[];
  entered: Entered;
  /** The fields to look at again, in order. */
  wrong: readonly FieldName[];
  /** The phone number id belongs to a number that is connected already. */
  isTaken?: boolean;
  /** It is connected: its secrets are kept, and an empty field keeps them. */
  isKept?: boolean;
  checked: Checked | null;
  submit: string;
  /** Beside the fields. */
  children?: Child;
}

/** What Meta's App Dashboard shows of a number. The test takes what is typed and saves nothing. */
export function NumberForm(props: FormProps) {
  const { action, check, fields, entered, wrong, isTaken = false, isKept = false, checked, submit } = props;
  return (
    <form class="card" method="post" action={action} id="number">
      <div class="card-body stack">
        {fields.map((name) => (
          <Field
            name={name}
            value={entered[name] ?? ''}
            autofocus={wrong[0] === name}
            isKept={isKept}
            problem={problemOf(name, wrong, isTaken)}
          />
        ))}
        {props.children}
        <CheckResult checked={checked} typedAgain={checked !== null && !isKept} />
        <div class="row row-wrap">
          <button class="btn btn-primary" type="submit">
            {submit}
          </button>
          <button
            class="btn"
            type="submit"
            formaction={check}
            formnovalidate
            hx-post={check}
            hx-target="#check"
            hx-swap="outerHTML"
          >
            <Icon name="plug" />
            {t('check.test')}
            <span class="btn-busy muted" role="status">
              {t('check.testing')}
            </span>
          </button>
          <a class="btn btn-quiet" href="/settings/numbers">
            {t('settings.cancel')}
          </a>
        </div>
      </div>
    </form>
  );
}

function problemOf(name: FieldName, wrong: readonly FieldName[], isTaken: boolean): string | null {
  if (!wrong.includes(name)) return null;
  return isTaken && name === 'phoneNumberId' ? t('settings.taken') : t(`settings.wrong.${name}`);
}

interface FieldProps {
  name: FieldName;
  value: string;
  autofocus: boolean;
  isKept: boolean;
  problem: string | null;
}

function Field({ name, value, autofocus, isKept, problem }: FieldProps) {
  const isSecret = name === 'accessToken' || name === 'appSecret';
  const keeps = isSecret && isKept;
  return (
    <div class="field">
      <label for={name}>{t(`settings.field.${name}`)}</label>
      <input
        class="input"
        id={name}
        name={name}
        type={isSecret ? 'password' : 'text'}
        dir={name === 'name' ? 'auto' : 'ltr'}
        autocomplete="off"
        spellcheck={false}
        required={!keeps}
        value={value}
        autofocus={autofocus}
        aria-describedby={`${name}-hint`}
        {...(keeps ? { placeholder: t('number.kept-placeholder') } : {})}
        {...(problem === null ? {} : { 'aria-invalid': 'true' })}
      />
      {problem === null ? (
        <p class="hint" id={`${name}-hint`}>
          {keeps ? t('number.kept') : t(`settings.hint.${name}`)}
        </p>
      ) : (
        <p class="error" id={`${name}-hint`} role="alert">
          <Icon name="circle-alert" size="sm" />
          {problem}
        </p>
      )}
    </div>
  );
}
