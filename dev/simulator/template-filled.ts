import { type Fields, fieldsIn, textIn } from './fields.ts';
import { listIn, parametersOf, templateIn } from './template-rules.ts';
import type { Template } from './templates.ts';

/** A template as the customer's phone shows it. */
export interface ReceivedTemplate {
  header: { kind: string; part: Fields } | null;
  body: string;
  footer: string;
  buttons: ReceivedButton[];
}

export interface ReceivedButton {
  type: string;
  text: string;
  /** What a press sends back, opens, calls or copies. */
  value: string;
}

/** What the business sent, put into what was approved. */
export function receivedTemplate(part: Fields, templates: readonly Template[]): ReceivedTemplate {
  const template = templateIn(part, templates);
  const given = listIn(part['components']);
  const sent = (type: string) =>
    parametersOf(given.filter((each) => textIn(each['type']).toLowerCase() === type));
  const stored = (type: string) => template?.components.find((each) => each.type === type);

  const header = stored('HEADER');
  const format = header?.format?.toLowerCase() ?? 'text';
  return {
    header:
      header === undefined
        ? null
        : format === 'text'
          ? { kind: 'text', part: { body: filledIn(header.text, sent('header')) } }
          : { kind: format, part: fieldsIn(sent('header')[0]?.[format]) },
    body: filledIn(stored('BODY')?.text, sent('body')),
    footer: stored('FOOTER')?.text ?? '',
    buttons: (stored('BUTTONS')?.buttons ?? []).map(({ type, text, url, phone_number: phone }, index) => {
      const [parameter] = parametersOf(
        given.filter((each) => textIn(each['sub_type']) !== '' && Number(each['index']) === index),
      );
      const values: Record<string, string> = {
        QUICK_REPLY: textIn(parameter?.['payload']) || text,
        URL: filledIn(url, parameter === undefined ? [] : [parameter]),
        COPY_CODE: textIn(parameter?.['coupon_code']),
        PHONE_NUMBER: phone ?? '',
      };
      return { type, text, value: values[type] ?? '' };
    }),
  };
}

/** By name, or in the order of the placeholders' first appearance. */
function filledIn(text = '', parameters: Fields[]): string {
  const order: string[] = [];
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    if (!order.includes(name)) order.push(name);
    const value =
      parameters.find((each) => each['parameter_name'] === name) ??
      parameters[/^\d+$/.test(name) ? Number(name) - 1 : order.indexOf(name)] ??
      parameters[order.indexOf(name)];
    return typeof value?.['text'] === 'string' ? value['text'] : whole;
  });
}
