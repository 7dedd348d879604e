import { getCountries } from 'libphonenumber-js';

const made = new Map<string, Array<[code: string, name: string]>>();

/** The countries whose phones we can read, by their names in this language. */
export function countryNames(language: string): ReadonlyArray<[code: string, name: string]> {
  const there = made.get(language);
  if (there !== undefined) return there;
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const all = getCountries().map((code): [string, string] => [code, names.of(code) ?? code]);
  const sorted = all.toSorted((one, other) => one[1].localeCompare(other[1], language));
  made.set(language, sorted);
  return sorted;
}
