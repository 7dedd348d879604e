import { allow, type Decision, refuse } from './decision.ts';
import { unlinked } from './phone.ts';

export type PhoneRefusal =
  | 'phone-missing'
  | 'phone-short'
  | 'phone-long'
  | 'phone-country' // no country code, and no country was chosen to read it by
  | 'phone-invalid';

/** What a book of the world's numbering plans says of a typed phone: digits with the country code, or what is wrong. */
export type PhoneBook = (
  typed: string,
) => { digits: string } | { wrong: Exclude<PhoneRefusal, 'phone-missing'> };

/** A phone as WhatsApp names it: its digits with the country code. A file writes it in many ways. */
export function readPhone(typed: string, book: PhoneBook): Decision<string, PhoneRefusal> {
  const text = typed
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    // Spreadsheets keep a number as text behind an apostrophe, and lose digits of one they take for a number.
    .replace(/^'/, '')
    .trim();
  if (text === '') return refuse('phone-missing');
  if (/\d[eE]\+?\d/.test(text)) return refuse('phone-invalid');
  const read = book(unlinked(text).replace(/^00/, '+'));
  return 'wrong' in read ? refuse(read.wrong) : allow(read.digits);
}
