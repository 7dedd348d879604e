import { expect, test } from 'vitest';
import { causeOf, lateAfterMs, type Turn } from '../../domain/recovered.ts';

const now = Date.UTC(2026, 10, 26, 12);
const late: Turn = { tried: false, queued: 'in_line', wroteAt: now - lateAfterMs - 1, now };

test('a first decision made long after the customer wrote is recovered', () => {
  expect(causeOf(late)).toEqual({ cause: 'recovered' });
  expect(causeOf({ ...late, wroteAt: now - lateAfterMs })).toEqual({});
  expect(causeOf({ ...late, wroteAt: now + 5000 }), 'a clock ahead of ours').toEqual({});
});

test('one that was tried has waited for room, however late it is', () => {
  expect(causeOf({ ...late, tried: true })).toEqual({ cause: 'drained' });
});

test.each(['bot_handoff', 'hand_to_people', 'assignee_removed', 'gave_back', 'bot_off', null] as const)(
  'a delay whose reason is %s is no trouble of ours',
  (queued) => expect(causeOf({ ...late, queued })).toEqual({}),
);
