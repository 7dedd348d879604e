import type { TemplateSync } from '../../db/template-sync.ts';
import { Icon } from '../ui/icon.tsx';
import { dayAndTime } from '../ui/time.ts';
import { listed } from '../ui/listed.ts';
import { hasWords, type Key, t } from '../ui/words.ts';

/** How fresh the list of an account is; asks again by itself while a sync runs. */
export function SyncState({ sync }: { sync: TemplateSync }) {
  const { wabaId, doneAt, running, fault, unreadable } = sync;
  return (
    <div
      id={`sync-${wabaId}`}
      role="status"
      {...(running
        ? {
            ...{ 'hx-get': '/templates', 'hx-trigger': 'every 2s' },
            ...{ 'hx-select': '#main .page', 'hx-target': '#main .page', 'hx-swap': 'outerHTML' },
          }
        : {})}
    >
      <p class="sub">
        {running
          ? t('templates.syncing')
          : doneAt === null
            ? t('templates.never')
            : t('templates.synced', { time: dayAndTime(doneAt) })}
        {' · '}
        {t('templates.numbers', { numbers: listed(sync.numbers) })}
      </p>
      {!running && fault !== null && (
        <div class="banner" data-tone="warn">
          <Icon name="triangle-alert" />
          <p>{t('templates.fault', { why: faultSentence(fault) })}</p>
        </div>
      )}
      {!running && fault === null && unreadable > 0 && (
        <p class="sub">{t('templates.synced-unreadable', { count: unreadable })}</p>
      )}
    </div>
  );
}

function faultSentence(fault: string): string {
  const key = `templates.fault.${fault}`;
  return hasWords(key) ? t(key as Extract<Key, 'templates.fault.unclear'>) : t('templates.fault.unclear');
}
