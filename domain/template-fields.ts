import type { Template, TemplateField } from './template.ts';
import { meaningOf } from './template-labels.ts';
import { type ButtonPart, type HeaderPart, partsOf, type TextPart } from './template-parts.ts';

/** What has to be filled in before it can go, in the order it is read: header, text, buttons. */
export function fieldsOf(template: Template): TemplateField[] {
  const { header, body, buttons } = partsOf(template);
  return [
    ...headerFields(header),
    ...textFields('body', body),
    ...buttons.flatMap((button, index) => buttonField(button, index)),
  ];
}

function headerFields(header: HeaderPart | null): TemplateField[] {
  if (header === null) return [];
  switch (header.format) {
    case 'text':
      return textFields('header', header);
    case 'location':
      return [
        place('latitude', 'Latitude', '51.5072'),
        place('longitude', 'Longitude', '-0.1276'),
        place('name', 'Name of the place', null),
        place('address', 'Address', null),
      ];
    default:
      return [{ key: 'header.file', kind: header.format, label: fileLabels[header.format], example: null }];
  }
}

const fileLabels = { image: 'Picture', video: 'Video', document: 'Document' };

const place = (name: string, label: string, example: string | null): TemplateField => ({
  key: `header.${name}`,
  kind: 'location',
  label,
  example,
});

const textFields = (of: 'header' | 'body', part: TextPart): TemplateField[] =>
  part.variables.map((variable) => ({
    key: `${of}.${variable.name}`,
    kind: 'text',
    label: [`{{${variable.name}}}`, meaningOf(variable, part)].filter((each) => each !== null).join(' '),
    example: variable.example,
  }));

function buttonField(button: ButtonPart, index: number): TemplateField[] {
  const key = `button.${index}`;
  if (button.kind === 'url' && button.after !== null)
    return [{ key, kind: 'link', label: `Link of “${button.text}”`, example: ending(button) }];
  if (button.kind === 'copy-code')
    return [{ key, kind: 'code', label: `Code of “${button.text}”`, example: button.example }];
  return [];
}

/** The example is a whole address, or only its end. */
function ending({ before, after, example }: ButtonPart & { kind: 'url' }): string | null {
  if (example === null || !example.startsWith(before)) return example;
  const end = after !== null && after !== '' && example.endsWith(after) ? -after.length : undefined;
  return example.slice(before.length, end) || null;
}
