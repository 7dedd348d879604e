import { getCountries } from 'libphonenumber-js';
import { eachLanguage } from './reader.ts';

/** The countries whose phones we can read, by their names in the reader's language. */
export const countryNames = eachLanguage((locale): ReadonlyArray<[code: string, name: string]> => {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const all = getCountries().map((code): [string, string] => [code, names.of(code) ?? code]);
  return all.toSorted((one, other) => one[1].localeCompare(other[1], locale));
});
