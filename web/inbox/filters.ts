import {
  everything,
  type Filters,
  type ListStatus,
  type Sort,
  type View,
  type WindowState,
} from '../../db/filters.ts';
import { isId } from '../door.ts';

export const views: readonly View[] = ['mine', 'unassigned', 'all', 'bot', 'mentions'];
export const windowStates: readonly WindowState[] = ['open', 'closing', 'closed'];
export const sorts: readonly Sort[] = ['newest', 'oldest', 'window'];

/** Reads the list's filters from an address. What makes no sense is left out: an old bookmark still opens an inbox. */
export function filtersFrom(query: Record<string, string | undefined>): Filters {
  const view = views.find((known) => known === query['view']) ?? 'all';
  return sensible({
    view,
    status: statuses.find((known) => known === query['status']) ?? usualStatus(view),
    numberId: isId(query['number']) ? query['number'] : null,
    agentId: isId(query['agent']) ? query['agent'] : null,
    tagIds: [...new Set((query['tags'] ?? '').split(','))].filter(isId).slice(0, mostTags).toSorted(),
    unread: query['unread'] === '1',
    window: windowStates.find((known) => known === query['window']) ?? null,
    sort: sorts.find((known) => known === query['sort']) ?? 'newest',
  });
}

const statuses: readonly ListStatus[] = ['open', 'closed', 'snoozed'];

/** What a view holds as long as no status is chosen. */
export const usualStatus = (view: View): ListStatus => (view === 'mentions' ? 'any' : 'open');

const mostTags = 8;

/** These filters as far as they go together (db/filters.ts). */
export function sensible(filters: Filters): Filters {
  const { view, status, window } = filters;
  const isOpen = view === 'unassigned' || view === 'bot' || (filters.unread && status === 'closed');
  const onlyOpen = view !== 'mentions' && (isOpen || status === 'any');
  return {
    ...filters,
    status: onlyOpen ? 'open' : status,
    agentId: view === 'all' ? filters.agentId : null,
    // What is ordered by the time that is left has some.
    ...(filters.sort === 'window' && {
      window: window ?? 'open',
      sort: window === 'closed' ? 'newest' : 'window',
    }),
  };
}

/** The query of these filters, without what is the default: `?view=mine&status=closed`, or nothing. */
export function filtersQuery(filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  if (filters.view !== 'all') query.set('view', filters.view);
  if (filters.status !== usualStatus(filters.view)) query.set('status', filters.status);
  if (filters.numberId !== null) query.set('number', filters.numberId);
  if (filters.agentId !== null) query.set('agent', filters.agentId);
  if (filters.tagIds.length > 0) query.set('tags', filters.tagIds.join(','));
  if (filters.unread) query.set('unread', '1');
  if (filters.window !== null) query.set('window', filters.window);
  if (filters.sort !== 'newest') query.set('sort', filters.sort);
  for (const [key, value] of Object.entries(more)) query.set(key, value);
  return query.size === 0 ? '' : `?${query}`;
}

/** The address of the inbox, or of one conversation in it, with the list narrowed as it is now. */
export function inboxPath(filters: Filters, conversationId?: string): string {
  const path = conversationId === undefined ? '/inbox' : `/inbox/${conversationId}`;
  return path + filtersQuery(sensible(filters));
}

/** The view and status alone: nothing narrows them, and the newest comes first. */
export const cleared = ({ view, status }: Filters): Filters => ({ ...everything, view, status });

/** Whether anything but view, status and order says what the list holds. */
export const isNarrowed = (filters: Filters): boolean =>
  filtersQuery({ ...filters, sort: 'newest' }) !== filtersQuery(cleared(filters));
