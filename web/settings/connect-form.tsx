import type { Person } from '../../db/users.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

export type FieldName =
  | 'name'
  | 'displayPhone'
  | 'phoneNumberId'
  | 'wabaId'
  | 'accessToken'
  | 'appSecret'
  | 'verifyToken';

export interface Entered extends Partial<Record<FieldName, string>> {
  members: string[];
}

interface FormProps {
  agents: Person[];
  entered: Entered;
  /** The fields to look at again, in order. */
  wrong: FieldName[];
  /** The phone number id belongs to a number that is connected already. */
  isTaken: boolean;
}

const fields: FieldName[] = [
  'name',
  'displayPhone',
  'phoneNumberId',
  'wabaId',
  'accessToken',
  'appSecret',
  'verifyToken',
];

export function ConnectForm({ agents, entered, wrong, isTaken }: FormProps) {
  return (
    <form class="card" method="post" action="/settings/numbers">
      <div class="card-body stack">
        {fields.map((name) => (
          <Field
            name={name}
            value={entered[name] ?? ''}
            autofocus={wrong[0] === name}
            problem={problemOf(name, wrong, isTaken)}
          />
        ))}
        <fieldset class="field">
          <legend class="field-label">{t('settings.members')}</legend>
          {agents.map((agent) => (
            <label class="row sm">
              <input
                class="check"
                type="checkbox"
                name="members"
                value={agent.id}
                checked={entered.members.includes(agent.id)}
              />
              <span dir="auto">{agent.name}</span>
              <span class="muted">{t(`role.${agent.role}`)}</span>
            </label>
          ))}
          <p class="hint">{t('settings.members-hint')}</p>
        </fieldset>
        <div class="row">
          <button class="btn btn-primary" type="submit">
            {t('settings.connect')}
          </button>
          <a class="btn btn-quiet" href="/settings/numbers">
            {t('settings.cancel')}
          </a>
        </div>
      </div>
    </form>
  );
}

function problemOf(name: FieldName, wrong: FieldName[], isTaken: boolean): string | null {
  if (!wrong.includes(name)) return null;
  return isTaken && name === 'phoneNumberId' ? t('settings.taken') : t(`settings.wrong.${name}`);
}

function Field({
  name,
  value,
  autofocus,
  problem,
}: {
  name: FieldName;
  value: string;
  autofocus: boolean;
  problem: string | null;
}) {
  const isSecret = name === 'accessToken' || name === 'appSecret';
  return (
    <div class="field">
      <label for={name}>{t(`settings.field.${name}`)}</label>
      <input
        class="input"
        id={name}
        name={name}
        type={isSecret ? 'password' : 'text'}
        autocomplete="off"
        spellcheck={false}
        required
        value={value}
        autofocus={autofocus}
        aria-describedby={`${name}-hint`}
        {...(problem === null ? {} : { 'aria-invalid': 'true' })}
      />
      {problem === null ? (
        <p class="hint" id={`${name}-hint`}>
          {t(`settings.hint.${name}`)}
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
