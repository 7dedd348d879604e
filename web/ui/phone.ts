import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone as people read it, from WhatsApp's digits: `447700900118` → `+44 7700 900118`. What no rule knows keeps its digits. */
export function formatPhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}
