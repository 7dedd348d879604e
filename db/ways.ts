import type { Viewer } from '../domain/access.ts';
import type { Status } from '../domain/conversation.ts';
import type { Sql } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Filters } from './filters.ts';
import { visible } from './visible.ts';

interface Range {
  after: Cursor | null;
  limit: number;
}
type Fragment = ReturnType<typeof visible>;

/**
 * The ids of a list, each way to them by its own index, which ends in the list's order: so that a page costs the rows
 * it shows and not the rows there are. One condition with `or` or `any` in it would sort everything a person may see.
 * Every way asks `visible` as well; the narrowing only says where to look.
 */
export function ways(sql: Sql, viewer: Viewer, filters: Filters, range: Range) {
  const { view, status, numberId } = filters;
  const onNumber = numberId === null ? sql`` : sql`and conversations.number_id = ${numberId}`;
  const seek = (narrowing: Fragment) => seekBy(sql, viewer, sql`${narrowing} ${onNumber}`, range);

  if (view === 'mine' && status === 'open') return seek(sql`conversations.agent_id = ${viewer.id}`);
  if (view === 'mine')
    return seek(sql`conversations.status = 'closed' and conversations.last_agent_id = ${viewer.id}`);

  const staged = stageOf(sql, filters);
  if (viewer.role === 'sale') return saleWays(sql, viewer, status, staged, seek);

  const everything = viewer.role !== 'service';
  if (view === 'all' && everything && numberId === null) return seek(sql`conversations.status = ${status}`);

  const narrowing = view === 'all' ? sql`conversations.status = ${status}` : staged;
  return eachNumber(sql, viewer, numberId, everything, narrowing, range);
}

function stageOf(sql: Sql, { view }: Filters) {
  if (view === 'unassigned') return sql`conversations.stage = 'waiting'`;
  if (view === 'bot') return sql`conversations.stage = 'bot'`;
  return sql`true`;
}

function seekBy(sql: Sql, viewer: Viewer, narrowing: Fragment, { after, limit }: Range) {
  const further =
    after === null
      ? sql``
      : sql`and (conversations.last_message_at, conversations.id) < (${after.at}::text::timestamptz, ${after.id}::uuid)`;
  return sql`
    select conversations.id, conversations.last_message_at from conversations
    where ${narrowing} and ${visible(sql, viewer)} ${further}
    order by conversations.last_message_at desc, conversations.id desc
    limit ${limit}`;
}

/** What they have, and what they own; a conversation that is both is one. */
function saleWays(
  sql: Sql,
  viewer: Viewer,
  status: Status,
  staged: Fragment,
  seek: (narrowing: Fragment) => Fragment,
) {
  const theirs =
    status === 'open'
      ? sql`conversations.agent_id = ${viewer.id}`
      : sql`conversations.status = 'closed' and conversations.last_agent_id = ${viewer.id}`;
  const owned = sql`conversations.owner_id = ${viewer.id} and conversations.status = ${status}`;
  return sql`(${seek(sql`${theirs} and ${staged}`)}) union (${seek(sql`${owned} and ${staged}`)})
    order by last_message_at desc, id desc`;
}

/** One seek a number; there are few numbers, and each seek stops at the page's length. */
function eachNumber(
  sql: Sql,
  viewer: Viewer,
  numberId: string | null,
  everything: boolean,
  narrowing: Fragment,
  range: Range,
) {
  const numbers =
    numberId !== null
      ? sql`(select ${numberId}::uuid as id)`
      : everything
        ? sql`(select id from numbers)`
        : sql`(select unnest(${viewer.numberIds as string[]}::uuid[]) as id)`;
  return sql`
    select of_number.id, of_number.last_message_at
    from ${numbers} chosen
    cross join lateral (${seekBy(sql, viewer, sql`conversations.number_id = chosen.id and ${narrowing}`, range)}) of_number
    order by of_number.last_message_at desc, of_number.id desc
    limit ${range.limit}`;
}
