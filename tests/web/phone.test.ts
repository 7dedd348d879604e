import { expect, test } from 'vitest';
import { formatPhone, readPhone } from '../../web/ui/phone.ts';

const [american, british, german] = ['+1 555 078 3881', '+44 7700 900140', '+49 30 1234567'];

test.each([
  ['+44 7700 900118', american, '447700900118'],
  ['0044 7700 900118', american, '447700900118'],
  ['07700 900118', british, '447700900118'],
  ['7700900118', british, '447700900118'],
  ['(415) 555-0162', american, '14155550162'],
  ['1 415 555 0162', american, '14155550162'],
  ['0151 12345678', german, '4915112345678'],
  ['+52 1 55 1234 5678', american, '525512345678'],
  ['+54 11 15 2233 4455', american, '5491122334455'],
  ['\u202a+44 7700 900118\u202c', american, '447700900118'],
  ['٠٧٧٠٠ ٩٠٠١١٨', british, '447700900118'],
])('%j, with a number of ours in %s, is %s', (text, ours, digits) => {
  expect(readPhone(text, ours)).toMatchObject({ ok: true, value: digits });
});

test.each([
  ['+44 7700', american, 'too-short', '44'],
  ['07700 9001', british, 'too-short', '44'],
  ['07700 900118', american, 'too-long', '1'],
  ['41555501622', american, 'too-long', '1'], // one digit too many, and it could be a Swiss one
  ['+44 7700 900118 99', american, 'too-long', '44'],
  ['+999 123 456', american, 'no-such-country', null],
  ['Lina', american, 'not-a-phone', null],
  ['', american, 'not-a-phone', null],
  ['+44 7700 900118; drop table', american, 'not-a-phone', null],
])('%j, with a number of ours in %s, is %s in +%s', (text, ours, why, country) => {
  expect(readPhone(text, ours)).toEqual({ ok: false, why, country });
});

test('a number of ours that no rule knows leaves only numbers with their country', () => {
  expect(readPhone('+44 7700 900118', 'nonsense')).toMatchObject({ ok: true });
  expect(readPhone('07700 900118', 'nonsense').ok).toBe(false);
});

test('what is read is written as people read it', () => {
  expect(formatPhone('447700900118')).toBe('+44 7700 900118');
});
