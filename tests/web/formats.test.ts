import { describe, expect, test } from 'vitest';
import { countryNames } from '../../web/ui/countries.ts';
import { apart, inOrder, listed } from '../../web/ui/listed.ts';
import { money } from '../../web/ui/money.ts';
import { difference, figure, percentage, upTo } from '../../web/ui/number.ts';
import { speak } from '../../web/ui/reader.ts';
import { fileSize } from '../../web/ui/size.ts';
import { dayAndTime, dayNames, longDay, shortTime, timeOfDay } from '../../web/ui/time.ts';

/** Intl puts spaces in that do not break, and marks that turn the direction. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
const at = new Date(2026, 10, 26, 14, 5);

describe.each([
  ['en', ['14:05', '26 Nov, 14:05', '26 November', '12,345.6', '1.2 MB', '€30.00', 'Monday', '50%']],
  ['es', ['14:05', '26 nov, 14:05', '26 de noviembre', '12.345,6', '1,2 MB', '30,00 €', 'lunes', '50 %']],
  [
    'pt',
    ['14:05', '26 de nov., 14:05', '26 de novembro', '12.345,6', '1,2 MB', '€ 30,00', 'segunda-feira', '50%'],
  ],
  ['de', ['14:05', '26. Nov., 14:05', '26. November', '12.345,6', '1,2 MB', '30,00 €', 'Montag', '50 %']],
  ['ar', ['02:05 م', '26 نوفمبر، 02:05 م', '26 نوفمبر', '12,345.6', '1.2 م.ب', '30.00 €', 'الاثنين', '50%']],
] as const)('in %s', (language, wanted) => {
  test('times, dates, numbers, sizes and prices are written as there', () => {
    const written = speak(language, () => [
      timeOfDay(at),
      dayAndTime(at),
      longDay(at),
      figure(12_345.6),
      fileSize(1_200_000),
      money(30, 'EUR'),
      dayNames()[0] ?? '',
      percentage(0.5),
    ]);
    expect(written.map(plain)).toEqual(wanted);
  });
});

test('a list says the weekday in the reader’s words', () => {
  const now = new Date(2026, 10, 28, 12, 0);
  expect(speak('de', () => shortTime(at, now))).toBe('Do');
  expect(speak('es', () => shortTime(at, now))).toBe('jue');
});

test('a count that stops says so', () => {
  expect([upTo(1000, 1000), upTo(1001, 1000)]).toEqual(['1,000', '1,000+']);
  expect(speak('de', () => upTo(1001, 1000))).toBe('1.000+');
});

test('a difference has its sign', () => {
  expect([difference(3), difference(-2)]).toEqual(['+3', '−2']);
});

test('names in a line are joined, and kept apart where the line runs the other way', () => {
  expect(listed(['A', 'B', 'C'])).toBe('A, B, C');
  expect(speak('de', () => listed(['A', 'B', 'C']))).toBe('A, B und C');
  expect(speak('ar', () => [apart('Ben'), listed(['Ben'])])).toEqual(['\u2068Ben\u2069', '\u2068Ben\u2069']);
});

test('names are looked up where the reader looks for them', () => {
  expect(['Zoe', 'Ämilia', 'Bea'].toSorted(inOrder)).toEqual(['Ämilia', 'Bea', 'Zoe']);
  const [german, english] = [speak('de', () => countryNames()), countryNames()];
  const place = (names: typeof german, name: string) => names.findIndex(([, each]) => each === name);
  expect(place(german, 'Ägypten')).toBeLessThan(place(german, 'Belgien'));
  expect(place(german, 'Ägypten')).toBeGreaterThanOrEqual(0);
  expect(place(english, 'Egypt')).toBeGreaterThan(place(english, 'Belgium'));
});
