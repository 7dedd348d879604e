import { z } from 'zod';
import type { ContactCursor, ContactFilters } from '../../db/contact-list.ts';

const id = z.uuid().nullable().catch(null).default(null);

/** What the address of the list narrows it to; whatever is nonsense narrows nothing. */
const query = z.object({
  view: z.enum(['all', 'mine', 'none', 'pending']).catch('all').default('all'),
  q: z.string().max(100).catch('').default(''),
  owner: id,
  tag: id,
  number: id,
});

export function readFilters(asked: Record<string, string>): ContactFilters {
  const { view, q, owner, tag, number } = query.parse(asked);
  return { view, find: q.replaceAll('\u0000', ''), ownerId: owner, tagId: tag, numberId: number };
}

/** `at~id`, where the last page ended; null: from the first. */
export function readCursor(text: string | undefined): ContactCursor | null {
  const [, at = '', cursorId = ''] =
    /^((?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)?)~([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  if (!z.uuid().safeParse(cursorId).success || (at !== '' && Number.isNaN(Date.parse(at)))) return null;
  return { at: at === '' ? null : at, id: cursorId };
}

export const cursorText = ({ at, id: cursorId }: ContactCursor): string => `${at ?? ''}~${cursorId}`;

/** The address of a list, or of what is done with a list: `/contacts`, `/contacts/export`. */
export function contactsPath(
  filters: ContactFilters,
  { after, path = '/contacts' }: { after?: ContactCursor | null; path?: string } = {},
): string {
  const { view, find, ownerId, tagId, numberId } = filters;
  const parts = new URLSearchParams();
  if (view !== 'all') parts.set('view', view);
  if (find !== '') parts.set('q', find);
  if (ownerId !== null) parts.set('owner', ownerId);
  if (tagId !== null) parts.set('tag', tagId);
  if (numberId !== null) parts.set('number', numberId);
  if (after !== undefined && after !== null) parts.set('after', cursorText(after));
  const text = parts.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const isNarrowed = ({ view, find, ownerId, tagId, numberId }: ContactFilters): boolean =>
  view !== 'all' || find !== '' || ownerId !== null || tagId !== null || numberId !== null;
