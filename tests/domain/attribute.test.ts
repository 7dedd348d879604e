import { expect, test } from 'vitest';
import { readValue } from '../../domain/attribute.ts';

test.each([
  ['number', '1234.5', '1234.5'],
  ['number', '1,234.50', '1234.5'],
  ['number', '1.234,5', '1234.5'],
  ['number', "1'234", '1234'],
  ['number', '1 234,0', '1234'],
  ['number', '0,5', '0.5'],
  ['number', '-007', '-7'],
  ['number', '-0', '0'],
  ['number', '1.234.567', '1234567'],
  ['number', '١٬٢٣٤٫٥', '1234.5'],
  ['number', '۱۲', '12'],
  ['date', '2026-2-3', '2026-02-03'],
  ['date', '٣\u200f/٢\u200f/٢٠٢٦', '2026-02-03'],
  ['date', '2026-02-03T10:00:00Z', '2026-02-03'],
  ['date', '3/2/2026', '2026-02-03'],
  ['date', '29.2.2028', '2028-02-29'],
  ['yes_no', 'TRUE', 'yes'],
  ['yes_no', 'Não', 'no'],
  ['text', '  =1+1 ', '=1+1'],
] as const)('%s: %s is kept as %s', (kind, typed, kept) => {
  expect(readValue({ kind, choices: [] }, typed)).toEqual({ ok: true, value: kept });
});

test.each([
  ['number', '1,2,3', 'not-a-number'],
  ['number', '1e5', 'not-a-number'],
  ['number', '12 apples', 'not-a-number'],
  ['number', '9'.repeat(41), 'not-a-number'],
  ['date', '2026-02-29', 'not-a-date'],
  ['date', '13/13/2026', 'not-a-date'],
  ['date', 'tomorrow', 'not-a-date'],
  ['yes_no', 'perhaps', 'not-yes-or-no'],
  ['text', 'x'.repeat(1001), 'value-long'],
] as const)('%s: %s is none', (kind, typed, why) => {
  expect(readValue({ kind, choices: [] }, typed)).toEqual({ ok: false, why });
});

test.each(['', '  ', '\u0000'])('%j says nothing, of any kind', (typed) => {
  for (const kind of ['text', 'number', 'date', 'yes_no', 'choice'] as const)
    expect(readValue({ kind, choices: ['a'] }, typed)).toEqual({ ok: true, value: null });
});
