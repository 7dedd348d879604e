import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initials } from '../../domain/initials.ts';
import { daysBetween, shortTime, upTo99 } from '../../web/ui/time.ts';
import { refusalSentence, t } from '../../web/ui/words.ts';

test('a sentence has its names filled in', () => {
  expect(t('me.sub', { role: 'Service', email: 'ben@demo.example' })).toBe('Service · ben@demo.example');
});

test('no sentence has the key of another, which would take its place everywhere', async () => {
  const folder = new URL('../../web/ui/words/en/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name !== 'index.ts');
  expect(files.length).toBeGreaterThan(5);
  const catalogues = await Promise.all(
    files.map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>),
  );
  const keys = catalogues.flatMap((module) =>
    Object.values(module).flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.keys(each) : [],
    ),
  );
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('a refusal says what happened and what to do, and leaves no gap', () => {
  expect(refusalSentence('not-waiting')).toMatch(/took it first/);
  expect(refusalSentence('too-long')).toContain('4,096');
  expect(refusalSentence('not-confirmed')).toMatch(/Not confirmed/);
});

test.each([
  ['Ana Lindqvist', 'AL'],
  ['Ben', 'B'],
  ['María del Carmen Ruiz', 'MR'],
  ['عمر السيد', 'عا'],
  ['🌻 Lina', 'L'],
  ['  ', '?'],
  ['O’Neil', 'O'],
])('%s is shown as %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('a list says the time today, the weekday this week, else the date', () => {
  const now = new Date(2026, 10, 18, 12, 0);
  expect(shortTime(new Date(2026, 10, 18, 9, 5), now)).toBe('09:05');
  expect(shortTime(new Date(2026, 10, 16, 9, 5), now)).toBe('Mon');
  expect(shortTime(new Date(2026, 10, 11, 9, 5), now)).toBe('11 Nov');
  expect(shortTime(new Date(2025, 10, 11, 9, 5), now)).toBe('11 Nov 2025');
});

test('days are counted by midnights, not by hours', () => {
  expect(daysBetween(new Date(2026, 10, 17, 23, 59), new Date(2026, 10, 18, 0, 1))).toBe(1);
});

test('a count stops at 99+', () => {
  expect([upTo99(99), upTo99(100)]).toEqual(['99', '99+']);
});
