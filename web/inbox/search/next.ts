import type { Cursor } from '../../../db/conversations.ts';
import { isId } from '../../door.ts';
import { isInstant } from '../items.ts';

export type Kind = 'people' | 'messages';

/** Where the next page of what was found begins, as one field of a form. */
export const nextText = (of: Kind, { at, id }: Cursor): string => `${of} ${at} ${id}`;

/** Null: there is none, or it makes no sense; then it is looked for from the beginning. */
export function nextFrom(text: string): { of: Kind; after: Cursor } | null {
  const [of, at, id] = text.split(' ');
  if ((of !== 'people' && of !== 'messages') || at === undefined || !isInstant(at) || !isId(id)) return null;
  return { of, after: { at, id } };
}
