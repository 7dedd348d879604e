import type { Viewer } from '../domain/access.ts';
import { commonWords, type Common, shareOf } from './common-words.ts';
import type { Sql } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Fragment } from './matching.ts';
import { planned } from './planned.ts';
import {
  beginningOf,
  type Found,
  foundPerPage,
  furtherThan,
  micros,
  pageOf,
  phoneOf,
  seenBy,
} from './search.ts';
import { visible } from './visible.ts';

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

/** How much one answer may cost: messages walked through, or fetched from anywhere. */
interface Pace {
  walked: number;
  fetched: number;
}
const usualPace: Pace = { walked: 4000, fetched: 250 };

/**
 * The messages a viewer sees with all of these words (the last may be begun only), or this "phrase"; latest first. One
 * answer looks back only so far: a page may hold few, or none, and still name where the next begins.
 */
export async function findMessages(
  sql: Sql,
  viewer: Viewer,
  text: string,
  after: Cursor | null = null,
  limit = foundPerPage,
  pace = usualPace,
): Promise<Found<FoundMessage>> {
  const asked = await queryOf(sql, text);
  if (asked === null) return { found: [], next: null };
  const latest = after === null ? asked.latest : new Date(after.at);
  const way = wayTo(asked, await commonWords(sql), { viewer, latest, limit, pace });
  const further = furtherThan(sql, sql`message_words.sent_at, message_words.message_id`, after);
  const has = sql`message_words.words @@ ${asked.query}::text::tsquery`;
  const place = sql`message_words.message_id, message_words.sent_at`;
  const page =
    way.by === null
      ? sql`page as materialized (select ${place} from ${walked(sql, further, pace)} message_words ${scope(sql, viewer)}
          and ${has} order by message_words.sent_at desc, message_words.message_id desc limit ${limit + 1})`
      : sql`hits as materialized (select ${place}, conversation_id from message_words where ${onTheirNumbers(sql, viewer)}
          and ${dated(sql, way.by)} ${way.days === null ? sql`` : sql`and ${dated(sql, way.days.query)}`} and (${has}) is true ${further}),
        -- "offset 0": in their order, so that no more are asked whether they are visible than make a page
        page as materialized (select message_id, sent_at from (select * from hits order by sent_at desc, message_id desc offset 0) hits
          where exists (select from conversations where conversations.id = hits.conversation_id and ${visible(sql, viewer)})
          order by sent_at desc, message_id desc limit ${limit + 1})`;
  const rows = await planned(
    sql,
    (tx) => tx<Array<Omit<FoundMessage, 'excerpt'> & { marked: string; said: string | null }>>`
      with ${page}
      select messages.id, ${micros(sql, sql`page.sent_at`)} as at, messages.conversation_id as "conversationId",
        messages.direction, contacts.name, contacts.username, contacts.hue, ${phoneOf(sql)} as phone, page.sent_at as "sentAt",
        marked, case when place > 0 then substr(whole, place, char_length(plain)) end as said
      from page join messages on messages.id = page.message_id
        join conversations on conversations.id = messages.conversation_id
        join contacts on contacts.id = conversations.contact_id
        -- "offset 0": each is worked out once, and not wherever it is named.
        cross join lateral (select whole, words_apart(whole) as apart
          from (select translate(left(messages.body, 20000), ${begins + ends}, '') as whole) body offset 0) as text
        cross join lateral (select marked, translate(marked, ${begins + ends}, '') as plain
          from (select ts_headline('public.words'::regconfig, apart, ${asked.query}::text::tsquery, ${headline}) as marked offset 0) shown
          offset 0) as unmarked
        cross join lateral (select strpos(apart, plain) as place offset 0) as found
      where ${visible(sql, viewer)}
      order by page.sent_at desc, page.message_id desc`,
  );
  const { found, next } = pageOf(rows, limit);
  return {
    found: found.map(({ marked, said, ...row }) => ({ ...row, excerpt: partsOf(marked, said) })),
    next:
      next ??
      (way.by === null ? await endOfWalk(sql, further, pace) : way.days && beginningOf(way.days.since)),
  };
}

