import { expect, test } from 'vitest';
import { causeOf, lateAfterMs, type Turn } from '../../domain/recovered.ts';

const now = Date.UTC(2026, 10, 26, 12);
const wroteAt = now - lateAfterMs - 1;
const late: Turn = { tried: false, queued: 'in_line', wroteAt, reachedAt: wroteAt, now };

test('a first decision made long after the customer wrote is recovered', () => {
  expect(causeOf(late)).toEqual({ cause: 'recovered' });
  expect(causeOf({ ...late, wroteAt: now - lateAfterMs })).toEqual({});
  expect(causeOf({ ...late, wroteAt: now + 5000 }), 'a clock ahead of ours').toEqual({});
});

test('what was long on its way, and then had its turn at once, came late: nothing of ours is known to have been down', () => {
  expect(causeOf({ ...late, reachedAt: now - 1000 })).toEqual({ cause: 'came-late' });
  expect(causeOf({ ...late, reachedAt: now - lateAfterMs })).toEqual({ cause: 'came-late' });
  expect(causeOf({ ...late, wroteAt: wroteAt - lateAfterMs })).toEqual({ cause: 'recovered' });
  expect(causeOf({ ...late, reachedAt: null })).toEqual({ cause: 'recovered' });
});

test('one that was tried has waited for room, however late it is', () => {
  expect(causeOf({ ...late, tried: true })).toEqual({ cause: 'drained' });
});

test.each(['bot_handoff', 'hand_to_people', 'assignee_removed', 'gave_back', 'bot_off', null] as const)(
  'a delay whose reason is %s is no trouble of ours',
  (queued) => expect(causeOf({ ...late, queued })).toEqual({}),
);
