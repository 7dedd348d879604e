import type { HeirRow } from '../../../db/heirs.ts';
import type { Leaving, StaffRow } from '../../../db/staff.ts';
import { AgentAv } from '../../ui/av.tsx';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { DialogForm } from './dialog.tsx';
import { Knowing, userPath } from './user-form.tsx';

interface FormProps {
  person: StaffRow;
  leaving: Leaving;
  heirs: readonly HeirRow[];
  own: boolean;
  chosen?: string | undefined;
  refusal?: string | undefined;
  page: boolean;
}

/** What follows from it is said before it happens. */
export function DeactivationForm({ person, leaving, heirs, own, chosen, refusal, page }: FormProps) {
  const { contacts, conversations } = leaving;
  return (
    <DialogForm
      action={`${userPath(person.id)}/deactivation`}
      title={t('leaving.title', { name: person.name })}
      lead={t('leaving.lead')}
      page={page}
      refusal={refusal}
      submit={
        <button class="btn btn-danger" type="submit">
          {t('leaving.submit')}
        </button>
      }
    >
      <ul class="effects">
        <li>
          <Icon name="split" />
          {conversations === 0
            ? t('leaving.no-conversations')
            : t('leaving.conversations', { count: conversations })}
        </li>
        {contacts === 0 && (
          <li>
            <Icon name="contact-round" />
            {t('leaving.no-contacts')}
          </li>
        )}
        <li>
          <Icon name="undo-2" dir />
          {t('leaving.back')}
        </li>
      </ul>
      {contacts > 0 && <Successors count={contacts} heirs={heirs} chosen={chosen} />}
      {own && <Knowing text={t('leaving.knowing')} />}
    </DialogForm>
  );
}

/** Nobody is chosen beforehand: whose customers these become is worth a thought. */
function Successors({ count, heirs, chosen }: { count: number } & Pick<FormProps, 'heirs' | 'chosen'>) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('leaving.contacts', { count })}</legend>
      <div class="owner-list">
        <div class="menu">
          {heirs.map(({ id, name, role, hue, online }) => (
            <label class="menu-item">
              <input
                class="check"
                type="radio"
                name="successor"
                value={id}
                required
                checked={chosen === id}
              />
              <AgentAv name={name} hue={hue} size="s" available={online} />
              <span class="grow">
                <span class="menu-name" dir="auto">
                  {name}
                </span>
                <span class="menu-sub">{t(`role.${role}`)}</span>
              </span>
            </label>
          ))}
        </div>
        <div class="menu">
          <label class="menu-item">
            <input
              class="check"
              type="radio"
              name="successor"
              value="nobody"
              required
              checked={chosen === 'nobody'}
            />
            <span class="av av-none av-s">
              <Icon name="user-round" />
            </span>
            <span class="grow">
              <span class="menu-name">{t('leaving.nobody')}</span>
              <span class="menu-sub">{t('leaving.nobody-hint')}</span>
            </span>
          </label>
        </div>
      </div>
    </fieldset>
  );
}
