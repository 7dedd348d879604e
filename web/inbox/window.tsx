import { windowLeft, windowLength } from '../../domain/window.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { leftInWords } from './lengths.ts';

const hour = 3_600_000;

/**
 * The ring of the 24-hour window: amber under four hours, red under one, a lock when it is closed. What is short to look
 * at is still read out as time left.
 */
export function WindowLeft({ until, now, long = false }: { until: Date | null; now: Date; long?: boolean }) {
  const left = windowLeft(until?.getTime() ?? null, now.getTime());
  if (left === 0)
    return (
      <span class="window" data-left="closed" title={t('window.closed-title')}>
        <Icon name="lock" size="sm" />
        {t('window.closed')}
      </span>
    );
  const urgency = left < hour ? { 'data-left': 'last' } : left < 4 * hour ? { 'data-left': 'low' } : {};
  const time = leftInWords(left);
  return (
    <span class="window" title={t('window.title')} {...urgency}>
      <svg class="ring" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" />
        <circle cx="8" cy="8" r="6" pathLength="100" stroke-dasharray={`${percent(left)} 100`} />
      </svg>
      {!long && <span aria-hidden="true">{time}</span>}
      <span class={long ? undefined : 'vh'}>{t('window.left', { time })}</span>
    </span>
  );
}

/** Of the whole window, and never nothing while there is some. */
const percent = (left: number): number => Math.max(1, Math.min(100, Math.round((left / windowLength) * 100)));
