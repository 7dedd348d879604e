import { inAscii } from './digits.ts';

/** What people put around digits, and the invisible marks that come along when a number is copied. */
const around = /[\s+＋()[\]./‐-―\-\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;
/** What "Copy link" gives of a number on a page, and of a chat in WhatsApp. */
const call = /^\s*tel:/i;
const chat = /^\s*(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?(\d+)(?:[/?&]\S*)?\s*$/i;
const fewest = 3;
const most = 24;

/** A phone as somebody typed it: the digits in ASCII, and whether a plus (or 00) says that they begin with a country. */
export interface Typed {
  digits: string;
  international: boolean;
}

/** Null: it is not only a phone number, or too little of one to look for. */
export function typedPhone(text: string): Typed | null {
  const plain = inAscii(unlinked(text)).replace(/\(0\)/g, ''); // +44 (0)7700 …: the zero is for who calls from inside
  const digits = plain.replace(around, '');
  if (!/^\d+$/.test(digits) || digits.length < fewest || digits.length > most) return null;
  if (/^[^\d]*[+＋]/.test(plain)) return { digits, international: true };
  return digits.startsWith('00')
    ? { digits: digits.slice(2), international: true }
    : { digits, international: false };
}

/** What a link to a phone or a chat leads to; any other text as it is. */
export const unlinked = (text: string): string => text.replace(call, '').replace(chat, '+$1');

/**
 * The digits WhatsApp may know a phone by: some countries' mobile numbers lose or gain a digit there ("Phone number
 * formats", WhatsApp Business Platform: Brazil's ninth digit, Mexico's 1, Argentina's 9). The one given comes first.
 */
export function spellings(digits: string): string[] {
  const all = [digits];
  const [, area, rest] = /^55(\d\d)9?(\d{8})$/.exec(digits) ?? [];
  if (area !== undefined) all.push(`55${area}${rest}`, `55${area}9${rest}`);
  const mexican = /^521?(\d{10})$/.exec(digits)?.[1];
  if (mexican !== undefined) all.push(`52${mexican}`, `521${mexican}`);
  const argentinian = /^549?(\d{10})$/.exec(digits)?.[1];
  if (argentinian !== undefined) all.push(`54${argentinian}`, `549${argentinian}`);
  return [...new Set(all)];
}

/** What of a stored number's digits this may be: all of them, those after the country, or some in between. */
export function partsOf({ digits, international }: Typed): string[] {
  if (international) return spellings(digits);
  const inside = digits.replace(/^0/, ''); // a trunk zero is not stored
  return [...new Set([...spellings(digits), ...(inside.length >= fewest ? [inside] : [])])];
}
