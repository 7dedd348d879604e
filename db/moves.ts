import type { Fragment } from 'postgres';
import type { Episode } from '../domain/conversation.ts';
import type { EventKind } from '../domain/event.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { Tx } from './connect.ts';
import { json } from './json.ts';

/** One change of stage or agent as a rule decided it: the state before and after, why, and the thread's line. */
export interface Move {
  from: Episode;
  to: Episode;
  explanation: Explanation;
  event: {
    kind: EventKind;
    actorId: string | null;
    agentId: string | null;
    data?: Record<string, string | null>;
    /** When the thread shows it, and its seq where one was drawn for it; left out: now, and the next. */
    at?: number;
    seq?: number;
  };
  /** The form's key, under which a repeat finds this decision. */
  commandId: string | null;
  /** Put in line: whom the desk passes over for it. */
  without?: string | null;
}

/**
 * The only place that moves stage, agent and turn (`newcomers.ts` writes where a conversation begins): conversation, episode, decision, event and place in line, for any
 * number of conversations at once, in the order given. The caller holds their locks and has decided on what it read
 * under them; the condition on the turn is there so that a caller that did not cannot harm anything.
 */
export async function writeMoves(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;

  const written = await tx`
    with move as (
      select * from jsonb_to_recordset(${json(tx, moves.map(asRow))}) as row(
        place integer, id uuid, from_turn integer, number_id uuid, status text, stage text, agent_id uuid,
        episode integer, turn integer, was_in_line boolean, in_line boolean, waiting_since timestamptz, without_agent uuid, opens boolean, closes boolean,
        code text, explanation jsonb, by_user uuid, command_id uuid,
        event text, actor_id uuid, event_agent_id uuid, data jsonb, at timestamptz, seq bigint)
    ), changed as (
      update conversations set
        status = move.status, stage = move.stage, agent_id = move.agent_id,
        last_agent_id = coalesce(move.agent_id, conversations.last_agent_id),
        episode = move.episode, turn = move.turn, waiting_since = move.waiting_since, snoozed_until = null,
        last_seq = last_seq + (move.seq is null)::integer, changed_at = clock_timestamp()
      from move
      where conversations.id = move.id and conversations.turn = move.from_turn
      returning conversations.id, coalesce(move.seq, conversations.last_seq) as seq
    ), decided as (
      insert into decisions (conversation_id, turn, episode, code, stage, agent_id, by_user, explanation, command_id)
      select id, turn, episode, code, stage, agent_id, by_user, explanation, command_id from move order by place
    ), told as (
      insert into events (conversation_id, episode, seq, kind, actor_id, agent_id, turn, data, at)
      select id, episode, changed.seq, event, actor_id, event_agent_id, turn, data, coalesce(at, clock_timestamp())
      from move join changed using (id) order by place
    )${also(tx, moves)}
    select id from changed`;
  if (written.length !== moves.length)
    throw new Error(
      `${moves.length - written.length} of ${moves.length} moves were decided on an older turn`,
    );
}

/** What only some moves do; a part that is not needed costs its share of the plan all the same, so it is left out. */
function also(tx: Tx, moves: readonly Move[]): Fragment {
  const opened = tx`, opened as (
    insert into episodes (conversation_id, episode, opened_by, opened_by_user)
    select id, episode, case when actor_id is null then 'customer' else 'agent' end, actor_id from move where opens)`;
  const closed = tx`, closed as (
    update episodes set closed_at = clock_timestamp(), closed_by = move.by_user
    from move
    where closes and episodes.conversation_id = move.id and episodes.episode = move.episode)`;
  const leftLine = tx`, left_line as (
    delete from line using move where line.conversation_id = move.id and not move.in_line)`;
  const joinedLine = tx`, joined_line as (
    insert into line (conversation_id, number_id, episode, without_agent)
    select id, number_id, episode, without_agent from move where in_line and not was_in_line order by place)`;
  const triedInLine = tx`, tried_in_line as (
    update line set tried_turn = move.turn from move
    where line.conversation_id = move.id and move.in_line and move.was_in_line)`;

  const needs = (part: Fragment, by: (move: Move) => boolean) => (moves.some(by) ? part : tx``);
  return tx`
    ${needs(opened, ({ from, to }) => from.episode !== to.episode)}
    ${needs(closed, ({ to }) => to.status === 'closed')}
    ${needs(leftLine, ({ from, to }) => from.inLine && !to.inLine)}
    ${needs(joinedLine, ({ from, to }) => to.inLine && !from.inLine)}
    ${needs(triedInLine, ({ from, to }) => to.inLine && from.inLine)}`;
}

function asRow({ from, to, explanation, event, commandId, without }: Move, place: number) {
  return {
    place,
    id: to.conversationId,
    from_turn: from.turn,
    number_id: to.numberId,
    status: to.status,
    stage: to.stage,
    agent_id: to.agentId,
    episode: to.episode,
    turn: to.turn,
    was_in_line: from.inLine,
    in_line: to.inLine,
    waiting_since: time(to.waitingSince),
    without_agent: without ?? null,
    opens: from.episode !== to.episode,
    closes: to.status === 'closed',
    code: explanation.code,
    explanation: { ...explanation },
    by_user: explanation.by === 'person' ? event.actorId : null,
    command_id: commandId,
    event: event.kind,
    actor_id: event.actorId,
    event_agent_id: event.agentId,
    data: event.data ?? {},
    at: time(event.at ?? null),
    seq: event.seq ?? null,
  };
}

const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
