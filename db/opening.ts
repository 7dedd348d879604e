import { type Episode, open, type OpenedBy, type Refusal } from '../domain/conversation.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisode } from './episodes.ts';
import { writeMoves } from './moves.ts';
import { callDesk, tell } from './outbox.ts';
import { lockPeople, mayNow } from './people.ts';
import { inTransaction } from './transaction.ts';

export interface Opening {
  by: { customer: { at: number; seq: number } } | { agent: string; commandId: string | null };
}

/**
 * Starts the next episode of a closed conversation: what the webhook, a template, a reply and a reopen share. The
 * caller holds the conversation's lock and has read `row` under it. What an agent opens is theirs; what a customer
 * opens is with the bot, or in line with the desk called, so that it is handed out however slowly workflows start.
 */
export async function openEpisode(
  tx: Tx,
  row: Pick<EpisodeRow, 'episode' | 'botOn' | 'now'>,
  { by }: Opening,
): Promise<Episode> {
  const how: OpenedBy = 'agent' in by ? { agent: by.agent } : { customer: row.botOn ? 'bot' : 'in-line' };
  const opened = open(row.episode, how, row.now);
  if (!opened.ok) throw new Error(`conversation ${row.episode.conversationId} is open already`);

  const move = { from: row.episode, to: opened.value };
  if ('agent' in by) {
    await writeMoves(tx, [
      {
        ...move,
        explanation: { by: 'person', code: 'opened_by_agent', fromAgentId: null },
        event: { kind: 'opened', actorId: by.agent, agentId: by.agent },
        commandId: by.commandId,
      },
    ]);
    await tell(tx, start(opened.value), 'moved');
  } else {
    await Promise.all([
      writeMoves(tx, [
        {
          ...move,
          explanation: { by: 'rule', code: row.botOn ? 'bot' : 'in_line' },
          event: { kind: 'opened', actorId: null, agentId: null, ...by.customer },
          commandId: null,
        },
      ]),
      tell(tx, start(opened.value), 'messageReceived'),
      ...(opened.value.inLine ? [callDesk(tx, opened.value.numberId)] : []),
    ]);
  }
  return opened.value;
}

const start = ({ conversationId, episode, numberId }: Episode) => ({ conversationId, episode, numberId });

export interface Reopening {
  conversationId: string;
  by: string;
  /** The form's key: pressed twice, opened once. */
  commandId: string;
  /** The one that was closed, where it must still be the last. */
  episode?: number | undefined;
}

/**
 * An agent reopens a closed conversation: it is theirs, without routing (ROUTING 27). `already-moved`: it is open by
 * now, or has been meanwhile.
 */
export async function reopen(
  sql: Sql,
  { conversationId, by, commandId, episode: closed }: Reopening,
): Promise<Decision<Episode, Refusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const [people, row] = await Promise.all([
      lockPeople(tx, conversationId, [by]),
      lockEpisode(tx, conversationId),
    ]);
    const [done] = await tx`
      select from decisions where conversation_id = ${conversationId} and command_id = ${commandId}`;
    if (done !== undefined) return { ...allow(row.episode), changed: {} };
    if (!mayNow(people, by, 'reopen', row)) return { ...refuse('not-allowed'), changed: {} };
    if (row.episode.status === 'open' || row.episode.episode !== (closed ?? row.episode.episode))
      return { ...refuse('already-moved'), changed: {} };

    const episode = await openEpisode(tx, row, { by: { agent: by, commandId } });
    const changed = { conversations: [conversationId], numbers: [episode.numberId], outbox: true };
    return { ...allow(episode), changed };
  });
}
