import { dayName, daysBetween } from '../ui/time.ts';
import { t } from '../ui/words.ts';

/** A day as a heading: Today, Yesterday, a weekday, a date. */
export function dayHeading(at: Date, now: Date): string {
  const days = daysBetween(at, now);
  if (days === 0) return t('time.today');
  return days === 1 ? t('time.yesterday') : dayName(at, now);
}

/** The same day has the same key, and later days later ones. */
export function dayKey(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
