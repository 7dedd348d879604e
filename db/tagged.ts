import type { Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Filters } from './filters.ts';
import { matching } from './matching.ts';
import { planned, written } from './planned.ts';
import { type Found, micros, type Pace, pageOf } from './search.ts';
import { visible } from './visible.ts';
import { expectedOf } from './walk.ts';
import { orderOf, pieceOfList, type Range } from './ways.ts';

/** How much one answer may cost: customers looked at one by one, or conversations walked through. */
const usualPace: Pace = { few: 1000, walked: 2000 };

/**
 * The places of a list whose customers have all of these tags. Where few have them, the conversations of each are looked
 * at; else the list is walked without them. One answer walks only so far: a page may hold few, or none, and still name
 * where the next begins.
 */
export async function listTagged(
  sql: Sql,
  viewer: Viewer,
  filters: Filters,
  { after, limit }: Range,
  pace = usualPace,
): Promise<Found<Cursor>> {
  const rows = await ofFew(sql, viewer, filters, { after, limit: limit + 1 }, pace.few);
  return rows === null
    ? planned(sql, (tx) => walk({ sql, tx, viewer, filters }, { after, limit: pace.walked }, limit))
    : pageOf(rows, limit);
}

/**
 * The first of those whose customers have the tags, where these are few; null: they are more, or by far more are expected.
 * PostgreSQL takes it that who has one tag is as likely as anybody to have another, so it is not taken at its word.
 */
async function ofFew(
  sql: Sql,
  viewer: Viewer,
  filters: Filters,
  { after, limit }: Range,
  most: number,
): Promise<Cursor[] | null> {
  const who = sql`select contact_id from contact_tag_sets where tag_ids @> ${filters.tagIds as string[]}::uuid[]`;
  if ((await expectedOf(sql, who)) > 3 * most) return null;
  const { at, order, further } = orderOf(sql, filters.sort);
  const rows = await sql<Array<{ [column in keyof Cursor]: Cursor[column] | null }>>`
    with few as materialized (${who} limit ${written(sql, most + 1)})
    (select conversations.id, ${at} as at
      from few cross join lateral (select * from conversations where contact_id = few.contact_id offset 0) conversations
      where (select count(*) from few) <= ${written(sql, most)} and ${matching(sql, viewer, { ...filters, tagIds: [] })} ${further(after)}
      ${order} limit ${written(sql, limit)})
    union all (select null, null from few offset ${written(sql, most)} limit 1)`;
  const found = rows.filter((row): row is Cursor => row.id !== null);
  return found.length < rows.length ? null : found;
}

interface Asked {
  sql: Sql;
  tx: Tx;
  viewer: Viewer;
  filters: Filters;
}

/** As many as are wanted of those of a piece who have the tags; and where the rest begins, or what comes after the piece. */
async function walk(
  { sql, tx, viewer, filters }: Asked,
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
