import type { Episode } from '../domain/conversation.ts';
import type { Sql } from './connect.ts';

/** The database's clock, in milliseconds since the epoch: deadlines are measured by one clock only. */
export async function clockOf(sql: Sql): Promise<number> {
  const [row] = await sql<
    { now: number }[]
  >`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`;
  if (row === undefined) throw new Error('the database has no clock');
  return row.now;
}

/** The conversation a command has changed, as it stands; null when no decision or line of history names the command. */
export async function findCommanded(sql: Sql, commandId: string): Promise<Episode | null> {
  const [row] = await sql<Episode[]>`
    select conversations.id as "conversationId", conversations.number_id as "numberId", conversations.episode,
      conversations.status, conversations.stage, conversations.agent_id as "agentId", conversations.turn,
      exists (select 1 from line where line.conversation_id = conversations.id) as "inLine",
      conversations.contact_id as "contactId",
      floor(extract(epoch from conversations.waiting_since) * 1000)::bigint as "waitingSince",
      floor(extract(epoch from conversations.snoozed_until) * 1000)::bigint as "snoozedUntil"
    from (
      select conversation_id from decisions where command_id = ${commandId}
      union all
      select conversation_id from events where command_id = ${commandId}
    ) done
    join conversations on conversations.id = done.conversation_id`;
  return row ?? null;
}
