import type { SignedIn } from '../../../db/users.ts';
import type { Sql } from '../../../db/connect.ts';
import { findMessages, type FoundMessage } from '../../../db/message-search.ts';
import { type Found, findPeople, type FoundPerson } from '../../../db/search.ts';
import { typedPhone } from '../../../domain/phone.ts';
import type { Kind } from './next.ts';
import type { Cursor } from '../../../db/conversations.ts';

/** What a text was found in besides phones. */
export interface Everywhere {
  people: Found<FoundPerson>;
  messages: Found<FoundMessage>;
}

const none = { found: [], next: null };

/** Whether there is anything to look for: one letter would be nearly everybody's. */
export const says = (q: string): boolean => (q.match(/[\p{L}\p{N}\p{S}]/gu) ?? []).length >= 2;

/**
 * Names and messages with what is typed. Digits alone are looked for in phones, not in names, and in messages: an order's
 * number looks like a part of a phone.
 */
export async function lookEverywhere(
  sql: Sql,
  viewer: SignedIn,
  q: string,
  { only, after = null }: { only?: Kind; after?: Cursor | null } = {},
): Promise<Everywhere> {
  const isPhone = typedPhone(q) !== null;
  const [people, messages] = await Promise.all([
    isPhone || (only ?? 'people') !== 'people' ? none : findPeople(sql, viewer, q, { after }),
    (only ?? 'messages') !== 'messages' ? none : findMessages(sql, viewer, q, after),
  ]);
  return { people, messages };
}
