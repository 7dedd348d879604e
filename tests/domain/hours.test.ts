import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpen, type OpeningHours, openingHours } from '../../domain/hours.ts';

const workday = [
  { from: '09:00', to: '13:00' },
  { from: '14:30', to: '18:00' },
];
const lisbon: OpeningHours = {
  timeZone: 'Europe/Lisbon',
  week: [workday, workday, workday, workday, workday, [{ from: '10:00', to: '24:00' }], []],
  holidays: [
    { date: '2026-12-25', name: 'Christmas', blocks: [] },
    { date: '2026-12-27', name: 'Stocktaking', blocks: [{ from: '10:00', to: '12:00' }] },
  ],
};

describe('open by the clock on the wall there', () => {
  test.each([
    ['a Thursday morning', '2026-11-26T09:00Z', true],
    ['the minute before', '2026-11-26T08:59:59.999Z', false],
    ['at lunch', '2026-11-26T13:00Z', false],
    ['after lunch', '2026-11-26T14:30Z', true],
    ['the last minute', '2026-11-26T17:59:59.999Z', true],
    ['after it', '2026-11-26T18:00Z', false],
    ['in summer an hour earlier by UTC', '2026-07-23T08:00Z', true],
    ['and closes an hour earlier', '2026-07-23T17:00Z', false],
    ['the Friday before the clocks change', '2026-10-23T08:00Z', true],
    ['the Monday after', '2026-10-26T08:00Z', false],
    ['a Saturday up to midnight', '2026-11-28T23:59Z', true],
    ['a Sunday', '2026-11-29T10:00Z', false],
    ['a holiday on a Friday', '2026-12-25T10:00Z', false],
    ['a Sunday that is not like the others', '2026-12-27T10:00Z', true],
    ['but shorter', '2026-12-27T12:00Z', false],
  ])('%s', (_, at, open) => {
    expect(isOpen(lisbon, Date.parse(at))).toBe(open);
  });

  test('the day is the one there, not in UTC', () => {
    const auckland = { ...lisbon, timeZone: 'Pacific/Auckland', week: [workday, [], [], [], [], [], []] };
    expect(isOpen(auckland, Date.parse('2026-11-29T20:00Z'))).toBe(true);
    expect(isOpen(auckland, Date.parse('2026-11-30T20:00Z'))).toBe(false);
  });
});

test('open all day every day is never closed, whatever the zone and the time', () => {
  const always = Array(7).fill([{ from: '00:00', to: '24:00' }]);
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  fc.assert(
    fc.property(
      zones,
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
      (zone, at) => {
        expect(isOpen({ timeZone: zone, week: always, holidays: [] }, at.getTime())).toBe(true);
      },
    ),
  );
});

describe('as people write it', () => {
  test.each([
    ['days alike together, in order', lisbon.week, 'Mon–Fri 09:00–13:00, 14:30–18:00; Sat 10:00–24:00'],
    ['two days', [workday, workday, [], [], [], [], []], 'Mon, Tue 09:00–13:00, 14:30–18:00'],
    [
      'a day off between',
      [[], [{ from: '09:00', to: '18:00' }], [], [{ from: '09:00', to: '18:00' }], [], [], []],
      'Tue 09:00–18:00; Thu 09:00–18:00',
    ],
    ['never', [[], [], [], [], [], [], []], ''],
  ])('%s', (_, week, text) => {
    expect(openingHours({ ...lisbon, week })).toBe(text);
  });

  test('in the language asked for', () => {
    expect(openingHours({ ...lisbon, week: [workday, workday, [], [], [], [], []] }, 'pt')).toContain(
      '09:00–13:00',
    );
  });
});
