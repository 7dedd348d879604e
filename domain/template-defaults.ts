import type { Template } from './template.ts';
import { meaningOf } from './template-labels.ts';
import { partsOf, type TextPart } from './template-parts.ts';

/** What is known of who it is for. `phone`: digits, as WhatsApp writes it. */
export interface KnownContact {
  name: string | null;
  phone: string | null;
  attributes: Record<string, string>;
}

export interface Suggestion {
  key: string;
  value: string;
  /** Where it comes from: a field of the contact, or an attribute by its name. */
  from: 'contact' | { attribute: string };
}

/** By field, what the contact fills; a field nothing is known for is left out. */
export function defaultsFor(template: Template, contact: KnownContact): Record<string, string> {
  return Object.fromEntries(suggestionsFor(template, contact).map(({ key, value }) => [key, value]));
}

/** The same, with where each comes from. */
export function suggestionsFor(template: Template, contact: KnownContact): Suggestion[] {
  const { header, body } = partsOf(template);
  return [
    ...(header?.format === 'text' ? ofText('header', header, contact) : []),
    ...ofText('body', body, contact),
  ];
}

const ofText = (of: 'header' | 'body', part: TextPart, contact: KnownContact): Suggestion[] =>
  part.variables.flatMap((variable) => {
    const meaning = meaningOf(variable, part);
    const found = meaning === null ? null : known(meaning, contact);
    return found === null ? [] : [{ key: `${of}.${variable.name}`, ...found }];
  });

/** An attribute of that very name says it best; then what a contact always has; then an attribute that says a word more. */
function known(meaning: string, contact: KnownContact): Omit<Suggestion, 'key'> | null {
  const wanted = plain(meaning);
  const attributes = Object.entries(contact.attributes)
    .map(([attribute, value]) => ({ attribute, value: oneLine(value), plain: plain(attribute) }))
    .filter(({ value }) => value !== '');
  const attribute = (is: (name: string) => boolean): Omit<Suggestion, 'key'> | null => {
    const found = attributes.find((each) => is(each.plain));
    return found === undefined ? null : { value: found.value, from: { attribute: found.attribute } };
  };
  const own = ofContact(wanted, contact);
  return (
    attribute((name) => name === wanted) ??
    (own === null || own === '' ? null : { value: own, from: 'contact' }) ??
    attribute((name) => shortened(name) === shortened(wanted))
  );
}

/** A greeting gets the first name, as people are greeted. */
function ofContact(wanted: string, { name, phone }: KnownContact): string | null {
  const whole = oneLine(name ?? '');
  const words = whole.split(' ');
  switch (wanted) {
    case 'name':
    case 'firstname':
    case 'givenname':
      return words[0] ?? null;
    case 'fullname':
    case 'customername':
    case 'contactname':
    case 'customer':
      return whole;
    case 'lastname':
    case 'surname':
    case 'familyname':
      return words.length > 1 ? (words.at(-1) ?? null) : null;
    case 'phone':
    case 'phonenumber':
    case 'mobile':
      return phone === null ? null : `+${phone}`;
    default:
      return null;
  }
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** "Order number" and "Order" are one. */
const shortened = (name: string): string => name.replace(/(?<=..)(number|nr|no|id)$/, '');

/** A variable holds no line break and no row of spaces. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
