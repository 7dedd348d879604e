import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, backoff, type Delivery, type Reported } from '../../domain/delivery.ts';

const reports: Reported[] = ['sent', 'delivered', 'read', 'played'];
const far = (delivery: Delivery) => ['sent', 'delivered', 'read', 'played'].indexOf(delivery);

test('reports in any order, repeated or not, end at the furthest', () => {
  const order = fc.array(fc.constantFrom(...reports), { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom<Delivery>('queued', 'sending', 'unknown'), order, (start, reported) => {
      let delivery = start;
      for (const report of reported) {
        const next = advance(delivery, report);
        expect(far(next)).toBeGreaterThanOrEqual(far(delivery));
        delivery = next;
      }
      expect(far(delivery)).toBe(Math.max(...reported.map(far)));
    }),
  );
});

test.each<[Delivery, Reported, Delivery]>([
  ['sending', 'failed', 'failed'],
  ['sent', 'failed', 'failed'],
  ['failed', 'sent', 'failed'],
  ['failed', 'delivered', 'delivered'],
  ['failed', 'read', 'read'],
  ['delivered', 'failed', 'delivered'],
  ['read', 'failed', 'read'],
  ['unknown', 'sent', 'sent'],
  ['queued', 'delivered', 'delivered'],
  ['withdrawn', 'sent', 'withdrawn'],
])('%s, then reported %s: %s', (current, reported, expected) => {
  expect(advance(current, reported)).toBe(expected);
});

test('waits between tries grow to five minutes, and chance only makes them shorter', () => {
  expect([1, 2, 3, 8, 30].map((attempt) => backoff(attempt, 0))).toEqual([
    2_000, 4_000, 8_000, 256_000, 300_000,
  ]);
  expect(backoff(1, 1)).toBe(1_000);
});
