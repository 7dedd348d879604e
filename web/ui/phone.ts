import { type CountryCode, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js';
import { allow, type Decision } from '../../domain/decision.ts';
import { typedPhone } from '../../domain/phone.ts';

/** A phone as people read it, from WhatsApp's digits: `447700900118` → `+44 7700 900118`. What no rule knows keeps its digits. */
export function formatPhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}

export type PhoneRefusal = 'not-a-phone' | 'too-short' | 'too-long' | 'no-such-length' | 'no-such-country';

/**
 * A phone as somebody typed it, to the digits WhatsApp takes (E.164 without the plus). Without a country's code it is
 * read as if dialled where our own number is. `country` is the code it was read in, for the sentence.
 */
export function readPhone(
  text: string,
  ours: string,
): Decision<string, PhoneRefusal> & { country: string | null } {
  const typed = typedPhone(text);
  if (typed === null) return { ok: false, why: 'not-a-phone', country: null };

  const { digits: given, international } = typed;
  // Mexico's mobile numbers had a 1 after the country until 2019, and WhatsApp still knows many by it.
  const digits = international ? given.replace(/^521(?=\d{10}$)/, '52') : given;
  const written = international ? `+${digits}` : digits;
  const country = international ? {} : dialledFrom(ours);
  const read = parsePhoneNumberFromString(written, { ...country, extract: false });
  const code = read?.countryCallingCode ?? (international ? null : callingCodeOf(ours));
  const wrong = validatePhoneNumberLength(written, country);
  if (wrong !== undefined || read === undefined)
    return { ok: false, why: reasons[wrong ?? 'NOT_A_NUMBER'], country: code };
  // A zero that is still there is no trunk prefix of a whole number.
  if (read.nationalNumber.startsWith('0') && !read.isValid())
    return { ok: false, why: 'too-short', country: code };
  return { ...allow(read.number.slice(1)), country: read.countryCallingCode };
}

const reasons = {
  INVALID_COUNTRY: 'no-such-country',
  NOT_A_NUMBER: 'not-a-phone',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_LENGTH: 'no-such-length',
} as const;

/** Its country, or where a code is shared and no rule knows which (+1 555 …), the code alone. */
function dialledFrom(ours: string): { defaultCountry?: CountryCode; defaultCallingCode?: string } {
  const number = parsePhoneNumberFromString(ours);
  if (number?.country !== undefined) return { defaultCountry: number.country };
  return number === undefined ? {} : { defaultCallingCode: number.countryCallingCode };
}

const callingCodeOf = (ours: string): string | null =>
  parsePhoneNumberFromString(ours)?.countryCallingCode ?? null;
