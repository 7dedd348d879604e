import type { StaffChange } from '../../../db/staff-changes.ts';
import { dayHeading } from '../../inbox/days.ts';
import { listed } from '../../ui/listed.ts';
import { timeOfDay } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';

/** Who changed somebody's account, and what, the newest first; nothing where nobody has. */
export function UserHistory({ changes, now }: { changes: readonly StaffChange[]; now: Date }) {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="user-history">
      <h3 class="sm" id="user-history">
        {t('user.history')}
      </h3>
      {changes.map((change) => (
        <p class="sm">
          {inWords(change)}{' '}
          <time class="xs muted" datetime={change.at.toISOString()} dir="auto">
            {t('history.by', {
              agent: change.by,
              time: `${dayHeading(change.at, now)} ${timeOfDay(change.at)}`,
            })}
          </time>
        </p>
      ))}
    </section>
  );
}

function inWords({ what, role, joined, left }: StaffChange): string {
  if (what !== 'post') return t(`user.change-${what}`);
  return [
    role && t('user.change-role', { from: t(`role.${role.from}`), to: t(`role.${role.to}`) }),
    joined.length > 0 && t('user.change-joined', { numbers: listed(joined) }),
    left.length > 0 && t('user.change-left', { numbers: listed(left) }),
  ]
    .filter((part) => part !== null && part !== false)
    .join(' · ');
}
