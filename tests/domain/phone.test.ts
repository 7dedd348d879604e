import { expect, test } from 'vitest';
import { partsOf, spellings, typedPhone } from '../../domain/phone.ts';

test.each([
  ['+44 7700 900118', '447700900118', true],
  ['0044 7700-900118', '447700900118', true],
  ['+44 (0)7700 900118', '447700900118', true],
  ['\u202a+44\u00a07700\u2009900118\u202c', '447700900118', true],
  ['(415) 555.0162', '4155550162', false],
  ['07700 900118', '07700900118', false],
  ['٠٧٧٠٠ ٩٠٠١١٨', '07700900118', false],
  ['tel:+44-7700-900118', '447700900118', true],
  ['https://wa.me/447700900118?text=Hi%20there', '447700900118', true],
  ['wa.me/+447700900118', '447700900118', true],
  ['https://api.whatsapp.com/send/?phone=447700900118&text=1', '447700900118', true],
  ['+44', '44', true],
  ['9001', '9001', false],
])('%j is a phone, or a part of one', (text, digits, international) => {
  if (digits.length < 3) return expect(typedPhone(text)).toBeNull();
  expect(typedPhone(text)).toEqual({ digits, international });
});

test.each([
  '',
  'Lina',
  '12',
  'order 20418',
  '+44 7700 abc',
  '1'.repeat(25),
  '%',
  '123%',
  "1234'",
  '1_234',
  '12:30:00',
  'https://wa.me/message/ABC123',
])('%j is none', (text) => expect(typedPhone(text)).toBeNull());

test.each([
  ['5511912345678', ['551112345678']],
  ['551112345678', ['5511912345678']],
  ['525512345678', ['5215512345678']],
  ['5215512345678', ['525512345678']],
  ['5491122334455', ['541122334455']],
  ['447700900118', []],
])('%s: WhatsApp may spell it %j too', (digits, others) => {
  const [first, ...rest] = spellings(digits);
  expect([first, rest]).toEqual([digits, others]);
});

test('without a country it may be any part of a number, and a trunk zero is no part of it', () => {
  expect(partsOf({ digits: '07700900118', international: false })).toEqual(['07700900118', '7700900118']);
  expect(partsOf({ digits: '447700', international: true })).toEqual(['447700']);
});
