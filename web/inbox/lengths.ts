import { t } from '../ui/words.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long somebody has waited, or an episode took: "4 min", "2 h 5 m", "3 d". Never less than a minute. */
export function inWords(ms: number): string {
  if (ms < hour) return t('time.minutes', { minutes: Math.max(1, Math.floor(ms / minute)) });
  if (ms < 10 * hour) return hoursAndMinutes(ms);
  if (ms < 48 * hour) return t('time.hours', { hours: Math.floor(ms / hour) });
  return t('time.days', { days: Math.floor(ms / (24 * hour)) });
}

/** What is left of the window: whole hours while there is plenty, minutes once they matter. */
export function leftInWords(ms: number): string {
  if (ms < hour) return t('time.short-minutes', { minutes: Math.max(1, Math.floor(ms / minute)) });
  return ms < 4 * hour ? hoursAndMinutes(ms) : t('time.hours', { hours: Math.floor(ms / hour) });
}

function hoursAndMinutes(ms: number): string {
  const hours = Math.floor(ms / hour);
  const minutes = Math.floor((ms % hour) / minute);
  return minutes === 0 ? t('time.hours', { hours }) : t('time.hours-minutes', { hours, minutes });
}
