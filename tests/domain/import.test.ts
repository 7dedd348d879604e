import { describe, expect, test } from 'vitest';
import { phoneBook } from '../../channels/phones.ts';
import type { Attribute } from '../../domain/attribute.ts';
import { checkMapping, guessColumns, type Mapping, readRow, type Target } from '../../domain/import.ts';

const city: Attribute = { id: 'c1', name: 'City', kind: 'text', choices: [] };
const size: Attribute = { id: 's1', name: 'Größe', kind: 'choice', choices: ['S', 'M'] };
const attributes = new Map([city, size].map((one) => [one.id, one]));
const mapped = (columns: Target[], country: string | null = null): Mapping => ({
  columns,
  country,
  update: true,
});
const read = (cells: string[], columns: Target[], country: string | null = null) =>
  readRow(cells, mapped(columns, country), { attributes, book: phoneBook(country) });

describe('what each column probably is', () => {
  test.each([
    [
      ['mobile', 'full_name', 'account_manager', 'segment', 'city'],
      ['phone', 'name', 'owner', 'tags', 'attribute:c1'],
    ],
    [
      ['Name', 'Telefon', 'Betreuer', 'GROSSE'],
      ['name', 'phone', 'owner', null],
    ],
    [
      ['Nombre', 'Número de WhatsApp', 'Etiquetas'],
      ['name', 'phone', 'tags'],
    ],
    [
      ['a', 'b', 'c'],
      [null, 'phone', 'owner'],
    ],
    [
      ['اسم', 'هاتف'],
      ['name', 'phone'],
    ],
    [
      ['Grösse', 'phone', 'phone 2'],
      ['attribute:s1', 'phone', 'owner'],
    ],
  ] as const)('%j', (columns, expected) => {
    const sample = [
      ['x', '+44 7700 900118', 'ana@example.org'],
      ['y', '07700 900119', ''],
    ];
    const known = columns[0] === 'Grösse' ? [{ ...size, name: 'GRÖSSE' }] : [city];
    expect(guessColumns(columns, sample, known)).toEqual(expected);
  });
});

test('a file is read by one phone column, and nothing goes to one place twice', () => {
  const check = (columns: Target[]) => checkMapping(mapped(columns), [city]);
  expect(check(['phone', 'name', null, null])).toMatchObject({ ok: true });
  expect(check(['name'])).toMatchObject({ why: 'no-phone' });
  expect(check(['phone', 'name', 'name'])).toMatchObject({ why: 'twice' });
  expect(check(['phone', 'attribute:gone'])).toMatchObject({ why: 'attribute-gone' });
});

describe('a phone', () => {
  test.each([
    ['+44 7700 900118', null, '447700900118'],
    ['0044 (0) 7700-900.118', null, '447700900118'],
    ['07700 900118', 'GB', '447700900118'],
    ["'+447700900118", null, '447700900118'],
    ['tel:+44-7700-900118', null, '447700900118'],
    ['https://wa.me/447700900118', null, '447700900118'],
    ['\u202a+44 7700 900118\u202c', null, '447700900118'],
    ['４４7700900118', 'GB', '447700900118'],
    ['447700900118', 'GB', '447700900118'],
    ['(201) 555-0123', 'US', '12015550123'],
  ])('%s read in %s is %s', (typed, country, digits) => {
    expect(read([typed], ['phone'], country)).toMatchObject({ ok: true, value: { phone: digits } });
  });

  test.each([
    ['', null, 'phone-missing'],
    ['07700 900118', null, 'phone-country'],
    ['0770 90', 'GB', 'phone-short'],
    ['+44', null, 'phone-short'],
    ['+4477009001180000000000', null, 'phone-long'],
    ['4.477009E+11', 'GB', 'phone-invalid'],
    ['=1+1', null, 'phone-country'],
    ['maya', 'GB', 'phone-invalid'],
  ])('%s read in %s is refused: %s', (typed, country, why) => {
    const row = read([typed], ['phone'], country);
    expect(row.ok).toBe(false);
    if (!row.ok) expect([why, 'phone-invalid', 'phone-short']).toContain(row.why);
  });
});

test('a row says what it says, and what is empty says nothing', () => {
  expect(
    read(
      [' Maya\u202e ', '+447700900118', 'ANA@Example.org ', 'vip; Delivery; vip', 'Bristol', 'm'],
      ['name', 'phone', 'owner', 'tags', 'attribute:c1', 'attribute:s1'],
    ),
  ).toEqual({
    ok: true,
    value: {
      ...{ phone: '447700900118', name: 'Maya', ownerEmail: 'ana@example.org', tags: ['vip', 'Delivery'] },
      attributes: { c1: 'Bristol', s1: 'M' },
    },
  });
  expect(read(['', '+447700900118', '', '', ''], ['name', 'phone', 'owner', 'tags', 'attribute:c1'])).toEqual(
    {
      ok: true,
      value: { phone: '447700900118', name: null, ownerEmail: null, tags: [], attributes: {} },
    },
  );
});

test.each([
  [['x', 'maya(at)example.org'], ['name', 'owner'], 'owner-not-email', 1],
  [['+447700900118', 'XL'], ['phone', 'attribute:s1'], 'not-a-choice', 1],
  [['t'.repeat(41), '+447700900118'], ['tags', 'phone'], 'tag-long', 0],
] as const)('%j is left out, and the column is named', (cells, columns, why, column) => {
  expect(read([...cells], [...columns])).toEqual({ ok: false, why, column });
});

test('tags are apart by semicolons where there are any, else by commas', () => {
  const tags = (cell: string) => {
    const row = read(['+447700900118', cell], ['phone', 'tags']);
    return row.ok && row.value.tags;
  };
  expect(tags('vip, Delivery|new')).toEqual(['vip', 'Delivery', 'new']);
  expect(tags('Berlin, Mitte; vip')).toEqual(['Berlin, Mitte', 'vip']);
  expect(tags('Berlin, Mitte;')).toEqual(['Berlin, Mitte']);
});

test('the apostrophe that keeps a spreadsheet from running a text is not part of it', () => {
  const name = (cell: string) => read(['+447700900118', cell], ['phone', 'name']);
  expect(name("'=1+1")).toMatchObject({ value: { name: '=1+1' } });
  expect(name("'t Hart")).toMatchObject({ value: { name: "'t Hart" } });
});

test('a formula is text, whatever it would do in a spreadsheet', () => {
  expect(read(['=cmd|"/c calc"!A1', '+447700900118'], ['name', 'phone'])).toMatchObject({
    value: { name: '=cmd|"/c calc"!A1' },
  });
});
