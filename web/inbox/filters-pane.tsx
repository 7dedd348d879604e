import type { Choices } from '../../db/choices.ts';
import type { Counts } from '../../db/counts.ts';
import type { SavedView } from '../../db/saved-views.ts';
import type { Filters, ListStatus } from '../../db/filters.ts';
import { PresenceButton, PresenceHint } from '../presence/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { AgentsGroup, TagsGroup } from './choice-groups.tsx';
import { NumberCount, OpenCount, ViewCount } from './counts.tsx';
import { SavedViewsGroup, type Renaming } from './saved-views-group.tsx';
import { inboxPath, usualStatus, views, windowStates } from './filters.ts';

interface FiltersProps {
  filters: Filters;
  counts: Counts;
  choices: Choices;
  saved: SavedView[];
  renaming: Renaming | undefined;
  isAdmin: boolean;
  available: boolean;
}

const viewIcons = {
  ...{ mine: 'user-round', unassigned: 'bell-ring', all: 'inbox', bot: 'bot', mentions: 'at-sign' },
} as const;
const current = (is: boolean) => (is ? { 'aria-current': 'true' } : {});

/** What the list is narrowed to. Every choice is an address, so that it works, and is shared, as a link. */
export function FiltersPane({ filters, counts, choices, saved, renaming, isAdmin, available }: FiltersProps) {
  return (
    <aside class="pane filters" id="filters" aria-label={t('filters.label')}>
      <div class="row filters-top">
        <PresenceButton available={available} />
        <a class="icon-btn only-narrow" href="#main" aria-label={t('filters.close')}>
          <Icon name="x" />
        </a>
      </div>
      <PresenceHint available={available} />
      <div class="pane-scroll">
        <nav class="nav-group" aria-label={t('filters.views')}>
          <h2 class="label">{t('filters.views')}</h2>
          {views.map((view) => (
            <a
              class="nav-item"
              href={inboxPath({ ...filters, view, status: usualStatus(view) })}
              {...current(filters.view === view)}
            >
              <Icon name={viewIcons[view]} />
              {t(`view.${view}`)}
              <ViewCount view={view} count={counts.views[view]} />
            </a>
          ))}
        </nav>
        <StatusGroup filters={filters} counts={counts} />
        <SavedViewsGroup filters={filters} saved={saved} renaming={renaming} isAdmin={isAdmin} />
        <TagsGroup filters={filters} choices={choices} />
        <WindowGroup filters={filters} />
        <NumbersGroup filters={filters} counts={counts} />
        <AgentsGroup filters={filters} choices={choices} />
      </div>
    </aside>
  );
}

/**
 * Unassigned and Bot hold open conversations only, so Closed leads from them to all that are closed. Under Mentions a
 * status pressed again is let go of: they may be of any.
 */
function StatusGroup({ filters, counts }: Pick<FiltersProps, 'filters' | 'counts'>) {
  const closedIn = filters.view === 'mine' || filters.view === 'mentions' ? filters.view : 'all';
  const pressed = (status: ListStatus) =>
    filters.view === 'mentions' && filters.status === status ? 'any' : status;
  return (
    <nav class="nav-group" aria-label={t('filters.status')}>
      <h2 class="label">{t('filters.status')}</h2>
      <a
        class="nav-item"
        href={inboxPath({ ...filters, status: pressed('open') })}
        {...current(filters.status === 'open')}
      >
        <Icon name="circle-dot" />
        {t('status.open')}
        <OpenCount count={counts.views.all} />
      </a>
      <a
        class="nav-item"
        href={inboxPath({ ...filters, view: closedIn, status: pressed('closed') })}
        {...current(filters.status === 'closed')}
      >
        <Icon name="circle-check" />
        {t('status.closed')}
      </a>
      <a
        class="nav-item"
        href={inboxPath({ ...filters, view: closedIn, status: pressed('snoozed') })}
        {...current(filters.status === 'snoozed')}
      >
        <Icon name="clock" />
        {t('status.snoozed')}
      </a>
      <a
        class="nav-item"
        href={inboxPath({ ...filters, unread: !filters.unread })}
        {...current(filters.unread)}
      >
        <span class="lamp" data-on={filters.unread ? '' : undefined}></span>
        {t('filters.unread')}
      </a>
    </nav>
  );
}

/** How long free text is possible. Pressed again, it is let go of. */
function WindowGroup({ filters }: Pick<FiltersProps, 'filters'>) {
  return (
    <nav class="nav-group" aria-label={t('filters.window')}>
      <h2 class="label">{t('filters.window')}</h2>
      {windowStates.map((window) => {
        const chosen = filters.window === window;
        const next = chosen ? { window: null, sort: 'newest' as const } : { window };
        return (
          <a class="nav-item" href={inboxPath({ ...filters, ...next })} {...current(chosen)}>
            <Icon name={windowIcons[window]} />
            {t(`window-filter.${window}`)}
          </a>
        );
      })}
    </nav>
  );
}

const windowIcons = { open: 'clock', closing: 'circle-alert', closed: 'lock' } as const;

/** Pressed again, a number is let go of. With one number there is nothing to choose. */
function NumbersGroup({ filters, counts: { numbers } }: Pick<FiltersProps, 'filters' | 'counts'>) {
  if (numbers.length < 2) return null;
  return (
    <nav class="nav-group" aria-label={t('filters.numbers')}>
      <h2 class="label">{t('filters.numbers')}</h2>
      {numbers.map(({ id, name, displayPhone, count, troubled }) => {
        const chosen = filters.numberId === id;
        return (
          <a
            class="nav-item"
            href={inboxPath({ ...filters, numberId: chosen ? null : id })}
            {...current(chosen)}
          >
            <span class="lamp" data-on={troubled ? 'danger' : 'ok'}></span>
            <span>
              {name}
              <span class="nav-sub tel">{displayPhone}</span>
            </span>
            <NumberCount id={id} count={count} />
          </a>
        );
      })}
    </nav>
  );
}
