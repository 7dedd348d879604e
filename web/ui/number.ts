import { eachLanguage } from './reader.ts';

const whole = eachLanguage((locale) => new Intl.NumberFormat(locale));
const withSign = eachLanguage((locale) => new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }));
const ofHundred = eachLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

/** 12,345 */
export const figure = (value: number): string => whole().format(value);

/** A count that was not taken further: exact up to `most`, then 1,000+. */
export const upTo = (count: number, most: number): string =>
  count > most ? `${figure(most)}+` : figure(count);

/** A count of which only so many were looked for: exact, or at least so many. */
export const atLeast = ({ count, more }: { count: number; more: boolean }): string =>
  more ? (count === 0 ? '…' : `${figure(count)}+`) : figure(count);

/** +3, −2 */
export const difference = (value: number): string => withSign().format(value).replace('-', '−');

/** 0.5 is 50% */
export const percentage = (share: number): string => ofHundred().format(share);
