import type { Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Filters } from './filters.ts';
import { type Fragment, matching } from './matching.ts';
import { planned, written } from './planned.ts';
import { beginningOf, type Found, micros, pageOf, seenBy } from './search.ts';
import { visible } from './visible.ts';
import { expectedOf } from './walk.ts';
import { orderOf, pieceOfList, type Range } from './ways.ts';

/** How much one answer may cost: customers looked at one by one, or conversations walked through. */
interface Pace {
  /** So few customers are all looked at, whenever they last spoke. */
  few: number;
  tried: number;
  walked: number;
}
const usualPace: Pace = { few: 100, tried: 500, walked: 2000 };

/**
 * The places of a list whose customers have all of these tags. Where few have them, the conversations of each are looked
 * at; else those of the latest weeks; else the list is walked without them. One answer goes only so far back: a page may
 * hold few, or none, and still name where the next begins.
 */
export async function listTagged(
  sql: Sql,
  viewer: Viewer,
  filters: Filters,
  { after, limit }: Range,
  pace = usualPace,
): Promise<Found<Cursor>> {
  const asked = { sql, viewer, filters };
  const range = { after, limit: limit + 1 };
  const [expected, span] = await Promise.all([
    expectedOf(sql, whoHave(sql, filters.tagIds)),
    inWeeks(filters) ? weeksOfAll(sql) : null,
  ]);
  // PostgreSQL takes it that who has one tag is as likely as anybody to have another, so it is not taken at its word.
  if (expected <= (span === null ? 6 * pace.tried : pace.few)) {
    const { tried, rows } = await ofCustomers(asked, range, { most: pace.tried, weeks: null });
    if (tried <= pace.tried) return pageOf(rows, limit);
  }
  const lately =
    span === null ? null : await backByWeeks(asked, range, { ...span, expected, most: pace.tried });
  return lately ?? planned(sql, (tx) => walk({ ...asked, tx }, { after, limit: pace.walked }, limit));
}

interface Asked {
  sql: Sql;
  viewer: Viewer;
  filters: Filters;
}

/** Whether a list grows with the years, and is read from their end: what is open does not, and is walked sooner. */
const inWeeks = ({ sort, status }: Filters): boolean =>
  sort === 'newest' && (status === 'closed' || status === 'any');

const whoHave = (sql: Sql, tagIds: readonly string[]): Fragment =>
  sql`select contact_id from contact_tag_sets where tag_ids @> ${tagIds as string[]}::uuid[]`;

/** Which customers are looked at: so many at most, and with weeks only those who spoke in one of them, and what was said since. */
interface Which {
  most: number;
  weeks: Weeks | null;
}

interface Weeks {
  first: number;
  /** When that one begins. */
  since: Date;
  /** From the least to the greatest that the index is asked for. */
  keys: [number, number];
}

/** The places of customers who have the tags, in the list's order; and how many were to be tried: with more than `most`, none is. */
async function ofCustomers(
  { sql, viewer, filters }: Asked,
  { after, limit }: Range,
  { most, weeks }: Which,
): Promise<{ tried: number; rows: Cursor[] }> {
  const { key, at, order, further, merged } = orderOf(sql, filters.sort);
  const spoke =
    weeks === null
      ? sql``
      : sql`and weeks_and_eights(weeks) && array(select generate_series(${weeks.keys[0]}::int, ${weeks.keys[1]}::int))`;
  const since = weeks === null ? sql`` : sql`and conversations.last_message_at >= ${weeks.since}`;
  const rows = await sql<Array<{ tried: number } & { [column in keyof Cursor]: Cursor[column] | null }>>`
    with few as materialized (${whoHave(sql, filters.tagIds)} ${spoke} limit ${written(sql, most + 1)}),
      counted as (select count(*)::int as tried from few)
    select tried, id, at from counted left join lateral (
      select conversations.id, ${at} as at, ${key} as sorted_at
      from few cross join lateral (select * from conversations where contact_id = few.contact_id offset 0) conversations
      where tried <= ${written(sql, most)} and ${matching(sql, viewer, { ...filters, tagIds: [] })} ${since} ${further(after)}
      ${order} limit ${written(sql, limit)}) found on true ${merged}`;
  return {
    tried: rows[0]?.tried ?? 0,
    rows: rows.filter((row): row is (typeof rows)[number] & Cursor => row.id !== null),
  };
}

const weekMs = 7 * 24 * 3600 * 1000;

/** A week as the database counts them (`week_of`, migration 0045). */
const weekOf = (time: number): number => Math.floor(time / weekMs);

/** The weeks in which all begins and ends. */
interface Span {
  first: number;
  newest: number;
}

interface Past extends Span {
  /** How many customers have the tags, whenever they spoke; roughly. */
  expected: number;
  most: number;
}

