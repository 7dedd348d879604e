import type { KnownAttribute } from '../../db/contact-sheet.ts';
import { mayContact } from '../../domain/access.ts';
import { t } from '../ui/words.ts';
import type { PageProps } from './contact-page.tsx';

/** Name and attributes. `was-…` say what the page showed, so that only what somebody changed here is written. */
export function KnownForm({ contact, sheet, viewer, typed, refusal }: PageProps) {
  const editable = mayContact(viewer, 'edit-contact', contact);
  if (!editable && sheet.attributes.length === 0) return null;
  return (
    <form class="card" method="post" action={`/contacts/${contact.id}`} autocomplete="off">
      <div class="card-head">
        <h2>{t('known.title')}</h2>
      </div>
      <fieldset class="card-body stack" disabled={!editable}>
        <legend class="vh">{t('known.title')}</legend>
        <div class="field">
          <label for="known-name">{t('contacts.name')}</label>
          <input type="hidden" name="was-name" value={contact.name ?? ''} />
          <input
            class="input"
            id="known-name"
            name="name"
            type="text"
            dir="auto"
            maxlength={200}
            value={typed.get('name') ?? contact.name ?? ''}
          />
        </div>
        {sheet.attributes.map((attribute) => (
          <div class="field">
            <label for={`known-${attribute.id}`} dir="auto">
              {attribute.name}
            </label>
            <input type="hidden" name={`was-${attribute.id}`} value={attribute.value ?? ''} />
            <ValueField
              attribute={attribute}
              value={typed.get(attribute.id) ?? attribute.value ?? ''}
              wrong={refusal !== undefined && typed.has(attribute.id)}
            />
          </div>
        ))}
      </fieldset>
      {editable && (
        <div class="card-foot">
          <button class="btn btn-primary push" type="submit">
            {t('known.save')}
          </button>
        </div>
      )}
    </form>
  );
}

interface FieldProps {
  attribute: KnownAttribute;
  value: string;
  wrong: boolean;
}

/** A text where a stricter field would throw away what somebody typed before we could say what is wrong with it. */
function ValueField({ attribute: { id, kind, choices }, value, wrong }: FieldProps) {
  const field = { class: 'input', id: `known-${id}`, name: `value-${id}` };
  const invalid = wrong ? { 'aria-describedby': 'contact-wrong' } : {};
  if (kind === 'choice' || kind === 'yes_no') {
    const all = kind === 'choice' ? choices : ['yes', 'no'];
    return (
      <select {...field}>
        <option value="">{t('known.none')}</option>
        {all.map((choice) => (
          <option value={choice} selected={choice === value}>
            {kind === 'choice' ? choice : t(choice === 'yes' ? 'known.yes' : 'known.no')}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'date') return <input {...field} type="date" value={value} {...invalid} />;
  return (
    <input
      {...field}
      type="text"
      dir="auto"
      maxlength={1000}
      inputmode={kind === 'number' ? 'decimal' : 'text'}
      value={value}
      {...invalid}
    />
  );
}
