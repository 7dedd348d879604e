import type { Counts } from '../../db/counts.ts';
import type { Filters, View } from '../../db/filters.ts';
import { isNarrowed, views } from './filters.ts';
import { Alarms } from './alarms.tsx';
import { upTo99 } from '../ui/time.ts';
import { t } from '../ui/words.ts';

/** How many under a view. Unassigned is a lamp, and so are unread mentions, which alone are counted: somebody is calling. */
export function ViewCount({ view, count }: { view: View; count: number }) {
  const lit = (view === 'unassigned' || view === 'mentions') && count > 0;
  return (
    <span class={lit ? 'badge' : 'count'} id={`count-${view}`}>
      {(view !== 'mentions' || lit) && upTo99(count)}
      {lit && <span class="vh">{t(view === 'mentions' ? 'list.unread' : 'filters.waiting')}</span>}
    </span>
  );
}

export function NumberCount({ id, count }: { id: string; count: number }) {
  return (
    <span class="count" id={`count-number-${id}`}>
      {upTo99(count)}
    </span>
  );
}

/** Beside the list's heading: how many it holds, as far as we count. */
export function ListCount({ counts, filters }: { counts: Counts; filters: Filters }) {
  const { view, status, numberId } = filters;
  const number = counts.numbers.find(({ id }) => id === numberId);
  const count = view === 'all' && number !== undefined ? number.count : counts.views[view];
  const alone = !isNarrowed({ ...filters, numberId: null });
  const known = status === 'open' && view !== 'mentions' && alone && (view === 'all' || numberId === null);
  return (
    <span class="count" id="list-count">
      {status !== 'open' && status !== 'any'
        ? t(`list.count-${status}`)
        : known && t('list.count-open', { count: upTo99(count) })}
    </span>
  );
}

interface CountsProps {
  counts: Counts;
  filters: Filters;
  isAdmin: boolean;
}

/** Every count on the page, and what holds up its numbers, for the stream. */
export function CountFragments({ counts, filters, isAdmin }: CountsProps) {
  return (
    <>
      <hx-partial hx-target="#alarms" hx-swap="outerMorph">
        <Alarms numbers={counts.numbers} isAdmin={isAdmin} />
      </hx-partial>
      {views.map((view) => (
        <hx-partial hx-target={`#count-${view}`} hx-swap="outerMorph">
          <ViewCount view={view} count={counts.views[view]} />
        </hx-partial>
      ))}
      <hx-partial hx-target="#count-open" hx-swap="outerMorph">
        <OpenCount count={counts.views.all} />
      </hx-partial>
      {counts.numbers.map(({ id, count }) => (
        <hx-partial hx-target={`#count-number-${id}`} hx-swap="outerMorph">
          <NumberCount id={id} count={count} />
        </hx-partial>
      ))}
      <hx-partial hx-target="#list-count" hx-swap="outerMorph">
        <ListCount counts={counts} filters={filters} />
      </hx-partial>
    </>
  );
}

export function OpenCount({ count }: { count: number }) {
  return (
    <span class="count" id="count-open">
      {upTo99(count)}
    </span>
  );
}
