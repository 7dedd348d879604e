import type { Viewer } from '../domain/access.ts';
import type { Stage, Status } from '../domain/conversation.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Sql } from './connect.ts';
import type { Filters } from './filters.ts';
import { matching } from './matching.ts';
import { listTagged } from './tagged.ts';
import { orderOf, ways } from './ways.ts';

/** A conversation as a line of the list. Times are dates; `at` is the list order's time, to the microsecond. */
export interface Row {
  id: string;
  at: string;
  numberId: string;
  contactName: string | null;
  username: string | null;
  /** Digits only; null when WhatsApp never told it. */
  phone: string | null;
  hue: number;
  status: Status;
  stage: Stage | null;
  agentId: string | null;
  agentName: string | null;
  agentHue: number | null;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  windowUntil: Date | null;
  lastMessageAt: Date;
  lastMessage: LastMessage | null;
  /** The customer's last message: what a close has to have seen. */
  lastInboundSeq: number;
  /** Messages of the customer's that this viewer has not seen. */
  unread: number;
  /** A note calls this viewer, and they have not seen it. */
  mentioned: boolean;
  /** What this viewer has begun to write in it, cut short. */
  draft: string | null;
  tags: Array<{ name: string; hue: number }>;
}

/** What a line's snippet is made of. `body` is cut short. */
export interface LastMessage {
  kind: string;
  body: string | null;
  content: Record<string, unknown>;
  direction: 'in' | 'out';
  author: 'customer' | 'agent' | 'bot' | 'phone' | 'system';
  delivery: Delivery | null;
  revoked: boolean;
}

/** Where a page of the list ends: the last row's `at` and `id`. */
export interface Cursor {
  at: string;
  id: string;
}

export const rowsPerPage = 30;

/**
 * One page of the list in its order, and where the next one begins (null: this was the last). Narrowed to tags it may hold
 * few rows, or none, and still name where to look further. A row that moves while somebody pages is shown again at its new
 * place, never skipped and never twice on a page.
 */
export async function listRows(
  sql: Sql,
  viewer: Viewer,
  filters: Filters,
  after: Cursor | null = null,
  limit = rowsPerPage,
): Promise<{ rows: Row[]; next: Cursor | null }> {
  if (filters.tagIds.length > 0) {
    const { found: places, next } = await listTagged(sql, viewer, filters, { after, limit });
    const ids = places.map(({ id }) => id);
    return { rows: await listRowsOf(sql, viewer, { ...filters, tagIds: [] }, ids), next };
  }
  const found = await sql<Row[]>`
    with page as materialized (${ways(sql, viewer, filters, { after, limit: limit + 1 })})
    ${details(sql, viewer, filters)}
    limit ${limit + 1}`;
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? { at: last.at, id: last.id } : null };
}

/** The ids among these that belong on this viewer's list as it is filtered, as rows. For the stream. */
export async function listRowsOf(
  sql: Sql,
  viewer: Viewer,
  filters: Filters,
  ids: readonly string[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  return sql<Row[]>`
    with page as materialized (
      select id from conversations
      where id = any(${ids as string[]}::uuid[]) and ${matching(sql, viewer, filters)})
    ${details(sql, viewer, filters)}`;
}

/** The ids of the first rows of a list, as many as a stream keeps an eye on. */
export async function listIds(sql: Sql, viewer: Viewer, filters: Filters, limit: number): Promise<string[]> {
  const range = { after: null, limit };
  if (filters.tagIds.length > 0)
    return (await listTagged(sql, viewer, filters, range)).found.map(({ id }) => id);
  const rows = await sql<Array<{ id: string }>>`${ways(sql, viewer, filters, range)}`;
  return rows.map(({ id }) => id);
}

/** Everything a row shows, for the ids in `page`, in the list's order. */
function details(sql: Sql, viewer: Viewer, { sort }: Filters) {
  const { at, order } = orderOf(sql, sort);
  return sql`
    select conversations.id, ${at} as at, conversations.number_id as "numberId",
      contacts.name as "contactName", contacts.username, contacts.hue,
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone,
      conversations.status, conversations.stage, conversations.agent_id as "agentId",
      agents.name as "agentName", agents.hue as "agentHue",
      conversations.waiting_since as "waitingSince", conversations.snoozed_until as "snoozedUntil", conversations.window_until as "windowUntil",
      conversations.last_message_at as "lastMessageAt", conversations.last_inbound_seq as "lastInboundSeq",
      (select jsonb_build_object('kind', kind, 'body', left(body, 200), 'content', content,
          'direction', direction, 'author', author, 'delivery', delivery, 'revoked', revoked_at is not null)
        from messages where messages.id = conversations.last_message_id) as "lastMessage",
      greatest(conversations.inbound_count - coalesce(seen.inbound_count, 0), 0) as unread,
      exists (select from note_mentions where user_id = ${viewer.id} and conversation_id = conversations.id
        and seen_at is null) as mentioned,
      (select left(body, 200) from drafts
        where user_id = ${viewer.id} and conversation_id = conversations.id and body <> ''
        order by kind desc limit 1) as draft,
      coalesce((select jsonb_agg(jsonb_build_object('name', tags.name, 'hue', tags.hue) order by tags.name)
        from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id), '[]') as tags
    from page
    join conversations on conversations.id = page.id
    join contacts on contacts.id = conversations.contact_id
    left join users agents on agents.id = conversations.agent_id
    left join seen on seen.user_id = ${viewer.id} and seen.conversation_id = conversations.id
    ${order}`;
}
