import type { Choices } from '../../db/choices.ts';
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

interface ChipsProps {
  filters: Filters;
  counts: Counts;
  choices: Choices;
}

/** What narrows the list besides its view and status, each with the way out of it. */
export function FilterChips({ filters, counts, choices }: ChipsProps) {
  const chips = chipsOf(filters, counts, choices);
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

function chipsOf(filters: Filters, { numbers }: Counts, { tags, agents }: Choices): Chip[] {
  const chips: Chip[] = [];
  const number = numbers.find(({ id }) => id === filters.numberId);
  if (number !== undefined) chips.push({ name: number.name, without: { ...filters, numberId: null } });
  const agent = agents.find(({ id }) => id === filters.agentId);
  if (filters.agentId !== null)
    chips.push({ name: agent?.name ?? t('filters.somebody'), without: { ...filters, agentId: null } });
  for (const tagId of filters.tagIds)
    chips.push({
      name: tags.find(({ id }) => id === tagId)?.name ?? t('filters.some-tag'),
      without: { ...filters, tagIds: filters.tagIds.filter((other) => other !== tagId) },
    });
  if (filters.unread) chips.push({ name: t('filters.unread'), without: { ...filters, unread: false } });
  if (filters.window !== null)
    chips.push({
      name: t(`window-filter.${filters.window}`),
      without: { ...filters, window: null, ...(filters.sort === 'window' && { sort: 'newest' }) },
    });
  return chips;
}
