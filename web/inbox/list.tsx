import { type Cursor, type Row, rowsPerPage } from '../../db/conversations.ts';
import type { Choices } from '../../db/choices.ts';
import type { Counts } from '../../db/counts.ts';
import type { Filters } from '../../db/filters.ts';
import { PresenceButton } from '../presence/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { FilterChips } from './chips.tsx';
import { ListCount } from './counts.tsx';
import { EmptyList } from './empty.tsx';
import { filtersQuery, inboxPath } from './filters.ts';
import { ManyBar, ManyStart } from './many-bar.tsx';
import { Found, SearchBox } from './new/search-box.tsx';
import { ConversationLine } from './row.tsx';
import { SortMenu } from './sort-menu.tsx';

interface ListProps {
  rows: Row[];
  next: Cursor | null;
  filters: Filters;
  counts: Counts;
  choices: Choices;
  available: boolean;
  now: Date;
  currentId: string | null;
  /** What is looked for, as the address says. */
  sought: string;
  isAdmin: boolean;
  /** A Sale assigns nothing. */
  mayAssign: boolean;
}

/** The middle pane: which conversations, in which order. */
export function List({
  rows,
  next,
  filters,
  counts,
  choices,
  available,
  now,
  currentId,
  sought,
  isAdmin,
  mayAssign,
}: ListProps) {
  return (
    <section class="pane list" aria-label={t('list.label')}>
      <div class="list-head">
        <div class="row">
          <a class="icon-btn icon-btn-s only-narrow" href="#filters" aria-label={t('filters.open')}>
            <Icon name="panel-left" dir />
          </a>
          <div class="list-title">
            <h1>{t(`view.${filters.view}`)}</h1>
            <ListCount counts={counts} filters={filters} />
          </div>
          <PresenceButton available={available} mini />
          <SortMenu filters={filters} />
        </div>
        <div class="row list-find">
          <SearchBox typed={sought} />
          <ManyStart />
        </div>
        <FilterChips filters={filters} counts={counts} choices={choices} />
      </div>
      <Found />
      <div class="pane-scroll" id="list-scroll" tabindex={-1}>
        <div id="rows" role="list" data-order={filters.sort === 'newest' ? 'desc' : 'asc'}>
          <Rows rows={rows} next={next} filters={filters} now={now} currentId={currentId} />
        </div>
        <EmptyList
          filters={filters}
          waiting={counts.views.unassigned}
          available={available}
          hasNumbers={counts.numbers.length > 0}
          isAdmin={isAdmin}
        />
        <ManyBar choices={choices} mayAssign={mayAssign} />
      </div>
    </section>
  );
}

type RowsProps = Pick<ListProps, 'rows' | 'next' | 'filters' | 'now' | 'currentId'>;

/** A page of rows, and the way to the next one. */
export function Rows({ rows, next, filters, now, currentId }: RowsProps) {
  return (
    <>
      {rows.map((row) => (
        <ConversationLine row={row} filters={filters} now={now} current={row.id === currentId} />
      ))}
      {next !== null && <More next={next} filters={filters} full={rows.length >= rowsPerPage} />}
    </>
  );
}

/** Fetched when it comes into view; without script, a link to a page that begins there. Not full: of few it is looked for more. */
function More({ next, filters, full }: { next: Cursor; filters: Filters; full: boolean }) {
  const after = { after: next.at, id: next.id };
  return (
    <div role="listitem" id="rows-more">
      <a
        class="btn btn-quiet btn-block"
        href={
          inboxPath(filters) + (filtersQuery(filters) === '' ? '?' : '&') + String(new URLSearchParams(after))
        }
        hx-get={`/inbox/rows${filtersQuery(filters, after)}`}
        hx-trigger="revealed, click"
        hx-target="#rows-more"
        hx-swap="outerHTML"
      >
        {t(full ? 'list.more' : 'search.further-back')}
      </a>
    </div>
  );
}
