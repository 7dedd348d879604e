import type { Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Filters } from './filters.ts';
import { type Fragment, matching } from './matching.ts';
import { planned } from './planned.ts';
import { type Found, micros, type Pace, pageOf } from './search.ts';
import { visible } from './visible.ts';
import { fewContacts } from './walk.ts';
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
  const { at, order, further } = orderOf(sql, filters.sort);
  return planned(sql, async (tx) => {
    const few = await fewContacts(tx, whoHasAll(sql, filters.tagIds), pace.few);
    if (few === null) return walk({ sql, tx, viewer, filters }, { after, limit: pace.walked }, limit);
    const rows = await tx<Cursor[]>`
      select conversations.id, ${at} as at
      from unnest(${few}::uuid[]) few(id) join conversations on conversations.contact_id = few.id
      where ${matching(sql, viewer, { ...filters, tagIds: [] })} ${further(after)}
      ${order} limit ${limit + 1}`;
    return pageOf(rows, limit);
  });
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

function whoHasAll(sql: Sql, tagIds: readonly string[]): Fragment {
  const each = tagIds.map((id, n) =>
    n === 0
      ? sql`where tag_id = ${id}`
      : sql`and exists (select from contact_tags other
          where other.contact_id = contact_tags.contact_id and other.tag_id = ${id})`,
  );
  return sql`select contact_id from contact_tags ${each}`;
}
