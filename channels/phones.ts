import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js';
import type { PhoneBook } from '../domain/written-phone.ts';

/** The world's numbering plans, as `domain/written-phone.ts` asks for them. `country`: of those written without a country code. */
export const phoneBook =
  (country: string | null): PhoneBook =>
  (typed) => {
    try {
      const read = parsePhoneNumberWithError(typed, {
        extract: false,
        ...(isCountry(country) ? { defaultCountry: country } : {}),
      });
      if (read.isPossible()) return { digits: read.number.slice(1) };
      return { wrong: reasons[validatePhoneNumberLength(read.number) ?? ''] ?? 'phone-invalid' };
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      return { wrong: reasons[error.message] ?? 'phone-invalid' };
    }
  };

const reasons: Record<string, 'phone-country' | 'phone-short' | 'phone-long'> = {
  INVALID_COUNTRY: 'phone-country',
  TOO_SHORT: 'phone-short',
  TOO_LONG: 'phone-long',
};

/** Two letters (ISO 3166) that the numbering plans know. */
export const isCountry = (country: string | null): country is CountryCode =>
  country !== null && isSupportedCountry(country);
