import { directionOf } from './languages.ts';
import { eachLanguage, readersLanguage } from './reader.ts';

const lists = eachLanguage((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

/** Several names in one line: "Main line, Workshop". */
export const listed = (names: readonly string[]): string => lists().format(names.map(apart));

/** A name keeps its own direction within a line that runs the other way, and the line keeps its order. */
export const apart = (name: string): string =>
  name === '' || directionOf(readersLanguage()) === 'ltr' ? name : `\u2068${name}\u2069`;

const collators = eachLanguage((locale) => new Intl.Collator(locale));

/** Which of two names comes first where the reader looks one up. */
export const inOrder = (one: string, other: string): number => collators().compare(one, other);
