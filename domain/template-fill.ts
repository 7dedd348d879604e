import { allow, type Decision, refuse } from './decision.ts';
import type {
  FilledButton,
  FilledHeader,
  FilledParameter,
  FilledTemplate,
  Template,
  TemplateField,
  TemplateRefusal,
} from './template.ts';
import { fieldsOf } from './template-fields.ts';
import { type ButtonPart, type HeaderPart, partsOf, placeholder, type TextPart } from './template-parts.ts';

/**
 * The template with everything filled in, or the first field that keeps it from going: what WhatsApp would refuse after the
 * call is refused here before it. Values of other keys are ignored.
 */
export function fill(
  template: Template,
  values: Record<string, string>,
): Decision<FilledTemplate, TemplateRefusal> {
  const parts = partsOf(template);
  if (template.status !== 'APPROVED' || parts.strange.length > 0)
    return refuse({ what: 'not-sendable', key: 'template', label: template.name, limit: null });

  const fields = fieldsOf(template);
  const codeInText = parts.buttons.some(({ kind }) => kind === 'one-time-code');
  for (const field of fields) {
    const wrong = faultOf(field, valueOf(values, field.key), codeInText);
    if (wrong !== null) return refuse({ key: field.key, label: field.label, limit: null, ...wrong });
  }

  const value = (key: string) => valueOf(values, key);
  const filled: FilledTemplate = {
    name: template.name,
    language: template.language,
    category: template.category,
    header: parts.header === null ? null : headerWith(parts.header, template, value),
    body: textWith(parts.body, 'body', template, value),
    bodyParameters: parameters(parts.body, 'body', template, value),
    footer: parts.footer,
    buttons: parts.buttons.flatMap((button, index) =>
      buttonWith(button, value(`button.${index}`), value(`body.${parts.body.variables[0]?.name}`)),
    ),
  };
  return whole(filled, fields, value) ?? allow(filled);
}

/** What the whole of a header and of a text may be (132005). */
const mostHeader = 60;
const mostBody = 1024;
/** What a button copies. */
const mostCode = 15;
const mostUrl = 2000;
const mostPlace = 1000;

type Fault = Pick<TemplateRefusal, 'what'> & { limit?: number };

function faultOf({ key, kind }: TemplateField, value: string, codeInText: boolean): Fault | null {
  if (kind === 'image' || kind === 'video' || kind === 'document')
    return uuid.test(value) ? null : { what: 'no-file' };
  if (value === '') return { what: 'empty' };
  if (unfit.test(value)) return { what: 'spacing' };
  if (key === 'header.latitude') return within(value, 90) ? null : { what: 'latitude' };
  if (key === 'header.longitude') return within(value, 180) ? null : { what: 'longitude' };
  if (kind === 'location') return longer(value, mostPlace);
  if (kind === 'link') return /\s/u.test(value) ? { what: 'link' } : longer(value, mostUrl);
  return kind === 'code' || codeInText ? longer(value, mostCode) : null;
}

const longer = (value: string, limit: number): Fault | null =>
  value.length > limit ? { what: 'too-long', limit } : null;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** 132018; a control character has no better name. */
const unfit = /[\p{Cc}\u2028\u2029]| {4}/u;

/** A coordinate as people write it: a point, and no more than the earth has. */
const within = (value: string, most: number): boolean =>
  /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(value) && Math.abs(Number(value)) <= most;

/** The ends are no part of it. Half of a surrogate pair is nothing Postgres or WhatsApp takes. */
const valueOf = (values: Record<string, string>, key: string): string =>
  Object.hasOwn(values, key) ? (values[key] ?? '').toWellFormed().trim() : '';

type Value = (key: string) => string;

function headerWith(header: HeaderPart, template: Template, value: Value): FilledHeader {
  switch (header.format) {
    case 'text':
      return {
        format: 'text',
        text: textWith(header, 'header', template, value),
        parameters: parameters(header, 'header', template, value),
      };
    case 'location':
      return {
        format: 'location',
        latitude: Number(value('header.latitude')),
        longitude: Number(value('header.longitude')),
        name: value('header.name'),
        address: value('header.address'),
      };
    case 'document':
      return { format: 'document', mediumId: value('header.file'), filename: null };
    default:
      return { format: header.format, mediumId: value('header.file') };
  }
}

/** In one pass, so that a customer called "{{2}}" stays that. */
const textWith = ({ text }: TextPart, of: 'header' | 'body', template: Template, value: Value): string =>
  text.replace(placeholder(template.parameterFormat), (_, name: string) => value(`${of}.${name}`));

const parameters = (
  { variables }: TextPart,
  of: 'header' | 'body',
  { parameterFormat }: Template,
  value: Value,
): FilledParameter[] =>
  variables.map(({ name }) => ({
    name: parameterFormat === 'NAMED' ? name : null,
    text: value(`${of}.${name}`),
  }));

function buttonWith(button: ButtonPart, value: string, code: string): FilledButton[] {
  switch (button.kind) {
    case 'quick-reply':
      // What WhatsApp itself sends back where nobody says otherwise.
      return [{ ...button, payload: button.text }];
    case 'url': {
      const { kind, text, before, after } = button;
      const suffix = after === null ? null : value;
      return [{ kind, text, url: `${before}${suffix ?? ''}${after ?? ''}`, suffix }];
    }
    case 'copy-code':
      return [{ kind: 'copy-code', text: button.text, code: value }];
    case 'one-time-code':
      return [{ ...button, code }];
    case 'flow':
    case 'phone':
      return [button];
    case 'strange':
      return [];
  }
}

/** Each fits; what they make together may still be too long. The longest one is where to begin. */
function whole(
  { header, body, buttons }: FilledTemplate,
  fields: TemplateField[],
  value: Value,
): { ok: false; why: TemplateRefusal } | null {
  const tooLong = (of: string, limit: number) => {
    const [field] = fields
      .filter(({ key }) => key.startsWith(of))
      .toSorted((one, other) => value(other.key).length - value(one.key).length);
    return field === undefined
      ? null
      : refuse({ what: 'too-long' as const, key: field.key, label: field.label, limit });
  };
  if (header?.format === 'text' && header.text.length > mostHeader) return tooLong('header.', mostHeader);
  if (body.length > mostBody) return tooLong('body.', mostBody);
  const index = buttons.findIndex((each) => each.kind === 'url' && each.url.length > mostUrl);
  return index === -1 ? null : tooLong(`button.${index}`, mostUrl);
}
