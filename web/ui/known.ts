import type { KnownValue } from '../../db/profile.ts';
import { calendarDay } from './time.ts';
import { t } from './words.ts';

/** What is known of an attribute, as people write it. */
export function knownWords({ kind, value }: Pick<KnownValue, 'kind' | 'value'>): string {
  if (kind === 'yes_no') return t(value === 'yes' ? 'known.yes' : 'known.no');
  return kind === 'date' ? calendarDay(value) : value;
}
