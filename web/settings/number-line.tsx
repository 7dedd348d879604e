import type { HealthRow } from '../../db/health.ts';
import type { NumberRow } from '../../db/numbers.ts';
import type { Person } from '../../db/users.ts';
import { worstOf } from '../../domain/health.ts';
import { Icon } from '../ui/icon.tsx';
import { listed } from '../ui/listed.ts';
import { t } from '../ui/words.ts';
import { factInWords } from './number-health.tsx';
import { assignmentPath, numberPath } from './paths.ts';

interface LineProps {
  number: NumberRow;
  members: Person[];
  facts: HealthRow[];
}

/** A number in the list of all: who answers it, and how it is. */
export function NumberLine({ number, members, facts }: LineProps) {
  return (
    <tr>
      <td>
        <a class="link" href={numberPath(number.id)}>
          <strong dir="auto">{number.name}</strong>
        </a>
        <span class="menu-sub tel">{number.displayPhone}</span>
      </td>
      <td class="mono">{number.phoneNumberId}</td>
      <td class="soft">
        <a class="link" href={assignmentPath(number.id)}>
          {listed(members.map(({ name }) => name)) || t('settings.no-members')}
        </a>
      </td>
      <td>
        <State number={number} facts={facts} />
      </td>
    </tr>
  );
}

/** The worst of it: that nothing goes out, else what every Admin should know, else that all is well. */
function State({ number, facts }: Omit<LineProps, 'members'>) {
  if (number.trouble !== null)
    return (
      <span class="pill" data-tone="danger" title={number.trouble}>
        <Icon name="triangle-alert" size="sm" />
        {t('settings.trouble', { trouble: number.trouble })}
      </span>
    );
  const worst = worstOf(facts);
  if (worst !== null)
    return (
      <span class="pill" data-tone="warn">
        <Icon name="triangle-alert" size="sm" />
        {t(`health.${worst.fact}`)}: {factInWords(worst)}
      </span>
    );
  return (
    <span class="pill" data-tone="ok">
      <Icon name="check" size="sm" />
      {t('settings.no-trouble')}
    </span>
  );
}
