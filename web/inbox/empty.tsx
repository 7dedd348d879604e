import type { Filters } from '../../db/filters.ts';
import { Icon } from '../ui/icon.tsx';
import { upTo99 } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { cleared, inboxPath, isNarrowed } from './filters.ts';

interface EmptyProps {
  filters: Filters;
  waiting: number;
  available: boolean;
  /** Whether any number's conversations can come here, and whether this person could connect one. */
  hasNumbers: boolean;
  isAdmin: boolean;
}

/** What stands in an empty list: what will happen next, and the one useful step. Hidden by app.css while there are rows. */
export function EmptyList({ filters, waiting, available, hasNumbers, isAdmin }: EmptyProps) {
  if (!hasNumbers) return <NoNumbers isAdmin={isAdmin} />;
  if (isNarrowed(filters)) return <NothingMatches filters={filters} />;
  const { title, hint } = said(filters, available);
  const some = waiting > 0 && filters.view === 'mine' && filters.status === 'open';
  return (
    <div class="empty" id="list-empty">
      <QuietBoard />
      <h2>{title}</h2>
      <p>
        {hint} {some && t('empty.some-wait', { count: waiting })}
      </p>
      {some && (
        <a class="btn btn-primary" href={inboxPath({ ...filters, view: 'unassigned' })}>
          {t('empty.see-unassigned')} <span class="badge">{upTo99(waiting)}</span>
        </a>
      )}
    </div>
  );
}

/** Narrowed to nothing: the way on is to let go. */
function NothingMatches({ filters }: Pick<EmptyProps, 'filters'>) {
  return (
    <div class="empty" id="list-empty">
      <QuietBoard />
      <h2>{t('empty.filtered')}</h2>
      <p>{t('empty.filtered-hint')}</p>
      <a class="btn" href={inboxPath(cleared(filters))}>
        {t('filters.clear')}
      </a>
    </div>
  );
}

/** Before the first number, or for somebody who is a member of none. */
function NoNumbers({ isAdmin }: Pick<EmptyProps, 'isAdmin'>) {
  return (
    <div class="empty" id="list-empty">
      <QuietBoard />
      <h2>{t('empty.no-number')}</h2>
      <p>{t(isAdmin ? 'empty.no-number-admin' : 'empty.no-number-hint')}</p>
      {isAdmin && (
        <a class="btn btn-primary" href="/settings/start">
          {t('start.title')}
        </a>
      )}
    </div>
  );
}

function said({ view, status }: Filters, available: boolean): { title: string; hint: string } {
  if (status === 'closed') return { title: t('empty.closed'), hint: t('empty.closed-hint') };
  if (status === 'snoozed') return { title: t('empty.snoozed'), hint: t('empty.snoozed-hint') };
  if (view !== 'mine') return { title: t(`empty.${view}`), hint: t(`empty.${view}-hint`) };
  return { title: t('empty.mine'), hint: t(available ? 'empty.mine-available' : 'empty.mine-away') };
}

const holes = [24, 52, 80, 108, 136].flatMap((x) => [22, 54].map((y) => ({ x, y })));

function QuietBoard() {
  return (
    <svg class="quiet-board" viewBox="0 0 160 84" aria-hidden="true">
      {holes.map(({ x, y }) => (
        <circle class="hole" cx={x} cy={y} r="8" />
      ))}
      <path class="cord" d="M52 22c2 44 54 50 56 32" />
      <circle class="lit" cx="52" cy="22" r="4" />
      <circle class="lit" cx="108" cy="54" r="4" />
    </svg>
  );
}

/** Where the thread would be, before one is chosen. */
export function NoThread() {
  return (
    <section class="pane thread" id="thread" aria-label={t('empty.thread')}>
      <div class="messages">
        <div class="empty">
          <Icon name="inbox" size="lg" />
          <h2>{t('empty.thread')}</h2>
          <p>{t('empty.thread-hint')}</p>
        </div>
      </div>
    </section>
  );
}
