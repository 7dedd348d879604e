import type { Counts, NumberOf } from '../../db/counts.ts';
import { worstOf } from '../../domain/health.ts';
import { factInWords } from '../settings/number-health.tsx';
import { numberPath } from '../settings/paths.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

interface AlarmsProps {
  numbers: Counts['numbers'];
  isAdmin: boolean;
}

/** Above the inbox: numbers that nothing goes out on, for whoever answers them; for Admins also what WhatsApp warns of. */
export function Alarms({ numbers, isAdmin }: AlarmsProps) {
  return (
    <div id="alarms">
      {numbers.map((number) => (
        <Alarm number={number} isAdmin={isAdmin} />
      ))}
    </div>
  );
}

function Alarm({ number, isAdmin }: { number: NumberOf; isAdmin: boolean }) {
  const worst = worstOf(number.facts);
  if (!number.troubled && worst === null) return null;
  return (
    <div class="banner" data-tone={number.troubled ? 'danger' : 'warn'} role="status">
      <Icon name="triangle-alert" />
      <p dir="auto">
        {number.troubled || worst === null ? (
          <>
            <strong>{t('alarm.held', { number: number.name })}</strong> {t('alarm.held-hint')}
          </>
        ) : (
          t('alarm.warning', {
            number: number.name,
            fact: t(`health.${worst.fact}`),
            said: factInWords(worst),
          })
        )}
      </p>
      {isAdmin && (
        <a class="btn btn-s" href={numberPath(number.id)}>
          {t('alarm.look')}
        </a>
      )}
    </div>
  );
}
