import type { Viewer } from '../domain/access.ts';
import type { Status } from '../domain/conversation.ts';
import type { Sql, Tx } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Fragment } from './matching.ts';
import { planned } from './planned.ts';
import { visible } from './visible.ts';
import { endOfPiece, fewContacts, pieceOf, waysBack } from './walk.ts';

/** A conversation found by its customer's name, user name or phone. */
export interface FoundPerson {
  id: string;
  /** The keyset's time, to the microsecond. */
  at: string;
  numberName: string;
  status: Status;
  name: string | null;
  username: string | null;
  phone: string | null;
  hue: number;
  lastMessageAt: Date;
}

export interface Found<T> {
  found: T[];
  next: Cursor | null;
}

export const foundPerPage = 10;

/** The words of what somebody looks for, as contacts are found by: without capitals, in any order. */
const wordsOf = (text: string): string[] =>
  [...new Set(text.trim().split(/\s+/))].filter((word) => word !== '').slice(0, 8);

/** Whether this is enough to look for a name by: one letter would be nearly everybody's. */
export const namesSomebody = (text: string): boolean =>
  wordsOf(text).some((word) => Array.from(word).length >= 2);

/** How much one answer may cost: customers looked at one by one, or conversations walked through. */
export interface Pace {
  few: number;
  walked: number;
}
const usualPace: Pace = { few: 1000, walked: 4000 };

/** About how much of everything somebody sees. */
export const seenBy = ({ role }: Viewer): number => (role === 'sale' ? 0.05 : role === 'service' ? 0.5 : 1);

/** Where a search goes on, and how much of it one answer is. */
interface Range {
  after?: Cursor | null;
  limit?: number;
  pace?: Pace;
}

/**
 * The conversations a viewer sees with customers of this name or user name, or a part of it; latest first. One answer
 * looks back only so far: a page may hold few, or none, and still name where the next begins.
 */
export async function findPeople(
  sql: Sql,
  viewer: Viewer,
  text: string,
  range: Range = {},
): Promise<Found<FoundPerson>> {
  if (!namesSomebody(text)) return { found: [], next: null };
  const who = (contact: Fragment | null) => sql`
    select contacts.id as contact_id from contacts
    where ${contact === null ? sql`true` : sql`contacts.id = ${contact}`} ${called(sql, text)}`;
  return byPerson(sql, viewer, who, range);
}

/**
 * Who is called so (`contacts`), as further conditions; none where no word is said. A short word is looked for where words
 * begin: anywhere else it is in nearly every name.
 */
export function called(sql: Sql | Tx, text: string): Fragment {
  return wordsOf(text.trim().replace(/^@/, '')).reduce((conditions, word) => {
    const escaped = word.replace(/[\\%_]/g, String.raw`\$&`);
    const begins = Array.from(word).length < 3 ? ' ' : '';
    return sql`${conditions} and contacts.finding like '%' || ${begins} || plain(${escaped}) || '%'`;
  }, sql``);
}

/** The same of customers with one of these digits in their phone. The caller gives digits alone. */
export async function findPeopleByPhone(
  sql: Sql,
  viewer: Viewer,
  parts: readonly string[],
  range: Range = {},
): Promise<Found<FoundPerson>> {
  if (parts.length === 0) return { found: [], next: null };
  const who = (contact: Fragment | null) => sql`
    select contact_id from identities
    where kind = 'phone' and (${phoneWithOne(sql, parts)}) ${contact === null ? sql`` : sql`and contact_id = ${contact}`}`;
  return byPerson(sql, viewer, who, range);
}

/** A phone (`value` of `identities`) with these digits in it. The index is asked for the last: a country's are in every fifth. */
const phoneWith = (sql: Sql | Tx, digits: string): Fragment =>
  sql`(value like ${`%${digits.slice(-indexedDigits)}%`} and strpos(value, ${digits}) > 0)`;

/** The same with one of these, of which there is one at least. */
export const phoneWithOne = (sql: Sql | Tx, parts: readonly string[]): Fragment =>
  parts
    .slice(1)
    .reduce((any, part) => sql`${any} or ${phoneWith(sql, part)}`, phoneWith(sql, parts[0] ?? ''));

const indexedDigits = 7;

/**
 * Where few are called so, the conversations with each of them; else those called so among the latest there are, a piece of
 * the past at a time: of what is everywhere a page is soon full, and what is everywhere but here ends with the piece.
 */
async function byPerson(
  sql: Sql,
  viewer: Viewer,
  who: (contact: Fragment | null) => Fragment,
  { after = null, limit = foundPerPage, pace = usualPace }: Range,
): Promise<Found<FoundPerson>> {
  const ways = waysBack(sql, viewer);
  return planned(sql, async (tx) => {
    const few = await fewContacts(tx, who(null), pace.few);
    const page =
      few === null
        ? sql`select piece.id, piece.last_message_at from ${pieceOf(sql, ways, after, pace.walked)} piece
            cross join lateral (${who(sql`piece.contact_id`)} limit 1) called`
        : sql`select conversations.id, conversations.last_message_at from unnest(${few}::uuid[]) few(id)
            join conversations on conversations.contact_id = few.id
            where ${visible(sql, viewer)} ${furtherThan(sql, sql`conversations.last_message_at, conversations.id`, after)}`;
    const rows = await tx<FoundPerson[]>`
      with page as materialized (${page} order by last_message_at desc, id desc limit ${limit + 1})
      select conversations.id, ${micros(sql, sql`conversations.last_message_at`)} as at, numbers.name as "numberName",
        conversations.status, contacts.name, contacts.username, contacts.hue, ${phoneOf(sql)} as phone,
        conversations.last_message_at as "lastMessageAt"
      from page join conversations on conversations.id = page.id
        join contacts on contacts.id = conversations.contact_id join numbers on numbers.id = conversations.number_id
      where ${visible(sql, viewer)}
      order by conversations.last_message_at desc, conversations.id desc`;
    const { found, next } = pageOf(rows, limit);
    return { found, next: next ?? (few === null ? await endOfPiece(tx, ways, after, pace.walked) : null) };
  });
}

export const phoneOf = (sql: Sql) =>
  sql`(select value from identities where contact_id = contacts.id and kind = 'phone' limit 1)`;

export const micros = (sql: Sql, time: Fragment) =>
  sql`to_char(${time} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const furtherThan = (sql: Sql, place: Fragment, after: Cursor | null) =>
  after === null ? sql`` : sql`and (${place}) < (${after.at}::text::timestamptz, ${after.id}::uuid)`;

/** The place before which lies all that came before a time, to the microsecond as a place in a list is told. */
export const beginningOf = (since: Date): Cursor => ({
  at: since.toISOString().replace('Z', '000Z'),
  id: '00000000-0000-0000-0000-000000000000',
});

export function pageOf<T extends Cursor>(rows: readonly T[], limit: number): Found<T> {
  const found = rows.slice(0, limit);
  const last = found.at(-1);
  return { found, next: rows.length > limit && last !== undefined ? { at: last.at, id: last.id } : null };
}
