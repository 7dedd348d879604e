import type { ConversationStart, Joined, Keep, Snooze } from '../domain/command.ts';
import * as rules from '../domain/conversation.ts';
import { allow, refuse } from '../domain/decision.ts';
import type { EventKind } from '../domain/event.ts';
import { keep as keepRule, snooze as snoozeRule } from '../domain/timers.ts';
import { lookAhead } from './ahead.ts';
import { type Change, merge } from './change.ts';
import { type Asked, command, type Decided } from './commanding.ts';
import type { Sql, Tx } from './connect.ts';
import { serveLine } from './desk.ts';
import { type EpisodeRow, lockEpisode } from './episodes.ts';
import { readEpisode } from './joining.ts';
import { json } from './json.ts';
import { type Move, writeMoves } from './moves.ts';
import { callDesk, callDeskForRoom } from './outbox.ts';
import { mayNow } from './people.ts';
import { rememberPrevious } from './previous.ts';
import { inTransaction } from './transaction.ts';

/** Puts it aside until a time, or takes it up again. What is put aside leaves room for somebody who waits. */
export function snooze(sql: Sql, asked: Asked<Snooze>): Promise<Decided> {
  return command(sql, asked, [], async (tx, { people, row }) => {
    if (!mayNow(people, asked.by, 'snooze', row)) return refuse('not-allowed');
    const snoozed = snoozeRule(row.episode, asked, { lastInbound: row.lastInboundSeq, now: row.now });
    if (!snoozed.ok) return snoozed;

    const { snoozedUntil } = snoozed.value;
    if (snoozedUntil === null) await wake(tx, row, { actorId: asked.by, commandId: asked.commandId });
    else {
      const until = new Date(snoozedUntil).toISOString();
      await tx`update conversations set snoozed_until = ${until} where id = ${asked.conversationId}`;
      await tellThread(tx, row, 'snoozed', {
        actorId: asked.by,
        commandId: asked.commandId,
        data: { until },
      });
    }
    const outbox = snoozedUntil !== null && (await callDeskForRoom(tx, row.episode.numberId));
    return allow({ to: snoozed.value, changed: { ...touched(row), outbox } });
  });
}

/** Calls off the close of this episode, or the giving back for as long as its agent has it. */
export function keep(sql: Sql, asked: Asked<Keep>): Promise<Decided> {
  return command(sql, asked, [], async (tx, { people, row }) => {
    if (!mayNow(people, asked.by, 'snooze', row)) return refuse('not-allowed');
    const kept = keepRule(row.episode, asked);
    if (!kept.ok) return kept;

    const { conversationId, episode, turn } = row.episode;
    const written =
      asked.what === 'open'
        ? await tx`
          update conversations set kept_open_episode = ${episode}
          where id = ${conversationId} and kept_open_episode is distinct from ${episode} returning id`
        : await tx`
          update conversations set kept_turn = ${turn}
          where id = ${conversationId} and kept_turn is distinct from ${turn} returning id`;
    if (written.length === 0) return allow({ to: kept.value, changed: {} });
    const kind = asked.what === 'open' ? 'kept_open' : 'kept_agent';
    await tellThread(tx, row, kind, { actorId: asked.by, commandId: asked.commandId });
    return allow({ to: kept.value, changed: touched(row) });
  });
}

/**
 * A workflow's timer has rung. The rule is asked again on the true row, under its lock: what is due by the database's
 * clock is done, and if nothing is, the answer says when to look again. Repeating it finds nothing due.
 *
 * What is given back goes in line without its agent (ROUTING 61). If nobody else can take it the number's "when an agent
 * is free" decides as for any other: under "leave" it waits in Unassigned, there to be claimed (by its agent too); under
 * "assign" it stays in line, and whenever room appears everybody but that agent is tried again.
 */
export async function timeUp(
  sql: Sql,
  start: ConversationStart,
): Promise<{ joined: Joined; changed: Change }> {
  const { inLine, changed } = await inTransaction(sql, (tx) => doWhatIsDue(tx, start));
  if (!inLine) return { joined: await readEpisode(sql, start), changed };

  // A step of its own, as the desk's lock comes first; the desk was called in case this process does not get here.
  const served = await serveLine(sql, { numberId: start.numberId, after: 0 });
  return { joined: await readEpisode(sql, start), changed: merge([changed, served.changed]) };
}

async function doWhatIsDue(tx: Tx, start: ConversationStart): Promise<{ inLine: boolean; changed: Change }> {
  const row = await lockEpisode(tx, start.conversationId);
  const { due, now, options } = await lookAhead(tx, row.episode);
  if (row.episode.episode !== start.episode || due === null || due.at > now)
    return { inLine: false, changed: {} };

  switch (due.what) {
    case 'wake':
      await wake(tx, row, { actorId: null, data: { by: 'time' } });
      return { inLine: false, changed: touched(row) };
    case 'give-back':
      await writeMoves(tx, [givenBack(row)]);
      await callDesk(tx, row.episode.numberId);
      return { inLine: true, changed: { ...touched(row), outbox: true } };
    case 'close':
      await writeMoves(tx, [closedByItself(row, options.autoCloseDays)]);
      await rememberPrevious(tx, row.episode);
      return {
        inLine: false,
        changed: { ...touched(row), outbox: await callDeskForRoom(tx, row.episode.numberId) },
      };
  }
}

function givenBack({ episode, now }: EpisodeRow): Move {
  const to = rules.putBack(episode, now);
  if (!to.ok) throw new Error(`conversation ${episode.conversationId} was due and cannot go back: ${to.why}`);
  return {
    from: episode,
    to: to.value,
    explanation: { by: 'rule', code: 'gave_back' },
    event: { kind: 'gave_back', actorId: null, agentId: episode.agentId },
    commandId: null,
    without: episode.agentId,
  };
}

/** Under the lock nothing is newer than what the rule has just looked at. */
function closedByItself({ episode, lastInboundSeq }: EpisodeRow, days: number | null): Move {
  const to = rules.close(episode, { seen: lastInboundSeq, lastInbound: lastInboundSeq });
  if (!to.ok) throw new Error(`conversation ${episode.conversationId} was due and is not closed: ${to.why}`);
  return {
    from: episode,
    to: to.value,
    explanation: { by: 'rule', code: 'auto_close' },
    event: { kind: 'closed', actorId: null, agentId: episode.agentId, data: { days: String(days) } },
    commandId: null,
  };
}

interface By {
  actorId: string | null;
  commandId?: string;
  data?: Record<string, string>;
}

async function wake(tx: Tx, row: EpisodeRow, by: By): Promise<void> {
  await tx`
    update conversations set snoozed_until = null, woke_at = clock_timestamp()
    where id = ${row.episode.conversationId}`;
  await tellThread(tx, row, 'woke', by);
}

/** A line of history that no move has written. The caller holds the conversation's lock. */
async function tellThread(
  tx: Tx,
  { episode }: EpisodeRow,
  kind: EventKind,
  { actorId, commandId, data = {} }: By,
): Promise<void> {
  await tx`
    with place as (
      update conversations set last_seq = last_seq + 1, changed_at = clock_timestamp()
      where id = ${episode.conversationId}
      returning last_seq
    )
    insert into events (conversation_id, episode, seq, kind, actor_id, agent_id, data, command_id)
    select ${episode.conversationId}, ${episode.episode}, last_seq, ${kind}, ${actorId}, ${episode.agentId},
      ${json(tx, data)}, ${commandId ?? null}
    from place`;
}

const touched = ({ episode }: EpisodeRow): Change => ({
  conversations: [episode.conversationId],
  numbers: [episode.numberId],
});
