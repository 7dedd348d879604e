import { expect, test } from 'vitest';
import { tagCell, tagsIn } from '../../domain/tag-cell.ts';
import { tagName } from '../../domain/tag.ts';

/** Names that people give, and those made to be awkward. */
const names = [
  'vip',
  'Nord, West',
  'A; B',
  ';',
  '"',
  '"vip"',
  '"a; b"',
  'say "hi"; bye',
  'x, "y"',
  'x, "y;z"',
  'a|b',
  '""',
  ';;"',
];

test('whatever a tag is called, it is read as it was written, alone and among others', () => {
  for (const one of names) {
    expect(tagName(one)).toBe(one);
    expect(tagsIn(tagCell([one]))).toEqual([one]);
    for (const other of names) {
      if (other === one) continue;
      expect(tagsIn(tagCell([one, other]))).toEqual([one, other]);
      expect(tagsIn(tagCell([one, 'x', other]))).toEqual([one, 'x', other]);
    }
  }
});

test.each([
  ['vip, Delivery|new', ['vip', 'Delivery', 'new']],
  ['Berlin, Mitte; vip', ['Berlin, Mitte', 'vip']],
  ['Berlin, Mitte;', ['Berlin, Mitte']],
  ['"A; B", vip', ['A; B', 'vip']],
  ['"A; B" ; vip', ['A; B', 'vip']],
  ['vip\n"A; B"', ['vip', 'A; B']],
  ['5" pipe; vip', ['5" pipe', 'vip']],
  ['"open; vip', ['"open', 'vip']],
  [' ; ', []],
])('%j is %j', (cell, tags) => {
  expect(tagsIn(cell)).toEqual(tags);
});
