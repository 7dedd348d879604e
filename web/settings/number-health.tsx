import type { HealthRow } from '../../db/health.ts';
import type { NumberRow } from '../../db/numbers.ts';
import { type ConnectionFault, connectionFaults, weigh, type Weight } from '../../domain/health.ts';
import { shortTime, timeOfDay } from '../ui/time.ts';
import { type Key, t } from '../ui/words.ts';
import { hasWords } from '../ui/words.ts';

interface HealthProps {
  trouble: Pick<NumberRow, 'trouble' | 'troubleSince'> | null;
  facts: HealthRow[];
}

/** How WhatsApp sees a number, fact by fact, each with the time WhatsApp gives it. */
export function NumberHealth({ trouble, facts }: HealthProps) {
  return (
    <section class="card" aria-labelledby="health-title">
      <div class="card-head">
        <div class="grow">
          <h2 id="health-title">{t('health.title')}</h2>
          <p>{t('health.lead')}</p>
        </div>
      </div>
      <div class="card-body">
        {facts.length === 0 && !trouble?.troubleSince && <p class="muted sm">{t('health.none')}</p>}
        <dl class="dl">
          {trouble?.troubleSince && (
            <>
              <dt>{t('health.sending')}</dt>
              <dd>
                <span class="pill" data-tone="danger">
                  {t('health.held', { time: when(trouble.troubleSince), detail: trouble.trouble ?? '' })}
                </span>
              </dd>
            </>
          )}
          {facts.map((fact) => (
            <Fact fact={fact} />
          ))}
        </dl>
      </div>
    </section>
  );
}

const tones = { fine: 'ok', warning: 'warn', danger: 'danger' };

function Fact({ fact }: { fact: HealthRow }) {
  return (
    <>
      <dt>{t(`health.${fact.fact}`)}</dt>
      <dd>
        <Said weight={weigh(fact)} text={factInWords(fact)} />{' '}
        <span class="xs muted">{t('health.as-of', { time: when(fact.reportedAt) })}</span>
        {fact.until !== null && (
          <span class="xs muted"> {t('health.until', { time: when(fact.until) })}</span>
        )}
        {fact.detail !== null && (
          <p class="xs muted" dir="auto">
            {fact.detail}
          </p>
        )}
      </dd>
    </>
  );
}

function Said({ weight, text }: { weight: Weight; text: string }) {
  if (weight === 'note') return <span>{text}</span>;
  return (
    <span class="pill" data-tone={tones[weight]}>
      {text}
    </span>
  );
}

/** WhatsApp's word in ours; one we have no words for is shown as it came, without the capitals. */
export function factInWords({ fact, value }: Pick<HealthRow, 'fact' | 'value'>): string {
  if (fact === 'connection' && isFault(value)) return t(`check.${value}`);
  if (fact === 'limit' && /^\d+$/.test(value)) return t('health.limit-count', { count: Number(value) });
  if (fact === 'limit' && value === 'UNLIMITED') return t('health.limit-none');
  const key = `health.${fact}.${value}`;
  if (hasWords(key)) return t(key as Extract<Key, `health.${string}.${string}`>);
  return `${value.charAt(0)}${value.slice(1).toLowerCase()}`.replaceAll('_', ' ');
}

const isFault = (value: string): value is ConnectionFault =>
  (connectionFaults as readonly string[]).includes(value);

const when = (at: Date): string =>
  `${shortTime(at, new Date())} ${timeOfDay(at)}`.replace(/^(\S+) \1$/, '$1');
