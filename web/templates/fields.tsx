import {
  fieldsOf,
  type Suggestion,
  type Template,
  type TemplateField,
  type TemplateRefusal,
} from '../../domain/template.ts';
import { type HeaderKind, largest } from '../../domain/sendable.ts';
import { t } from '../ui/words.ts';
import { fieldRefusalSentence } from './sentences.ts';

export interface FieldsProps {
  template: Template;
  values: Record<string, string>;
  suggestions: readonly Suggestion[];
  refusal: TemplateRefusal | null;
  /** What stands under each field instead, by its key. */
  hints?: ReadonlyMap<string, string>;
}

/** The form that its components ask for, each field by its key. */
export function TemplateFields({ template, values, suggestions, refusal, hints }: FieldsProps) {
  const fields = fieldsOf(template);
  if (fields.length === 0) return <p class="soft">{t('picker.no-fields')}</p>;
  const first = refusal?.key ?? fields.find(({ key }) => (values[key] ?? '') === '')?.key;
  return (
    <>
      {fields.map((field) => {
        const value = values[field.key] ?? '';
        const suggestion = suggestions.find(({ key, value: known }) => key === field.key && known === value);
        const wrong = refusal?.key === field.key ? fieldRefusalSentence(refusal) : null;
        const hint = hints?.get(field.key) ?? hintOf(field, suggestion);
        const props = { field, value, hint, wrong, first: field.key === first };
        return isFile(field) ? (
          <FileField {...props} kind={field.kind} again={refusal !== null} />
        ) : (
          <TextField {...props} />
        );
      })}
    </>
  );
}

type OfFile = TemplateField & { kind: HeaderKind };
const isFile = (field: TemplateField): field is OfFile => field.key === 'header.file';

/** How its form travels: with a file in it where the template begins with one, which takes as long as it takes. */
export const formWith = (template: Template) =>
  fieldsOf(template).some(isFile)
    ? ({ enctype: 'multipart/form-data', 'hx-config': '{"timeout": 0}' } as const)
    : {};

function hintOf({ example }: TemplateField, suggestion: Suggestion | undefined): string | null {
  if (suggestion !== undefined)
    return suggestion.from === 'contact'
      ? t('picker.from-contact')
      : t('picker.from-attribute', { attribute: suggestion.from.attribute });
  return example === null ? null : t('picker.example', { example });
}

interface FieldProps {
  field: TemplateField;
  value: string;
  hint: string | null;
  wrong: string | null;
  /** Where to begin: what is wrong, or the first that is empty. */
  first: boolean;
}

const idOf = (key: string): string => `tpl-${key.replaceAll('.', '-')}`;

/** `{{2}} Order`: the placeholder set apart from what it is taken for. */
function Label({ field: { key, label } }: { field: TemplateField }) {
  const [, placeholder, meaning] = /^(\{\{\w+\}\})\s*(.*)$/.exec(label) ?? [];
  return (
    <label for={idOf(key)}>
      {placeholder === undefined ? (
        label
      ) : (
        <>
          <span class="mono muted">{placeholder}</span> {meaning}
        </>
      )}
    </label>
  );
}

function Below({ id, hint, wrong }: { id: string; hint: string | null; wrong: string | null }) {
  if (wrong !== null)
    return (
      <p class="hint danger-text" id={`${id}-hint`} role="alert">
        {wrong}
      </p>
    );
  return hint === null ? null : (
    <p class="hint" id={`${id}-hint`} dir="auto">
      {hint}
    </p>
  );
}

function TextField({ field, value, hint, wrong, first }: FieldProps) {
  const id = idOf(field.key);
  const isCoordinate = field.key === 'header.latitude' || field.key === 'header.longitude';
  return (
    <div class="field">
      <Label field={field} />
      <input
        class="input"
        id={id}
        name={field.key}
        value={value}
        dir={isCoordinate || field.kind === 'link' || field.kind === 'code' ? 'ltr' : 'auto'}
        autocomplete="off"
        maxlength={2000}
        {...(isCoordinate ? { inputmode: 'text' } : {})}
        {...(hint === null && wrong === null ? {} : { 'aria-describedby': `${id}-hint` })}
        autofocus={first}
        {...(wrong === null ? {} : { 'aria-invalid': 'true' })}
      />
      <Below id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

const accepted: Record<HeaderKind, string | null> = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  document: null,
};

/** Goes along with the form. A browser does not keep it where the form comes back. */
function FileField({ field, wrong, first, kind, again }: FieldProps & { kind: HeaderKind; again: boolean }) {
  const id = idOf(field.key);
  const limit = largest[kind] / (1024 * 1024);
  const accept = accepted[kind];
  return (
    <div class="field">
      <Label field={field} />
      <input
        class="input"
        type="file"
        id={id}
        name={field.key}
        {...(accept === null ? {} : { accept })}
        aria-describedby={`${id}-limit${wrong === null ? '' : ` ${id}-hint`}`}
        autofocus={first}
        {...(wrong === null ? {} : { 'aria-invalid': 'true' })}
      />
      <p class="hint" id={`${id}-limit`}>
        {t(`picker.file.${kind}`, { limit })} {again && t('picker.file-again')}
      </p>
      <Below id={id} hint={null} wrong={wrong} />
    </div>
  );
}
