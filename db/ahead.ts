import {
  dueNext,
  type Due,
  nextOf,
  type Next,
  type Timed,
  type TimerFacts,
  type TimerOptions,
} from '../domain/timers.ts';
import type { Sql, Tx } from './connect.ts';

/** What an episode waits for by itself, and whether it has something to send. */
export interface Looked {
  due: Due | null;
  next: Next | null;
  unsent: boolean;
  options: TimerOptions;
  now: number;
}

interface Facts extends TimerOptions {
  now: Date;
  openedBy: TimerFacts['openedBy'] | null;
  turnAt: Date | null;
  lastMessageAt: Date | null;
  wokeAt: Date | null;
  unsent: boolean;
  reply: TimerFacts['reply'] | null;
  keptOpenEpisode: number | null;
  keptTurn: number | null;
}

/**
 * Asks the rule on the row as it is. What only an option looks at is read only where that option is on. A message counts
 * from when it reached us: one that was late, because we were down, has not been quiet for as long as it says.
 */
export async function lookAhead(sql: Sql | Tx, episode: Timed & { conversationId: string }): Promise<Looked> {
  const { conversationId } = episode;
  const [row] = await sql<Facts[]>`
    select clock_timestamp() as now, give_back_minutes as "giveBackMinutes", auto_close_days as "autoCloseDays",
      episodes.opened_by as "openedBy", decisions.at as "turnAt", woke_at as "wokeAt",
      kept_open_episode as "keptOpenEpisode", kept_turn as "keptTurn",
      exists (select from messages
        where conversation_id = ${conversationId} and delivery in ('queued', 'sending')) as unsent,
      case when auto_close_days is not null then (
        select created_at from messages where conversation_id = ${conversationId} and author <> 'system'
          and kind <> 'reaction'
        order by seq desc limit 1) end as "lastMessageAt",
      case when give_back_minutes is not null then (
        select case when bool_or(delivery not in ('queued', 'sending')) then 'sent' else 'on-its-way' end
        from messages
        where conversation_id = ${conversationId} and messages.episode = conversations.episode
          and author in ('agent', 'phone') and kind <> 'reaction' and delivery not in ('failed', 'withdrawn')
        having count(*) > 0) end as reply
    from conversations
    join numbers on numbers.id = number_id
    left join episodes on episodes.conversation_id = conversations.id and episodes.episode = conversations.episode
    left join decisions on decisions.conversation_id = conversations.id and decisions.turn = conversations.turn
    where conversations.id = ${conversationId}`;
  if (row === undefined) throw new Error(`there is no conversation ${conversationId}`);

  const now = row.now.getTime();
  const options = { giveBackMinutes: row.giveBackMinutes, autoCloseDays: row.autoCloseDays };
  const facts: TimerFacts = {
    now,
    openedBy: row.openedBy ?? 'customer',
    turnAt: row.turnAt?.getTime() ?? null,
    lastMessageAt: row.lastMessageAt?.getTime() ?? null,
    wokeAt: row.wokeAt?.getTime() ?? null,
    unsent: row.unsent,
    reply: row.reply ?? 'none',
    keptOpenEpisode: row.keptOpenEpisode,
    keptTurn: row.keptTurn,
  };
  const due = dueNext(episode, facts, options);
  return { due, next: nextOf(due, now), unsent: row.unsent, options, now };
}
