import { shortDay, timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';

/** The ways to put something aside; `pick`: a time of their own. */
export const snoozeChoices = ['later', 'tomorrow', 'week'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

const hour = 3_600_000;
/** Nobody comes back to what they put aside for longer than this. */
const longest = 366 * 24 * hour;

/** When a choice would wake it, by the organisation's clock: in three hours, tomorrow or next Monday at nine. */
export function momentOf(choice: SnoozeChoice, now: Date): Date {
  if (choice === 'later') return new Date(now.getTime() + 3 * hour);
  const days = choice === 'tomorrow' ? 1 : (8 - now.getDay()) % 7 || 7;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
}

/** What a field for date and time says, by the same clock; null: no such time, or one that is too far off. */
export function momentTyped(typed: string, now: Date): Date | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? new Date(typed) : null;
  return at === null || Number.isNaN(at.getTime()) || at.getTime() - now.getTime() > longest ? null : at;
}

/** "today 17:30", "tomorrow 09:00", "3 Dec 10:00". */
export function whenInWords(at: Date, now: Date): string {
  const time = timeOfDay(at);
  const days = daysBetween(now, at);
  if (days === 0) return t('next.today', { time });
  return days === 1 ? t('next.tomorrow', { time }) : t('next.day', { day: shortDay(at), time });
}

/** The same within a sentence: "at 10:05", "on 3 Dec at 10:00". */
export function atInWords(at: Date, now: Date): string {
  const time = timeOfDay(at);
  return daysBetween(now, at) === 0 ? t('next.at', { time }) : t('next.on', { day: shortDay(at), time });
}

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
const daysBetween = (from: Date, to: Date): number =>
  Math.round((midnight(to) - midnight(from)) / (24 * hour));
