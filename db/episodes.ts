import type { Episode, Stage, Status } from '../domain/conversation.ts';
import type { Sql, Tx } from './connect.ts';

/** A conversation's row as rules and steps need it. Times are milliseconds since the epoch. */
export interface EpisodeRow {
  episode: Episode;
  ownerId: string | null;
  lastAgentId: string | null;
  previousAgentId: string | null;
  lastInboundSeq: number;
  joinedEpisode: number;
  windowUntil: number | null;
  botOn: boolean;
  /** A person's reply takes it from the bot. */
  replyStopsBot: boolean;
  /** The database's clock when the row was read, so that every process decides by one clock. */
  now: number;
}

/** Locks the conversations (in the order of their ids, as everybody does) and reads what is true under the lock. */
export async function lockEpisodes(tx: Tx, ids: readonly string[]): Promise<EpisodeRow[]> {
  // Two statements: one that waits for a lock still sees the other tables as they were before it waited. `execute`
  // sends the first at once; otherwise the driver sends it when its promise is looked at, which may be the later.
  const [, rows] = await Promise.all([
    tx`select from conversations where id = any(${ids as string[]}::uuid[]) order by id for no key update`.execute(),
    readEpisodes(tx, ids),
  ]);
  return rows;
}

/** The row of a conversation that must be there: conversations are never deleted. */
export async function lockEpisode(tx: Tx, id: string): Promise<EpisodeRow> {
  return only(await lockEpisodes(tx, [id]), id);
}

export async function readEpisode(sql: Sql | Tx, id: string): Promise<EpisodeRow> {
  return only(await readEpisodes(sql, [id]), id);
}

function only([row]: EpisodeRow[], id: string): EpisodeRow {
  if (row === undefined) throw new Error(`there is no conversation ${id}`);
  return row;
}

interface Columns {
  id: string;
  numberId: string;
  contactId: string;
  ownerId: string | null;
  status: Status;
  stage: Stage | null;
  agentId: string | null;
  episode: number;
  turn: number;
  joinedEpisode: number;
  inLine: boolean;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  lastAgentId: string | null;
  previousAgentId: string | null;
  lastInboundSeq: number;
  windowUntil: Date | null;
  botOn: boolean;
  replyStopsBot: boolean;
  now: Date;
}

async function readEpisodes(sql: Sql | Tx, ids: readonly string[]): Promise<EpisodeRow[]> {
  const rows = await sql<Columns[]>`
    select c.id, c.number_id as "numberId", c.contact_id as "contactId", c.owner_id as "ownerId", c.status, c.stage,
      c.agent_id as "agentId", c.episode, c.turn, c.joined_episode as "joinedEpisode",
      line.conversation_id is not null as "inLine", c.waiting_since as "waitingSince", c.snoozed_until as "snoozedUntil",
      c.last_agent_id as "lastAgentId", c.previous_agent_id as "previousAgentId",
      c.last_inbound_seq as "lastInboundSeq", c.window_until as "windowUntil", numbers.bot_on as "botOn",
      numbers.reply_stops_bot as "replyStopsBot",
      clock_timestamp() as now
    from conversations c
    join numbers on numbers.id = c.number_id
    left join line on line.conversation_id = c.id and line.episode = c.episode
    where c.id = any(${ids as string[]}::uuid[])`;
  return rows.map((row) => ({
    episode: {
      conversationId: row.id,
      numberId: row.numberId,
      episode: row.episode,
      status: row.status,
      stage: row.stage,
      agentId: row.agentId,
      turn: row.turn,
      inLine: row.inLine,
      contactId: row.contactId,
      waitingSince: row.waitingSince?.getTime() ?? null,
      snoozedUntil: row.snoozedUntil?.getTime() ?? null,
    },
    ownerId: row.ownerId,
    lastAgentId: row.lastAgentId,
    previousAgentId: row.previousAgentId,
    lastInboundSeq: row.lastInboundSeq,
    joinedEpisode: row.joinedEpisode,
    windowUntil: row.windowUntil?.getTime() ?? null,
    botOn: row.botOn,
    replyStopsBot: row.replyStopsBot,
    now: row.now.getTime(),
  }));
}
