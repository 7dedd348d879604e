import { t } from './words.ts';

/** How long something took, in its two greatest units: 2 d 4 h, 1 h 20 min, 5 min, 12 s. */
export function length(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t('length.seconds', { seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('length.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('length.hours', { hours, minutes: minutes % 60 });
  return t('length.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}
