import type { Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Fragment } from './matching.ts';

/**
 * The ways by which all that somebody sees is read back in time: each has an index that ends in that order, and none leads
 * to what another leads to. `visible` says the same as one condition, and is asked of whatever was found besides.
 */
export function waysBack(sql: Sql, viewer: Viewer): Fragment[] {
  const each = (narrowing: Fragment) => openAndClosed(sql, narrowing);
  if (!viewer.active) return [sql`false`];
  switch (viewer.role) {
    case 'admin':
    case 'inbox_manager':
      return each(sql`true`);
    case 'service':
      return viewer.numberIds.length === 0
        ? [sql`false`]
        : viewer.numberIds.flatMap((id) => each(sql`conversations.number_id = ${id}`));
    case 'sale': {
      const notOwned = sql`conversations.owner_id is distinct from ${viewer.id}`;
      return [
        ...each(sql`conversations.owner_id = ${viewer.id}`),
        sql`conversations.agent_id = ${viewer.id} and ${notOwned}`,
        sql`conversations.status = 'closed' and conversations.last_agent_id = ${viewer.id} and ${notOwned}`,
      ];
    }
  }
}

/** Each status by itself, since each has its own index in that order. */
export const openAndClosed = (sql: Sql, narrowing: Fragment): Fragment[] =>
  ['open', 'closed'].map((status) => sql`conversations.status = ${status} and ${narrowing}`);

/** A piece of the past: the next `length` conversations of some ways, latest first. Its reader may stop sooner, and so do the indexes. */
export function pieceOf(sql: Sql, ways: readonly Fragment[], after: Cursor | null, length: number): Fragment {
  const further =
    after === null
      ? sql``
      : sql`and (conversations.last_message_at, conversations.id) < (${after.at}::text::timestamptz, ${after.id}::uuid)`;
  const order = sql`order by last_message_at desc, id desc`;
  const each = ways.map(
    (way, n) => sql`${n === 0 ? sql`` : sql`union all`}
      (select conversations.id, conversations.contact_id, conversations.last_message_at from conversations
      where ${way} ${further} ${order} limit ${length})`,
  );
  return sql`(select id, contact_id, last_message_at from (${each}) latest ${order} limit ${length})`;
}

/** Where such a piece ends; null: with the very first conversation. */
export async function endOfPiece(
  sql: Sql | Tx,
  ways: readonly Fragment[],
  after: Cursor | null,
  length: number,
): Promise<Cursor | null> {
  const [end] = await sql<Cursor[]>`
    select to_char(last_message_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, id
    from ${pieceOf(sql as Sql, ways, after, length)} piece
    order by last_message_at desc, id desc offset ${length - 1} limit 1`;
  return end ?? null;
}

/** How many rows PostgreSQL expects of a query, asked for its plan. */
export async function expectedOf(sql: Sql | Tx, query: Fragment): Promise<number> {
  const [plan] = await sql<
    [{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }]
  >`explain (format json) ${query}`;
  return plan['QUERY PLAN'][0].Plan['Plan Rows'];
}

/**
 * These contacts (a query of their ids, as `contact_id`), where they are few enough to look at each. Null: they are too
 * many, or by far more are expected; of a part of a name PostgreSQL knows only roughly how many have it.
 */
export async function fewContacts(tx: Tx, who: Fragment, most: number): Promise<string[] | null> {
  if ((await expectedOf(tx, who)) > 3 * most) return null;
  const rows = await tx<Array<{ contact_id: string }>>`${who} limit ${most + 1}`;
  return rows.length > most ? null : [...new Set(rows.map((row) => row.contact_id))];
}
