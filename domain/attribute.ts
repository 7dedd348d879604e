import { allow, type Decision, refuse } from './decision.ts';
import { inAscii } from './digits.ts';

export const attributeKinds = ['text', 'number', 'date', 'yes_no', 'choice'] as const;
export type AttributeKind = (typeof attributeKinds)[number];

/** Something an organisation wants to know of its contacts. */
export interface Attribute {
  id: string;
  name: string;
  kind: AttributeKind;
  /** Of a choice; else empty. */
  choices: string[];
}

export type AttributeRefusal =
  | 'name-missing'
  | 'name-long'
  | 'name-taken'
  | 'too-many'
  | 'no-choices'
  | 'choice-in-use' // contacts have it; taken away it would be a value that is none
  | 'attribute-gone';

export type ValueRefusal = 'not-a-number' | 'not-a-date' | 'not-yes-or-no' | 'not-a-choice' | 'value-long';

export const mostAttributes = 50;
export const mostValueLetters = 1000;

/**
 * A value as it is kept, from what somebody typed or a file holds; null: none. A number has a point and no groups, a
 * date is ISO, yes and no are those words, a choice is written as it was defined.
 */
export function readValue(
  { kind, choices }: Pick<Attribute, 'kind' | 'choices'>,
  typed: string,
): Decision<string | null, ValueRefusal> {
  const text = typed.replaceAll('\u0000', '').trim();
  if (text === '') return allow(null);
  if (Array.from(text).length > mostValueLetters) return refuse('value-long');
  switch (kind) {
    case 'text':
      return allow(text);
    case 'number':
      return readNumber(inAscii(text));
    case 'date':
      return readDate(inAscii(text).replace(/[\u200e\u200f\u061c]/g, ''));
    case 'yes_no':
      return readYesNo(text);
    case 'choice': {
      const same = (one: string) => one.localeCompare(text, 'en', { sensitivity: 'base' }) === 0;
      const found = choices.find((one) => one === text) ?? choices.find(same);
      return found === undefined ? refuse('not-a-choice') : allow(found);
    }
  }
}

/** `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `١٬٢٣٤٫٥`: groups of three are taken for groups, what comes last for the decimals. */
function readNumber(text: string): Decision<string, ValueRefusal> {
  const plain = text.replace(/[\s\u00a0\u202f'’٬]/g, '').replace('٫', '.');
  const read = /^[+-]?\d+(\.\d+)?$/.test(plain)
    ? plain
    : /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
      ? plain.replaceAll(',', '')
      : /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)
        ? plain.replaceAll('.', '').replace(',', '.')
        : /^[+-]?\d+,\d+$/.test(plain)
          ? plain.replace(',', '.')
          : null;
  if (read === null || read.length > 40) return refuse('not-a-number');
  const [, sign = '', whole = '', decimals = ''] = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(read) ?? [];
  const value = `${whole}${decimals === '' ? '' : `.${decimals}`}`;
  return allow(sign === '-' && value !== '0' ? `-${value}` : value);
}

/** ISO, or day first with points or slashes, as most of the world writes it. Only a day that there is. */
function readDate(text: string): Decision<string, ValueRefusal> {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const dayFirst = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : dayFirst
      ? [dayFirst[3], dayFirst[2], dayFirst[1]]
      : [];
  if (year === undefined || month === undefined || day === undefined) return refuse('not-a-date');
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
  return real ? allow(value) : refuse('not-a-date');
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'sí', 'si', 'sim', 'oui', 'نعم']);
const no = new Set(['no', 'n', 'false', '0', 'off', 'nein', 'não', 'nao', 'non', 'لا']);

function readYesNo(text: string): Decision<string, ValueRefusal> {
  const word = text.toLowerCase();
  if (yes.has(word)) return allow('yes');
  return no.has(word) ? allow('no') : refuse('not-yes-or-no');
}
