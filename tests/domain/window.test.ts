import { expect, test } from 'vitest';
import { windowLeft, windowLength, windowOpen } from '../../domain/window.ts';

const written = 1_700_000_000_000;
const until = written + windowLength;

test('free text is allowed for 24 hours after the customer wrote, and not a millisecond longer', () => {
  expect(windowLength).toBe(24 * 60 * 60 * 1000);
  expect(windowOpen(until, until - 1)).toBe(true);
  expect(windowOpen(until, until)).toBe(false);
});

test('the window of a customer who never wrote is closed', () => {
  expect(windowOpen(null, written)).toBe(false);
  expect(windowLeft(null, written)).toBe(0);
});

test('what is left is counted down to nothing', () => {
  expect(windowLeft(until, until - 5_000)).toBe(5_000);
  expect(windowLeft(until, until + 5_000)).toBe(0);
});
