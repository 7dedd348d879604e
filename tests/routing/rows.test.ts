/** That every row of ROUTING has a test named by its number. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const design = new URL('../../../shared/design/ROUTING.md', import.meta.url);
/** What the design had when it was last beside us. */
const lastRow = 62;

/** Rows that the product does not keep yet. */
const awaited: number[] = [];

test(`every row has a test named by its number (rows from ${existsSync(design) ? 'the design' : 'memory: the design is not beside us'})`, () => {
  const tested = new Set(['.', '../journeys'].flatMap(namedIn));
  const untested = rows().filter((row) => !tested.has(row));
  expect(untested).toEqual(awaited);
  expect(
    awaited.filter((row) => tested.has(row)),
    'no longer awaited',
  ).toEqual([]);
});

function rows(): number[] {
  const known = Array.from({ length: lastRow }, (_, index) => index + 1);
  if (!existsSync(design)) return known;
  const written = [...readFileSync(design, 'utf8').matchAll(/^\| (\d+) \|/gm)].map(([, row]) => Number(row));
  expect(written, 'the numbers kept here').toEqual(known);
  return written;
}

/** The numbers that the names of tests in this folder begin with: "31: …", "2, 11: …", "5-7: …". */
function namedIn(folder: string): number[] {
  const place = new URL(`${folder}/`, import.meta.url);
  const files = readdirSync(place).filter((name) => name.endsWith('.test.ts') && name !== 'rows.test.ts');
  return files.flatMap((name) => {
    const text = readFileSync(new URL(name, place), 'utf8');
    return [...text.matchAll(/\(\s*['"`]((?:\d+(?:, |-|: ))+)/g)].flatMap(([, numbers = '']) =>
      numbered(numbers),
    );
  });
}

const numbered = (text: string): number[] =>
  text
    .replace(': ', '')
    .split(', ')
    .flatMap((part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
