import type { Template } from './template.ts';
import { partsOf, placeholder, type TextPart } from './template-parts.ts';

/** The message as it will look, as far as it is filled in. */
export interface Preview {
  header: PreviewHeader | null;
  body: PreviewText[];
  footer: string | null;
  buttons: PreviewButton[];
}

/** A piece of text; `key` where it stands for a field, `filled` when it says what was put in and not the placeholder. */
export interface PreviewText {
  text: string;
  key: string | null;
  filled: boolean;
}

type PreviewHeader =
  | { format: 'text'; text: PreviewText[] }
  | { format: 'image' | 'video' | 'document'; uploadId: string | null }
  | { format: 'location'; name: string | null; address: string | null };

interface PreviewButton {
  kind: 'quick-reply' | 'url' | 'copy-code' | 'one-time-code' | 'flow' | 'phone' | 'strange';
  text: string;
}

/** Whatever its status: the page shows a rejected template too. */
export function previewOf(template: Template, values: Record<string, string> = {}): Preview {
  const { header, body, footer, buttons } = partsOf(template);
  const value = (key: string): string | null =>
    (Object.hasOwn(values, key) ? (values[key] ?? '') : '').trim() || null;
  const text = (of: 'header' | 'body', part: TextPart) => pieces(of, part, template, value);

  return {
    header:
      header === null
        ? null
        : header.format === 'text'
          ? { format: 'text', text: text('header', header) }
          : header.format === 'location'
            ? { format: 'location', name: value('header.name'), address: value('header.address') }
            : { format: header.format, uploadId: value('header.file') },
    body: text('body', body),
    footer,
    buttons: buttons.map(({ kind, text }) => ({ kind, text })),
  };
}

function pieces(
  of: 'header' | 'body',
  { text }: TextPart,
  { parameterFormat }: Template,
  value: (key: string) => string | null,
): PreviewText[] {
  const made: PreviewText[] = [];
  let at = 0;
  for (const found of text.matchAll(placeholder(parameterFormat))) {
    if (found.index > at) made.push({ text: text.slice(at, found.index), key: null, filled: true });
    const key = `${of}.${found[1]}`;
    const given = value(key);
    made.push({ text: given ?? found[0], key, filled: given !== null });
    at = found.index + found[0].length;
  }
  if (at < text.length) made.push({ text: text.slice(at), key: null, filled: true });
  return made;
}
