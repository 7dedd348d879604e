import type { Filters, View } from '../../db/filters.ts';
import { isId } from '../door.ts';

export const views: readonly View[] = ['mine', 'unassigned', 'all', 'bot'];

/** Reads the list's filters from an address. What makes no sense is left out: an old bookmark still opens an inbox. */
export function filtersFrom(query: Record<string, string | undefined>): Filters {
  const view = views.find((known) => known === query['view']) ?? 'all';
  const onlyOpen = view === 'unassigned' || view === 'bot';
  return {
    view,
    status: query['status'] === 'closed' && !onlyOpen ? 'closed' : 'open',
    numberId: isId(query['number']) ? query['number'] : null,
  };
}

/** The query of these filters, without what is the default: `?view=mine&status=closed`, or nothing. */
export function filtersQuery(filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  if (filters.view !== 'all') query.set('view', filters.view);
  if (filters.status !== 'open') query.set('status', filters.status);
  if (filters.numberId !== null) query.set('number', filters.numberId);
  for (const [key, value] of Object.entries(more)) query.set(key, value);
  return query.size === 0 ? '' : `?${query}`;
}

/** The address of the inbox, or of one conversation in it, with the list narrowed as it is now. */
export function inboxPath(filters: Filters, conversationId?: string): string {
  const path = conversationId === undefined ? '/inbox' : `/inbox/${conversationId}`;
  return path + filtersQuery(filters);
}
