import type { Message } from '../../db/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { dayAndTime, timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { at, list, text } from './kinds/fields.ts';
import { Ticks } from './ticks.tsx';

/** Time and ticks, apart from the rest: the only part a report changes. */
export function Meta({ message }: { message: Message }) {
  return (
    <div class="meta">
      {message.editedAt !== null && <span>{t('message.edited')}</span>}
      <time datetime={message.sentAt.toISOString()}>{timeOfDay(message.sentAt)}</time>
      {message.delivery !== null && <TimedTicks message={message} />}
    </div>
  );
}

/** The ticks, and when each was reported: shown to who points at them or reaches them by keyboard. */
function TimedTicks({ message: { delivery, reached, content } }: { message: Message }) {
  if (delivery === null) return null;
  if (delivery === 'sent' && at(content, 'held') === true)
    return (
      <>
        <span>{t('ticks.held')}</span>
        <Icon name="clock-alert" label={t('ticks.held-label')} />
      </>
    );
  const times = (['sent', 'delivered', 'read', 'played'] as const).flatMap((step) => {
    const when = reached[step];
    return when === undefined ? [] : t(`ticks.${step}`, { time: dayAndTime(new Date(when)) });
  });
  if (times.length === 0) return <Ticks delivery={delivery} />;
  return (
    <span class="ticks" tabindex={0}>
      <Ticks delivery={delivery} />
      <span class="tick-times">
        {times.map((line) => (
          <span>{line}</span>
        ))}
      </span>
    </span>
  );
}

/** An edited message shows its last text; what it said before is there for who asks. */
export function SaidBefore({ message: { content, editedAt } }: { message: Message }) {
  const previous = list(content, 'previous');
  if (editedAt === null || previous.length === 0) return null;
  return (
    <details class="said-before">
      <summary>{t('message.said-before')}</summary>
      <ol>
        {previous.map((version) => (
          <li dir="auto">
            {text(version, 'body') ?? '–'}
            <small>{t('message.until', { time: timeOf(text(version, 'until')) })}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}

const timeOf = (ms: string | null): string => dayAndTime(new Date(Number(ms ?? 0)));
