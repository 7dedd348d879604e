import type { EventKind } from '../domain/event.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { Sql } from './connect.ts';
import type { Place } from './messages.ts';

/** A line of a thread's history. */
export interface ThreadEvent {
  id: string;
  seq: number;
  at: string;
  happenedAt: Date;
  kind: EventKind;
  episode: number;
  actorId: string | null;
  agentId: string | null;
  turn: number | null;
  data: Record<string, unknown>;
  /** What the deciding function returned, when this line is a decision's. */
  explanation: Explanation | null;
  /** What whoever transferred it wrote to the next agent. */
  note: string | null;
}

/** Names for the ids that events and explanations carry. */
export type People = ReadonlyMap<string, string>;

/** No page of a thread holds more lines of history than this. */
const eventsPerPage = 200;

/** The events between two places, oldest first. `from` null: from the beginning; `before` null: up to now. */
export async function listEvents(
  sql: Sql,
  conversationId: string,
  { from, before }: { from: Place | null; before: Place | null },
): Promise<{ events: ThreadEvent[]; people: People }> {
  const newer =
    from === null ? sql`` : sql`and (events.at, events.seq) >= (${from.at}::text::timestamptz, ${from.seq})`;
  const older =
    before === null
      ? sql``
      : sql`and (events.at, events.seq) < (${before.at}::text::timestamptz, ${before.seq})`;
  const found = await sql<ThreadEvent[]>`
    select events.id, events.seq, events.at as "happenedAt",
      to_char(events.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      events.kind, events.episode, events.actor_id as "actorId", events.agent_id as "agentId", events.turn, events.data,
      decisions.explanation, transfer_notes.body as note
    from events
    left join decisions on decisions.conversation_id = events.conversation_id and decisions.turn = events.turn
    left join transfer_notes on transfer_notes.command_id = decisions.command_id
      and transfer_notes.conversation_id = events.conversation_id and transfer_notes.author_id = decisions.by_user
    where events.conversation_id = ${conversationId} ${newer} ${older}
    order by events.at desc, events.seq desc
    limit ${eventsPerPage}`;
  const events = found.reverse();
  return { events, people: await findNames(sql, events) };
}

async function findNames(sql: Sql, events: readonly ThreadEvent[]): Promise<People> {
  const ids = [...new Set(events.flatMap(mentioned))];
  if (ids.length === 0) return new Map();
  const rows = await sql<Array<{ id: string; name: string }>>`
    select id, name from users where id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function mentioned({ actorId, agentId, explanation }: ThreadEvent): string[] {
  const ids = [actorId, agentId];
  if (explanation?.by === 'person') ids.push(explanation.fromAgentId);
  if (explanation?.by === 'routing') {
    ids.push(explanation.agentId);
    for (const { agentId: named, considered } of explanation.tried)
      ids.push(named ?? null, ...(considered ?? []).map((member) => member.agentId));
  }
  return ids.filter((id): id is string => typeof id === 'string');
}
