import type { Viewer } from '../domain/access.ts';
import type { Status } from '../domain/conversation.ts';
import { sharesOf } from './common-words.ts';
import type { Sql } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Fragment } from './matching.ts';
import { planned } from './planned.ts';
import { visible } from './visible.ts';

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

/** A message found by its words. */
export interface FoundMessage {
  id: string;
  at: string;
  conversationId: string;
  direction: 'in' | 'out';
  name: string | null;
  username: string | null;
  phone: string | null;
  hue: number;
  sentAt: Date;
  /** Its text around what was found, as parts; every second one is what was looked for. */
  excerpt: string[];
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

/** The conversations a viewer sees with customers of this name or user name, or a part of it; latest first. */
export async function findPeople(
  sql: Sql,
  viewer: Viewer,
  text: string,
  after: Cursor | null = null,
  limit = foundPerPage,
): Promise<Found<FoundPerson>> {
  if (!namesSomebody(text)) return { found: [], next: null };
  const named = wordsOf(text.replace(/^@/, '')).map((word) => sql`and contacts.finding like ${within(word)}`);
  return byPerson(sql, viewer, sql`${named}`, after, limit);

  /** A short word is looked for where words begin: anywhere else it is in nearly every name. */
  function within(word: string): Fragment {
    const escaped = word.replace(/[\\%_]/g, String.raw`\$&`);
    return sql`'%' || ${Array.from(word).length < 3 ? ' ' : ''} || plain(${escaped}) || '%'`;
  }
}

/** The same of customers with one of these digits in their phone. The caller gives digits alone. */
export async function findPeopleByPhone(
  sql: Sql,
  viewer: Viewer,
  parts: readonly string[],
  after: Cursor | null = null,
  limit = foundPerPage,
): Promise<Found<FoundPerson>> {
  if (parts.length === 0) return { found: [], next: null };
  // The index is asked for the last digits: those of the country are in every fifth phone, and long to go through.
  const within = (part: string) =>
    sql`(value like ${`%${part.slice(-indexedDigits)}%`} and strpos(value, ${part}) > 0)`;
  const like = parts.map((part, n) => (n === 0 ? within(part) : sql`or ${within(part)}`));
  const called = sql`and exists (select from identities
    where identities.contact_id = contacts.id and kind = 'phone' and (${like}))`;
  return byPerson(sql, viewer, called, after, limit);
}

const indexedDigits = 7;

/** Both statuses by themselves, since each has its own index in the list's order. */
async function byPerson(sql: Sql, viewer: Viewer, condition: Fragment, after: Cursor | null, limit: number) {
  const further = furtherThan(sql, sql`conversations.last_message_at, conversations.id`, after);
  const seek = (status: Status) => sql`
    (select conversations.id, conversations.last_message_at
    from conversations join contacts on contacts.id = conversations.contact_id
    where conversations.status = ${status} and ${visible(sql, viewer)} ${condition} ${further}
    order by conversations.last_message_at desc, conversations.id desc
    limit ${limit + 1})`;
  const rows = await planned(
    sql,
    (tx) => tx<FoundPerson[]>`
      with page as materialized (
        ${seek('open')} union all ${seek('closed')} order by last_message_at desc, id desc limit ${limit + 1})
      select conversations.id, ${micros(sql, sql`conversations.last_message_at`)} as at, numbers.name as "numberName",
        conversations.status, contacts.name, contacts.username, contacts.hue, ${phoneOf(sql)} as phone,
        conversations.last_message_at as "lastMessageAt"
      from page join conversations on conversations.id = page.id
        join contacts on contacts.id = conversations.contact_id join numbers on numbers.id = conversations.number_id
      order by conversations.last_message_at desc, conversations.id desc`,
  );
  return pageOf(rows, limit);
}

/**
 * The messages a viewer sees with all of these words (the last may be begun only), or this "phrase"; latest first. Looked
 * for no further back at a time than `farBack` messages: a page may hold few, or none, and still name where the next begins.
 */
export async function findMessages(
  sql: Sql,
  viewer: Viewer,
  text: string,
  after: Cursor | null = null,
  limit = foundPerPage,
  farBack = atOnce,
): Promise<Found<FoundMessage>> {
  const asked = await queryOf(sql, viewer, text, limit);
  if (asked === null) return { found: [], next: null };
  const { query, rare } = asked;
  const further = furtherThan(sql, sql`message_words.sent_at, message_words.message_id`, after);
  // Where few have it, all of those are found first and then put in order; else the order comes first, and ends early.
  const has = sql`message_words.words @@ ${query}::text::tsquery`;
  const inOrder = sql`order by message_words.sent_at desc, message_words.message_id desc`;
  const lately = sql`(select * from message_words where true ${further} ${inOrder} limit ${farBack})`;
  const hits = (from: Fragment) =>
    sql`select message_words.message_id, message_words.sent_at from ${from} message_words ${scope(sql, viewer)} and ${has}`;
  const latest = sql`order by sent_at desc, message_id desc limit ${limit + 1}`;
  const rows = await planned(
    sql,
    (tx) => tx<Array<Omit<FoundMessage, 'excerpt'> & { excerpt: string }>>`
      with ${
        rare
          ? sql`hits as materialized (${hits(sql`message_words as`)} ${further}), page as materialized (select * from hits ${latest})`
          : sql`page as materialized (${hits(lately)} ${inOrder} limit ${limit + 1})`
      }
      select messages.id, ${micros(sql, sql`page.sent_at`)} as at, messages.conversation_id as "conversationId",
        messages.direction, contacts.name, contacts.username, contacts.hue, ${phoneOf(sql)} as phone, page.sent_at as "sentAt",
        ts_headline('public.words'::regconfig, translate(left(messages.body, 20000), ${begins + ends}, ''),
          ${query}::text::tsquery, ${headline}) as excerpt
      from page join messages on messages.id = page.message_id
        join conversations on conversations.id = messages.conversation_id
        join contacts on contacts.id = conversations.contact_id
      where ${visible(sql, viewer)}
      order by page.sent_at desc, page.message_id desc`,
  );
  const page = pageOf(rows, limit);
  const found = page.found.map((row) => ({ ...row, excerpt: partsOf(row.excerpt) }));
  const next = page.next ?? (rare ? null : await endOfWalk(sql, further, farBack));
  return { found, next };
}

/** How many messages one search walks back through. */
const atOnce = 50_000;

/** Where a walk ended that did not find enough; null: at the very first message. */
async function endOfWalk(sql: Sql, further: Fragment, farBack: number): Promise<Cursor | null> {
  const [end] = await sql<Cursor[]>`
    select ${micros(sql, sql`message_words.sent_at`)} as at, message_words.message_id as id from message_words where true ${further}
    order by message_words.sent_at desc, message_words.message_id desc limit 1 offset ${farBack - 1}`;
  return end ?? null;
}

/** What is visible, asked of the words themselves where they know: a number's are. */
function scope(sql: Sql, viewer: Viewer): Fragment {
  if (viewer.active && viewer.role === 'service')
    return sql`where message_words.number_id = any(${viewer.numberIds as string[]}::uuid[])`;
  if (viewer.active && viewer.role !== 'sale') return sql`where true`;
  return sql`join conversations on conversations.id = message_words.conversation_id where (${visible(sql, viewer)}) is true`;
}

interface Asked {
  query: string;
  /** So few messages have all of it that these are looked at sooner than a page is found by walking back. */
  rare: boolean;
}

/** Postgres' own readers take any text for what it says, and fail at none. Null: there is no word in it. */
async function queryOf(sql: Sql, viewer: Viewer, text: string, limit: number): Promise<Asked | null> {
  const phrase = text.includes('"');
  const read = phrase
    ? sql`websearch_to_tsquery('public.words'::regconfig, ${text})`
    : sql`plainto_tsquery('public.words'::regconfig, ${text})`;
  const [{ query } = { query: '' }] = await sql<{ query: string }[]>`select ${read}::text as query`;
  if (query === '') return null;
  // Only the last word may be unfinished, and one letter of it says nothing yet.
  const unfinished = !phrase && /[\p{L}\p{N}]{2,}$/u.test(text);
  const words = [...query.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) => word.replaceAll("''", "'"));
  const known = await sharesOf(sql, words, unfinished);
  // With "or" and "not" between them the words' shares tell nothing, and an index has no answer to a mere "not".
  const plain = !/[|!]/.test(query);
  return { query: unfinished ? `${query}:*` : query, rare: plain && isRare(known, viewer, limit) };
}

