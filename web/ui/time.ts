import { locales } from './languages.ts';
import { upTo } from './number.ts';
import { eachLanguage, readersLanguage } from './reader.ts';

/**
 * Times as people read them: in the reader's language, by the server's time zone, as a page is rendered without asking
 * the browser where it is.
 */
const format = (parts: Intl.DateTimeFormatOptions) =>
  eachLanguage((locale) => new Intl.DateTimeFormat(locale, parts));
const clockParts = { hour: '2-digit', minute: '2-digit' } as const;
const dayParts = { day: 'numeric', month: 'short' } as const;

const clock = format(clockParts);
const clockWithSeconds = format({ ...clockParts, second: '2-digit' });
const weekday = format({ weekday: 'short' });
const weekdayLong = format({ weekday: 'long' });
const dayAndMonth = format(dayParts);
const withYear = format({ ...dayParts, year: 'numeric' });
const withTime = format({ ...dayParts, ...clockParts });
const calendar = format({ ...dayParts, year: 'numeric', timeZone: 'UTC' });
const longDate = format({ day: 'numeric', month: 'long' });

/** 3 Dec */
export const shortDay = (at: Date): string => dayAndMonth().format(at);

/** 11:58 */
export const timeOfDay = (at: Date): string => clock().format(at);

/** 3 Dec, 11:58 */
export const dayAndTime = (at: Date): string => withTime().format(at);

/** 12:06:31 */
export const timeWithSeconds = (at: Date): string => clockWithSeconds().format(at);

/** For a list: the time today, the weekday this week, else the date. */
export function shortTime(at: Date, now: Date): string {
  const days = daysBetween(at, now);
  if (days === 0) return clock().format(at);
  if (days > 0 && days < 7) return weekday().format(at);
  return at.getFullYear() === now.getFullYear() ? dayAndMonth().format(at) : withYear().format(at);
}

/** How many calendar days ago: 0 today, 1 yesterday. For the thread's day headings; see `dayName`. */
export function daysBetween(at: Date, now: Date): number {
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}

/** A day's name within the last week, else its date; the caller says "Today" and "Yesterday". */
export function dayName(at: Date, now: Date): string {
  if (daysBetween(at, now) < 7) return weekdayLong().format(at);
  return at.getFullYear() === now.getFullYear() ? dayAndMonth().format(at) : withYear().format(at);
}

/** 29 November */
export const longDay = (at: Date): string => longDate().format(at);

/** 5 Mar 2023, of a date as it is kept (`2023-03-05`): a day of the calendar, in no time zone. */
export const calendarDay = (isoDate: string): string => calendar().format(new Date(isoDate));

/** A count in a label: exact up to 99, then 99+. */
export const upTo99 = (count: number): string => upTo(count, 99);

/** Monday first; 1 January 2024 was one. */
export const dayNames = (): string[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => weekdayLong().format(new Date(2024, 0, day)));

/** What a clock in that time zone shows: 11:58. */
export const timeOfDayIn = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[readersLanguage()], { ...clockParts, timeZone }).format(at);

function midnight(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
}
