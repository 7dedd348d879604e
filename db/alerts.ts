import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { visible } from './visible.ts';

/** What calls for the viewer's attention, each counted up to 100: a badge says no more than 99+. */
export interface AlertCounts {
  /** Conversations of theirs with something unread. */
  unread: number;
  /** Conversations they see that wait in Unassigned. */
  waiting: number;
}

export async function countAlerts(sql: Sql, viewer: Viewer): Promise<AlertCounts> {
  const [row] = await sql<AlertCounts[]>`
    select
      (select count(*)::int from (
        select 1 from conversations
        left join seen on seen.conversation_id = conversations.id and seen.user_id = ${viewer.id}
        where conversations.agent_id = ${viewer.id} and conversations.inbound_count > coalesce(seen.inbound_count, 0)
          and ${visible(sql, viewer)}
        limit 100) as mine) as unread,
      (select count(*)::int from (
        select 1 from conversations where conversations.stage = 'waiting' and ${visible(sql, viewer)}
        limit 100) as line) as waiting`;
  return row ?? { unread: 0, waiting: 0 };
}
