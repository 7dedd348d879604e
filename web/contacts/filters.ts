import { z } from 'zod';
import type { ContactCursor, ContactFilters } from '../../db/contact-list.ts';
import { unsealSought } from '../sought.ts';

/** What a list is narrowed to, as its address says it. */
export interface ListFilters extends ContactFilters {
  /** The same as `find`, as an address may hold it (`sought.ts`). */
  sealed: string;
}

const id = z.uuid().nullable().catch(null).default(null);

/** What the address of the list narrows it to; whatever is nonsense narrows nothing. */
const query = z.object({
  view: z.enum(['all', 'mine', 'none', 'pending']).catch('all').default('all'),
  find: z.string().catch('').default(''),
  owner: id,
  tag: id,
  number: id,
});

export function readFilters(asked: Record<string, string>, secretKey: string): ListFilters {
  const { view, find: sealed, owner, tag, number } = query.parse(asked);
  const find = unsealSought(secretKey, sealed);
  return { view, find, sealed, ownerId: owner, tagId: tag, numberId: number };
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
  filters: ListFilters,
  { after, path = '/contacts' }: { after?: ContactCursor | null; path?: string } = {},
): string {
  const { view, find, sealed, ownerId, tagId, numberId } = filters;
  const parts = new URLSearchParams();
  if (view !== 'all') parts.set('view', view);
  if (find !== '') parts.set('find', sealed);
  if (ownerId !== null) parts.set('owner', ownerId);
  if (tagId !== null) parts.set('tag', tagId);
  if (numberId !== null) parts.set('number', numberId);
  if (after !== undefined && after !== null) parts.set('after', cursorText(after));
  const text = parts.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const isNarrowed = ({ view, find, ownerId, tagId, numberId }: ContactFilters): boolean =>
  view !== 'all' || find !== '' || ownerId !== null || tagId !== null || numberId !== null;
