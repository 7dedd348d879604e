import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import type { Filters } from './filters.ts';
import { written } from './planned.ts';
import { visible } from './visible.ts';

export type Fragment = ReturnType<typeof visible>;

/** What a list is narrowed to; its number may be a column of the query that asks. */
export type Wanted = Omit<Filters, 'numberId'> & { numberId: string | Fragment | null };

/** The whole of a list as one plain condition, for conversations whose ids are known: the stream's question. */
export function matching(sql: Sql, viewer: Viewer, filters: Filters): Fragment {
  const { view, status } = filters;
  const inView = {
    mine: ofPerson(sql, filters, viewer.id),
    unassigned: sql`conversations.stage = 'waiting'`,
    bot: sql`conversations.stage = 'bot'`,
    mentions: mentionsOf(sql, viewer.id, filters),
    all: filters.agentId === null ? sql`true` : ofPerson(sql, filters, filters.agentId),
  }[view];
  return sql`${visible(sql, viewer)} and ${inStatus(sql, status)} and ${inView} ${narrowed(sql, viewer, filters)}`;
}

/** Who has it: what is closed belongs to whoever had it last. */
export function ofPerson(sql: Sql, { status }: Pick<Filters, 'status'>, userId: string): Fragment {
  if (status === 'open') return sql`conversations.agent_id = ${userId}`;
  if (status === 'snoozed')
    return sql`conversations.agent_id = ${userId} and conversations.snoozed_until is not null`;
  return sql`conversations.status = 'closed' and conversations.last_agent_id = ${userId}`;
}

/** Written and not handed over: a plan that is kept for any status could use no index of one. */
export function inStatus(sql: Sql, status: Filters['status']): Fragment {
  switch (status) {
    case 'any':
      return sql`true`;
    case 'snoozed':
      return sql`conversations.snoozed_until is not null`;
    case 'open':
      return sql`conversations.status = 'open'`;
    case 'closed':
      return sql`conversations.status = 'closed'`;
  }
}

/** Of somebody's mentions the latest so many are a list: what they were called in years ago costs no page of it. */
const mentionsListed = 250;

/**
 * A note calls them; `unread`: one that they have not had on their screen. Which conversations those are is asked first and
 * by itself, so that these are read and sorted, and never the house's in their order until some are found.
 */
export function mentionsOf(sql: Sql, userId: string, { unread }: Pick<Filters, 'unread'>): Fragment {
  const which = unread ? sql`and note_mentions.seen_at is null` : sql`order by note_mentions.created_at desc`;
  return sql`conversations.id = any(array(select note_mentions.conversation_id from note_mentions
    where note_mentions.user_id = ${userId} ${which} limit ${written(sql, mentionsListed)}))`;
}

/** What every way to a list asks besides: number, tags, unread and window. Begins with `and`, or is nothing. */
export function narrowed(sql: Sql, viewer: Viewer, filters: Wanted): Fragment {
  const { view, numberId, tagIds, unread, window } = filters;
  const onNumber = numberId === null ? sql`` : sql`and conversations.number_id = ${numberId}`;
  const unseen = unread && view !== 'mentions' ? sql`and ${unreadBy(sql, viewer.id)}` : sql``;
  const withTags = tagIds.length === 0 ? sql`` : sql`${tagIds.map((id) => sql`and ${tagged(sql, id)}`)}`;
  return sql`${onNumber} ${withTags} ${unseen} ${inWindow(sql, window)}`;
}

function tagged(sql: Sql, tagId: string): Fragment {
  return sql`exists (select from contact_tags
    where contact_tags.contact_id = conversations.contact_id and contact_tags.tag_id = ${tagId})`;
}

function unreadBy(sql: Sql, userId: string): Fragment {
  return sql`conversations.inbound_count > coalesce((select seen.inbound_count from seen
    where seen.user_id = ${userId} and seen.conversation_id = conversations.id), 0)`;
}

/**
 * A window is open for 24 hours after a message, and `last_message_at` is never before one: so that where it is open a
 * list reads a day of its index, whatever lies behind.
 */
function inWindow(sql: Sql, window: Filters['window']): Fragment {
  const lately = sql`conversations.last_message_at > now() - interval '25 hours'`;
  switch (window) {
    case null:
      return sql``;
    case 'open':
      return sql`and conversations.window_until > now() and ${lately}`;
    case 'closing':
      return sql`and conversations.window_until > now() and conversations.window_until < now() + interval '4 hours' and ${lately}`;
    case 'closed':
      return sql`and (conversations.window_until > now()) is not true`;
  }
}