/**
 * From the latest weeks back, as many at a time as hold the rest of the page, most likely, until it is full or the end is
 * reached, or an answer has cost enough; null: nothing was found, since a week has too many customers.
 */
async function backByWeeks(asked: Asked, { after, limit }: Range, past: Past): Promise<Found<Cursor> | null> {
  const found: Cursor[] = [];
  let last = after === null ? past.newest : weekOf(Date.parse(after.at));
  let perWeek = past.expected / (past.newest - past.first + 1);
  let [from, left, weeksLeft] = [after, past.most, mostWeeks];
  while (weeksLeft > 0) {
    const ages = Math.max(1, last - past.first + 1);
    const wanted = 1 + Math.ceil((limit - found.length) / (perWeek * seenBy(asked.viewer)));
    const affordable = Math.floor((0.8 * left) / perWeek);
    const length = Math.min(wanted, affordable, weeksLeft, ages);
    if (length < 1) return found.length === 0 ? null : { found, next: from };
    // Many weeks take longer to look through than all there are, where these are no more.
    const weeks = 2 * wanted > ages && past.expected <= left ? null : weeksTo(last, length, affordable);
    const { tried, rows } = await ofCustomers(asked, { after: from, limit }, { most: past.most, weeks });
    if (tried > past.most) {
      perWeek = Math.max(2 * perWeek, left / length);
      continue;
    }
    found.push(...rows);
    if (found.length >= limit || weeks === null || weeks.first <= past.first) return pageOf(found, limit - 1);
    left -= tried;
    weeksLeft -= last - weeks.first + 1;
    last = weeks.first - 1;
    perWeek = (perWeek + tried / length) / 2;
    from = beginningOf(weeks.since);
  }
  return { found, next: from };
}

/** One answer looks through no more of them: each is read in the index, whoever spoke in it. */
const mostWeeks = 32;

/** So many weeks up to this one; or some more, where as many are asked for eight at a time. */
function weeksTo(last: number, length: number, most: number): Weeks {
  const eight = (week: number) => Math.floor(week / together);
  const begun = eight(last - length + 1) * together;
  const apart = length <= together || last - begun + 1 > most;
  const first = apart ? last - length + 1 : begun;
  return {
    first,
    since: new Date(first * weekMs),
    keys: apart ? [first, last] : [-1 - eight(last), -1 - eight(first)],
  };
}

/** So many weeks are one in the index, too (`weeks_and_eights`). */
const together = 8;

/** Null: there is no conversation. As they are dated and not by a clock, which may differ from that they were dated by. */
async function weeksOfAll(sql: Sql): Promise<Span | null> {
  const at = (which: 'min' | 'max', status: string) =>
    sql`(select ${sql.unsafe(which)}(last_message_at) from conversations where status = ${status})`;
  const [{ first, newest }] = await sql<[{ first: number | null; newest: number | null }]>`
    select week_of(least(${at('min', 'open')}, ${at('min', 'closed')})) as first,
      week_of(greatest(${at('max', 'open')}, ${at('max', 'closed')})) as newest`;
  return first === null || newest === null ? null : { first, newest };
}

/** As many as are wanted of those of a piece who have the tags; and where the rest begins, or what comes after the piece. */
async function walk(
  { sql, tx, viewer, filters }: Asked & { tx: Tx },
  range: Range,
  wanted: number,
): Promise<Found<Cursor>> {
  const { merged } = orderOf(sql, filters.sort);
  // Each among those the one before has left over; "is true" keeps the last from being asked once for each of the piece.
  const having = filters.tagIds.map(
    (id, n) => sql`, ${sql(`having${n + 1}`)} as materialized (select contact_id from contact_tags
      where tag_id = ${id} and contact_id = any(array(select contact_id from ${sql(n === 0 ? 'piece' : `having${n}`)})))`,
  );
  const all = sql(`having${filters.tagIds.length}`);
  const rows = await tx<Array<Cursor & { is: 'kept' | 'end'; seen: boolean | null }>>`
    with piece as materialized (${pieceOfList(sql, viewer, { ...filters, tagIds: [] }, range)}) ${having},
      kept as (select id, sorted_at from piece where (contact_id in (select contact_id from ${all})) is true ${merged} limit ${wanted + 1})
    (select 'kept' as is, id, ${micros(sql, sql`sorted_at`)} as at,
      (select ${visible(sql, viewer)} from conversations where conversations.id = kept.id) as seen from kept ${merged})
    union all (select 'end', id, ${micros(sql, sql`sorted_at`)}, null from piece ${merged} offset ${range.limit - 1} limit 1)`;
  const kept = rows.filter(({ is }) => is === 'kept');
  const [end = null] = kept.length > wanted ? kept.slice(wanted - 1) : rows.filter(({ is }) => is === 'end');
  return {
    found: kept.slice(0, wanted).filter(({ seen }) => seen === true),
    next: end && { at: end.at, id: end.id },
  };
}