/**
 * What the planner does not know: it takes any beginning of a word for one message in two hundred. The index goes through
 * what has the rarest word and fetches what has them all; a walk reads on until a page is full.
 */
function isRare(
  { shares, messages }: Awaited<ReturnType<typeof sharesOf>>,
  viewer: Viewer,
  limit: number,
): boolean {
  const known = shares.filter((share) => share !== null);
  if (known.length < shares.length) return true;
  const all = known.reduce((product, share) => product * share, 1);
  const fetched = all * messages * dearness + (Math.min(...known) * messages) / 5;
  return fetched < Math.min(limit / (all * seenBy(viewer)), mostFetched);
}

/** What a message fetched from anywhere costs against one that is next. */
const dearness = 3;
const mostFetched = 30_000;

/** About how much of everything somebody sees. */
const seenBy = ({ role }: Viewer): number => (role === 'sale' ? 0.05 : role === 'service' ? 0.5 : 1);

/** Characters of nobody's: they stand around what was found and cannot come from a message (`translate` takes them out). */
const begins = '\uE000';
const ends = '\uE001';
const headline = `StartSel=${begins}, StopSel=${ends}, MaxWords=22, MinWords=8, ShortWord=0, MaxFragments=0`;

const partsOf = (excerpt: string): string[] => excerpt.split(/[\uE000\uE001]/);

const phoneOf = (sql: Sql) =>
  sql`(select value from identities where contact_id = contacts.id and kind = 'phone' limit 1)`;

const micros = (sql: Sql, time: Fragment) =>
  sql`to_char(${time} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const furtherThan = (sql: Sql, place: Fragment, after: Cursor | null) =>
  after === null ? sql`` : sql`and (${place}) < (${after.at}::text::timestamptz, ${after.id}::uuid)`;

function pageOf<T extends Cursor>(rows: readonly T[], limit: number): Found<T> {
  const found = rows.slice(0, limit);
  const last = found.at(-1);
  return { found, next: rows.length > limit && last !== undefined ? { at: last.at, id: last.id } : null };
}