interface Asked {
  query: string;
  words: string[];
  /** The last word may be the beginning of one. */
  unfinished: boolean;
  /** All of the words are meant: no "or" and no "not" between them. */
  plain: boolean;
  /** When the latest message was sent. */
  latest: Date;
}

/** Postgres' own readers take any text for what it says, and fail at none. Null: there is no word in it. */
async function queryOf(sql: Sql, typed: string): Promise<Asked | null> {
  const text = typed.replace(/[“”„‟«»「」]/g, '"');
  const phrase = text.includes('"');
  const read = phrase
    ? sql`websearch_to_tsquery('public.words'::regconfig, words_apart(${text}))`
    : sql`plainto_tsquery('public.words'::regconfig, words_apart(${text}))`;
  const [{ query, latest }] = await sql<[{ query: string; latest: Date | null }]>`
    select ${read}::text as query, (select max(sent_at) from message_words) as latest`;
  if (query === '' || latest === null) return null;
  // Only the last word may be unfinished, and one letter of it says nothing yet.
  const unfinished = !phrase && /[\p{L}\p{M}\p{N}]{2,}$/u.test(text);
  return {
    query: unfinished ? `${query}:*` : query,
    words: [...query.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) => word.replaceAll("''", "'")),
    unfinished,
    plain: !/[|!]/.test(query),
    latest,
  };
}

/**
 * How messages are found: `by` null, by walking back in time; else by the index of words, which is asked for `by` and for
 * some days (null: any), and what it names is fetched.
 */
type Way = { by: null } | { by: string; days: Days | null };

interface Search {
  viewer: Viewer;
  /** Nothing that is looked for is newer. */
  latest: Date;
  limit: number;
  pace: Pace;
}

/**
 * A walk reads on until a page is full: quick where many messages have the words, and nearly all are visible. The index
 * names those of some days that have them, and each is fetched from anywhere. What the planner does not know: it takes any
 * beginning of a word for one message in two hundred.
 */
function wayTo(
  { words, unfinished, plain }: Asked,
  common: Common,
  { viewer, latest, limit, pace }: Search,
): Way {
  if (!plain) return { by: null }; // an index has no answer to a mere "not"
  // The same word twice is no rarer than once.
  const terms = [...new Set(words)].map((word) => {
    const begun = unfinished && words.indexOf(word) === words.length - 1;
    return { word, begun, share: shareOf(common, word, begun) };
  });
  const shared = (some: typeof terms) => some.reduce((product, { share }) => product * (share ?? 0), 1);
  if (limit / (shared(terms) * seenBy(viewer)) <= pace.walked / 4) return { by: null };

  // Of a beginning the index gathers all that begin like it: where that takes long, it is looked for in what the others name.
  const quick = ({ begun, share }: (typeof terms)[number]) =>
    !begun || (share ?? 0) * common.messages <= mostBegun;
  const asked = terms.filter(quick);
  if (asked.length === 0) return { by: null };

  const named = shared(asked) * common.messages;
  // Each that is fetched costs its page of the table: no more of them than it takes to fill an answer, most likely.
  const wanted = (fetchedForOne * limit) / (shared(terms.filter((term) => !quick(term))) * seenBy(viewer));
  const fetched = Math.min(wanted, pace.fetched);
  const since = named <= fetched ? null : backFrom(common.ages, latest, fetched / named);
  return {
    by: asked.map(({ word, begun }) => `'${word.replaceAll("'", "''")}'${begun ? ':*' : ''}`).join(' & '),
    days: since && daysBetween(since, latest),
  };
}

/** What is known of shares and ages is a sample, and what is on a page of the table comes in clusters. */
const fetchedForOne = 3;

