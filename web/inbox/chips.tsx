import type { Counts } from '../../db/counts.ts';
import type { Filters } from '../../db/filters.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { cleared, inboxPath } from './filters.ts';

interface Chip {
  name: string;
  /** The list without it. */
  without: Filters;
}

/** What narrows the list besides its view and status, each with the way out of it. */
export function FilterChips({ filters, counts }: { filters: Filters; counts: Counts }) {
  const chips = chipsOf(filters, counts);
  if (chips.length === 0) return null;
  return (
    <nav class="filter-chips" aria-label={t('filters.active')}>
      {chips.map(({ name, without }) => (
        <a class="pill" href={inboxPath(without)} aria-label={t('filters.drop', { filter: name })}>
          <span class="truncate" dir="auto">
            {name}
          </span>
          <Icon name="x" size="sm" />
        </a>
      ))}
      {chips.length > 1 && (
        <a class="link xs" href={inboxPath(cleared(filters))}>
          {t('filters.clear')}
        </a>
      )}
    </nav>
  );
}

function chipsOf(filters: Filters, { numbers }: Counts): Chip[] {
  const chips: Chip[] = [];
  const number = numbers.find(({ id }) => id === filters.numberId);
  if (number !== undefined) chips.push({ name: number.name, without: { ...filters, numberId: null } });
  if (filters.window !== null)
    chips.push({
      name: t(`window-filter.${filters.window}`),
      without: { ...filters, window: null, ...(filters.sort === 'window' && { sort: 'newest' }) },
    });
  return chips;
}
