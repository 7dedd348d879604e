import type { Template } from './template.ts';

/** The stored components, read as far as we know them. */
export interface TemplateParts {
  header: HeaderPart | null;
  body: TextPart;
  footer: string | null;
  buttons: ButtonPart[];
  /** What we have no way to fill; a template with any of it is not sent. */
  strange: string[];
}

export interface TextPart {
  text: string;
  variables: Variable[];
}

export interface Variable {
  /** `1` or `first_name`. */
  name: string;
  example: string | null;
}

export type HeaderPart =
  | ({ format: 'text' } & TextPart)
  | { format: 'image' | 'video' | 'document' | 'location' };

export type ButtonPart =
  | { kind: 'quick-reply'; text: string }
  /** `before` and `after` surround what is filled in; `after` is null where nothing is. */
  | { kind: 'url'; text: string; before: string; after: string | null; example: string | null }
  | { kind: 'copy-code'; text: string; example: string | null }
  | { kind: 'one-time-code'; text: string }
  | { kind: 'flow'; text: string }
  | { kind: 'phone'; text: string; phone: string }
  | { kind: 'strange'; text: string };

export function partsOf({ components, parameterFormat, category }: Readable): TemplateParts {
  const strange: string[] = [];
  const all = list(components).map(fields);
  const found = (type: string) => all.find((each) => word(each['type']) === type) ?? null;

  const header = found('HEADER');
  const format = word(header?.['format']);
  if (header !== null && format !== 'TEXT' && !Object.hasOwn(files, format))
    strange.push(`HEADER ${format}`.trim());

  const body = found('BODY');
  if (string(body?.['text']) === '') strange.push('BODY');

  for (const { type } of all)
    if (!['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].includes(word(type))) strange.push(word(type) || '?');

  const buttons = list(found('BUTTONS')?.['buttons']).map(fields).map(buttonPart);
  const bodyPart = textPart(body, 'body', parameterFormat);
  for (const button of buttons) if (button.kind === 'strange') strange.push(`BUTTON ${button.text}`.trim());
  // The code its button copies is the one that stands in the text.
  if (buttons.some(({ kind }) => kind === 'one-time-code') && bodyPart.variables.length !== 1)
    strange.push(`${category} BODY`);

  return {
    header: header === null ? null : headerPart(header, format, parameterFormat),
    body: bodyPart,
    footer: string(found('FOOTER')?.['text']) || null,
    buttons,
    strange: [...new Set(strange)],
  };
}

type Readable = Pick<Template, 'components' | 'parameterFormat' | 'category'>;

const files: Record<string, 'image' | 'video' | 'document' | 'location'> = {
  IMAGE: 'image',
  VIDEO: 'video',
  DOCUMENT: 'document',
  LOCATION: 'location',
};

function headerPart(header: Fields, format: string, style: Template['parameterFormat']): HeaderPart | null {
  if (format === 'TEXT') return { format: 'text', ...textPart(header, 'header', style) };
  const known = Object.hasOwn(files, format) ? files[format] : undefined;
  return known === undefined ? null : { format: known };
}

function textPart(
  component: Fields | null,
  of: 'header' | 'body',
  style: Template['parameterFormat'],
): TextPart {
  const text = string(component?.['text']);
  const examples = fields(component?.['example']);
  if (style === 'NAMED') {
    const named = list(examples[`${of}_text_named_params`]).map(fields);
    const example = (name: string) =>
      string(named.find((each) => each['param_name'] === name)?.['example']) || null;
    return { text, variables: variablesIn(text, style).map((name) => ({ name, example: example(name) })) };
  }
  // A header's examples are one list, a text's a list of lists.
  const given = list(examples[`${of}_text`]);
  const row = Array.isArray(given[0]) ? list(given[0]) : given;
  return {
    text,
    variables: variablesIn(text, style).map((name) => ({
      name,
      example: string(row[Number(name) - 1]) || null,
    })),
  };
}

/** Its placeholders, each once: by number, or in the order they appear. */
function variablesIn(text: string, style: Template['parameterFormat']): string[] {
  const names = [...new Set([...text.matchAll(placeholder(style))].map(([, name]) => name ?? ''))];
  return style === 'NAMED' ? names : names.toSorted((one, other) => Number(one) - Number(other));
}

/** A positional template counts: `{{name}}` in it is text like any other. */
export const placeholder = (style: Template['parameterFormat']): RegExp =>
  style === 'NAMED' ? /\{\{\s*([a-z0-9_]{1,60})\s*\}\}/gi : /\{\{\s*(\d{1,3})\s*\}\}/g;

function buttonPart(button: Fields): ButtonPart {
  const text = string(button['text']);
  const example = string(list(button['example'])[0] ?? button['example']) || null;
  switch (word(button['type'])) {
    case 'QUICK_REPLY':
      return { kind: 'quick-reply', text };
    case 'URL':
      return urlPart(text, string(button['url']), example);
    case 'COPY_CODE':
      return { kind: 'copy-code', text: text || 'Copy code', example };
    case 'OTP':
      return { kind: 'one-time-code', text: text || 'Copy code' };
    case 'FLOW':
      return { kind: 'flow', text };
    case 'PHONE_NUMBER':
      return { kind: 'phone', text, phone: string(button['phone_number']) };
    default:
      return { kind: 'strange', text: word(button['type']) };
  }
}

/** An authentication template's button is listed as an address of WhatsApp's own. */
function urlPart(text: string, url: string, example: string | null): ButtonPart {
  if (url.startsWith('https://www.whatsapp.com/otp/code/')) return { kind: 'one-time-code', text };
  const [, before = url, after = null] = /^(.*?)\{\{\s*\w+\s*\}\}(.*)$/s.exec(url) ?? [];
  return { kind: 'url', text, before, after, example };
}

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const word = (value: unknown): string => string(value).toUpperCase();