/** More entries of the index are not gathered for one beginning. */
const mostBegun = 15_000;

/** The time before which lies the next `share` of all messages, from here; null: nothing is older. */
function backFrom(ages: readonly Date[], latest: Date, share: number): Date | null {
  const steps = ages.length - 1;
  const times = ages.map((age) => age.getTime());
  const here = latest.getTime();
  const newer = times.findIndex((time) => time >= here);
  const place = newer < 0 ? steps : newer; // to a step: the latest messages are in none yet
  const [from, to] = [Math.floor(place - share * steps), Math.ceil(place - share * steps)];
  const [before, behind] = [times[from], times[to]];
  if (before === undefined || behind === undefined) return null;
  const since = behind - (behind - before) * (to - (place - share * steps));
  return since < here ? new Date(since) : null;
}

/** What the index holds of a message: its words, and when it was sent (migration 0040). */
const dated = (sql: Sql, query: string): Fragment =>
  sql`dated_words(message_words.words, message_words.sent_at) @@ ${query}::text::tsquery`;

/** Whole days, as the index is asked for any of them; and when the first begins. */
interface Days {
  query: string;
  since: Date;
}

const dayMs = 24 * 3600 * 1000;
/** Some days are asked for one by one; where there are more, so many at once. */
const daysTogether = 32;

function daysBetween(since: Date, latest: Date): Days {
  const dayOf = (time: Date) => Math.floor(time.getTime() / dayMs);
  const each = dayOf(latest) - dayOf(since) < daysTogether;
  const length = each ? 1 : daysTogether;
  const [first, last] = [since, latest].map((time) => Math.floor(dayOf(time) / length)) as [number, number];
  const words = Array.from({ length: last - first + 1 }, (_, n) => `'${each ? '@' : '@@'}${first + n}'`);
  return { query: words.join(' | '), since: new Date(first * length * dayMs) };
}

const walked = (sql: Sql, further: Fragment, pace: Pace): Fragment => sql`(select * from message_words
  where true ${further} order by message_words.sent_at desc, message_words.message_id desc limit ${pace.walked})`;

/** Where a walk ended that did not find enough; null: at the very first message. */
async function endOfWalk(sql: Sql, further: Fragment, pace: Pace): Promise<Cursor | null> {
  const [end] = await sql<Cursor[]>`
    select ${micros(sql, sql`message_words.sent_at`)} as at, message_words.message_id as id from message_words where true ${further}
    order by message_words.sent_at desc, message_words.message_id desc limit 1 offset ${pace.walked - 1}`;
  return end ?? null;
}

/** What is visible, asked of the words themselves where they know: a number's are. */
const scope = (sql: Sql, viewer: Viewer): Fragment =>
  viewer.active && viewer.role !== 'sale'
    ? sql`where ${onTheirNumbers(sql, viewer)}`
    : sql`join conversations on conversations.id = message_words.conversation_id where (${visible(sql, viewer)}) is true`;

/** As much of that as the words know. */
const onTheirNumbers = (sql: Sql, viewer: Viewer): Fragment =>
  viewer.role === 'service'
    ? sql`message_words.number_id = any(${viewer.numberIds as string[]}::uuid[])`
    : sql`true`;

/** Characters of nobody's: they stand around what was found and cannot come from a message (`translate` takes them out). */
const begins = '\uE000';
const ends = '\uE001';
const headline = `StartSel=${begins}, StopSel=${ends}, MaxWords=22, MinWords=8, ShortWord=0, MaxFragments=0`;

/** As it was said: words are looked for, and marked, with a blank for each sign of other scripts. */
function partsOf(marked: string, said: string | null): string[] {
  const parts = marked.split(/[\uE000\uE001]/);
  if (said === null) return parts; // the marker drops what looks like a tag
  const signs = Array.from(said);
  return parts.map((part) => signs.splice(0, Array.from(part).length).join(''));
}
