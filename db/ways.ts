import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import type { Cursor } from './conversations.ts';
import type { Sort } from './filters.ts';
import { type Fragment, inStatus, mentionsOf, narrowed, ofPerson, type Wanted } from './matching.ts';
import { visible } from './visible.ts';

/** Where a part of a list begins (null: with the first), and how long it is. */
export interface Range {
  after: Cursor | null;
  limit: number;
}

/** One way to a list's rows, as far as a page is long. */
type Seek = (narrowing: Fragment) => Fragment;

/**
 * The ids of a list, each way to them by its own index, which ends in the list's order: so that a page costs the rows
 * it shows and not the rows there are. One condition with `or` or `any` in it would sort everything a person may see.
 *
 * What was found is asked of `visible` once more, as a page: within a way that leads to nothing else (a Sale's own, a
 * number of a Service agent's) the same said twice lets Postgres expect a tenth of the rows there are, and read all. A
 * Sale's has to be fetched for that; of all others a way knows what `visible` asks, from its index.
 */
export function ways(sql: Sql, viewer: Viewer, filters: Wanted, range: Range) {
  const found = waysOf(sql, viewer, filters, range);
  const { merged } = orderOf(sql, filters.sort);
  return viewer.role === 'sale'
    ? sql`select found.id, found.sorted_at from (${found}) found
        where exists (select from conversations where conversations.id = found.id and ${visible(sql, viewer)}) ${merged}`
    : sql`select conversations.id, conversations.sorted_at from (${found}) conversations
        where ${visible(sql, viewer)} ${merged}`;
}

/** The next of a list in its order, with their customers: those on its ways, of which a Sale's are not asked of `visible` yet. */
export const pieceOfList = (sql: Sql, viewer: Viewer, filters: Wanted, range: Range) =>
  sql`select id, contact_id, sorted_at from (${waysOf(sql, viewer, filters, range)}) found
    ${orderOf(sql, filters.sort).merged} limit ${range.limit}`;

function waysOf(sql: Sql, viewer: Viewer, filters: Wanted, range: Range) {
  const { view, status, numberId, agentId } = filters;
  const seek: Seek = (narrowing) => seekBy(sql, viewer, filters, narrowing, range);
  if (view === 'mentions')
    return seek(
      sql`${mentionsOf(sql, viewer.id, filters)} and ${inStatus(sql, status)} and (${visible(sql, viewer)}) is true`,
    );
  if (viewer.role === 'sale') return saleWays(sql, viewer, filters, seek);

  // Of what somebody has not all need be on the viewer's numbers.
  const ofAgent = view === 'mine' ? viewer.id : agentId;
  if (ofAgent !== null) return seek(sql`${ofPerson(sql, filters, ofAgent)} and ${visible(sql, viewer)}`);

  const byStage = byWindow(filters);
  const everything = viewer.role !== 'service';
  if (view === 'all' && status !== 'snoozed' && everything && numberId === null && !byStage)
    return seek(inStatus(sql, status));

  return eachNumber(sql, viewer, filters, byStage ? stagesOf(filters) : null, seek, range);
}

/**
 * What a list is in the order of. `at` is the keyset's time as text, to the microsecond: a JavaScript date has none, and a
 * keyset that lost them would skip rows. For the same reason a place goes back as `::text::timestamptz`: the driver makes
 * a date of what it takes for a time.
 */
export function orderOf(sql: Sql, sort: Sort) {
  const key = sort === 'window' ? sql`conversations.window_until` : sql`conversations.last_message_at`;
  const by = sort === 'newest' ? sql`desc` : sql`asc`;
  return {
    key,
    at: sql`to_char(${key} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    /** Of the conversations themselves, and of a way's rows. */
    order: sql`order by ${key} ${by}, conversations.id ${by}`,
    merged: sql`order by sorted_at ${by}, id ${by}`,
    further: (after: Cursor | null) =>
      after === null
        ? sql``
        : sql`and (${key}, conversations.id) ${sort === 'newest' ? sql`<` : sql`>`} (${after.at}::text::timestamptz, ${after.id}::uuid)`,
  };
}

function seekBy(sql: Sql, viewer: Viewer, filters: Wanted, narrowing: Fragment, { after, limit }: Range) {
  const { key, order, further } = orderOf(sql, filters.sort);
  const ofNumber = viewer.role === 'service' ? sql`, conversations.number_id` : sql``; // whether it is theirs
  return sql`
    select conversations.id, conversations.contact_id, ${key} as sorted_at ${ofNumber} from conversations
    where ${narrowing} ${narrowed(sql, viewer, filters)} ${further(after)}
    ${order}
    limit ${limit}`;
}

/** What they have, and what they own; a conversation that is both is one. */
function saleWays(sql: Sql, viewer: Viewer, filters: Wanted, seek: Seek) {
  const { view, agentId, status } = filters;
  const staged = stageOf(sql, filters);
  const theirs = sql`${ofPerson(sql, filters, viewer.id)} and ${staged}`;
  const owned = sql`conversations.owner_id = ${viewer.id} and ${inStatus(sql, status)} and ${staged}`;
  if (view === 'mine' || agentId === viewer.id) return seek(theirs);
  if (agentId !== null) return seek(sql`${owned} and ${ofPerson(sql, filters, agentId)}`);
  return sql`(${seek(theirs)}) union (${seek(owned)})`;
}

function stageOf(sql: Sql, { view }: Wanted) {
  if (view === 'unassigned') return sql`conversations.stage = 'waiting'`;
  if (view === 'bot') return sql`conversations.stage = 'bot'`;
  return sql`true`;
}

/** Whether the way leads by `conversations_by_window`: in its order, or to the little that lapses within hours. */
const byWindow = ({ sort, window, status }: Wanted) =>
  status !== 'snoozed' && (sort === 'window' || window === 'closing');

/** Where it stands, as that index has it. */
const stagesOf = ({ view, status }: Wanted): string[] => {
  if (view === 'unassigned') return ['waiting'];
  if (view === 'bot') return ['bot'];
  return status === 'closed' ? ['closed'] : ['bot', 'waiting', 'assigned'];
};

/** One seek a number (and stage, where its index begins with both); these are few, and each stops at the page's length. */
function eachNumber(
  sql: Sql,
  viewer: Viewer,
  filters: Wanted,
  stages: string[] | null,
  seek: Seek,
  range: Range,
) {
  const { numberId, view, status } = filters;
  const numbers =
    numberId !== null
      ? sql`(select ${numberId}::uuid as id)`
      : viewer.role !== 'service'
        ? sql`(select id from numbers)`
        : sql`(select unnest(${viewer.numberIds as string[]}::uuid[]) as id)`;
  const staged = view === 'all' ? inStatus(sql, status) : stageOf(sql, filters);
  const seeks =
    stages === null
      ? [seek(sql`conversations.number_id = chosen.id and ${staged}`)]
      : stages.map((stage) =>
          seek(
            sql`conversations.number_id = chosen.id and coalesce(conversations.stage, 'closed') = ${stage}`,
          ),
        );
  const all = seeks.map((one, n) => (n === 0 ? sql`(${one})` : sql`union all (${one})`));
  return sql`
    select of_number.*
    from ${numbers} chosen
    cross join lateral (${all}) of_number
    ${orderOf(sql, filters.sort).merged}
    limit ${range.limit}`;
}
