/** From when to when on one day, as a clock there shows it ("09:00", "18:30"; "24:00" is midnight at the day's end). */
export interface Block {
  from: string;
  to: string;
}

/** When a number's people are there. Several blocks a day (a lunch break), none: closed all day. */
export interface OpeningHours {
  /** An IANA name, such as `Europe/Lisbon`. */
  timeZone: string;
  /** Seven days, Monday first. */
  week: Block[][];
  /** Days that differ from their weekday, by their date there (`2026-12-25`). */
  holidays: Array<{ date: string; name: string; blocks: Block[] }>;
}

/** `now` in milliseconds since the epoch. Open from a block's first minute until its last is over, by the clock there. */
export function isOpen(hours: OpeningHours, now: number): boolean {
  const { date, time } = clockThere(hours.timeZone, now);
  const holiday = hours.holidays.find((one) => one.date === date);
  const blocks = holiday?.blocks ?? hours.week[weekdayOf(date)] ?? [];
  return blocks.some(({ from, to }) => from <= time && time < to);
}

/** As people write it: "Mon–Fri 09:00–13:00, 14:00–18:00; Sat 10:00–14:00". Empty when it is never open. */
export function openingHours(hours: OpeningHours, language = 'en'): string {
  const alike: Array<{ first: number; last: number; text: string }> = [];
  for (const [day, blocks] of hours.week.entries()) {
    const text = blocks.map(({ from, to }) => `${from}–${to}`).join(', ');
    const before = alike.at(-1);
    if (before !== undefined && before.text === text) before.last = day;
    else alike.push({ first: day, last: day, text });
  }
  return alike
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) => `${daysBetween(first, last, language)} ${text}`)
    .join('; ');
}

/** Intl knows when the clocks change there; the date and the time are what a wall calendar and a clock would show. */
function clockThere(timeZone: string, now: number): { date: string; time: string } {
  const shown = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** Monday is 0. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;

function daysBetween(first: number, last: number, language: string): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const name = (day: number) => names.format(Date.UTC(2024, 0, 1 + day));
  if (first === last) return name(first);
  return last === first + 1 ? `${name(first)}, ${name(last)}` : `${name(first)}–${name(last)}`;
}
