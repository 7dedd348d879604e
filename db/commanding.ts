import type { Answer, Command, ConversationStart } from '../domain/command.ts';
import { type Episode, inEpisode, type Refusal } from '../domain/conversation.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { lookAhead } from './ahead.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisode } from './episodes.ts';
import { lockPeople, type People } from './people.ts';
import { inTransaction } from './transaction.ts';

export type Asked<What extends Command> = What & ConversationStart;

export interface Decided {
  answer: Answer;
  changed: Change;
}

/** What a command is decided on: true for as long as the transaction lasts. */
export interface Known {
  people: People;
  row: EpisodeRow;
}

/** The state that a command has brought about, and what else its commit changes. */
export interface Carried {
  to: Episode;
  changed: Change;
}

/**
 * One person's command, in one transaction. Locks who asks and whom it is about, then the conversation; a repeat (a
 * lost answer, a form sent twice) gets the present state; one whose turn comes late, or in another episode, changes
 * nothing. Everything is asked again here: pages and workflows hold copies. `carryOut` writes what it decides.
 */
export async function command(
  sql: Sql,
  asked: Asked<Command>,
  others: readonly string[],
  carryOut: (tx: Tx, known: Known) => Promise<Decision<Carried, Refusal>>,
): Promise<Decided> {
  return inTransaction(sql, async (tx) => {
    // Sent in this order: whoever has waited for the locks sees what was done meanwhile.
    const [people, row, done] = await Promise.all([
      lockPeople(tx, asked.conversationId, [asked.by, ...others]),
      lockEpisode(tx, asked.conversationId),
      isDone(tx, asked),
    ]);
    if (done) return { answer: await answered(tx, row.episode), changed: {} };
    if (row.now > asked.deadlineAt) return { answer: refuse('too-late'), changed: {} };
    const current = inEpisode(row.episode, asked.episode);
    if (!current.ok) return { answer: current, changed: {} };

    const carried = await carryOut(tx, { people, row });
    if (!carried.ok) return { answer: carried, changed: {} };
    const { to, changed } = carried.value;
    return { answer: await answered(tx, to), changed };
  });
}

/** A yes, with what the conversation waits for now. */
export async function answered(sql: Sql | Tx, episode: Episode): Promise<Answer> {
  const { next } = await lookAhead(sql, episode);
  return { ...allow(episode), next };
}

/** A move left a decision, anything else the line it wrote in the thread. */
async function isDone(tx: Tx, { conversationId, commandId }: Asked<Command>): Promise<boolean> {
  const [done] = await tx<{ yes: boolean }[]>`
    select exists (select from decisions where command_id = ${commandId} and conversation_id = ${conversationId})
      or exists (select from events where command_id = ${commandId} and conversation_id = ${conversationId}) as yes`;
  return done?.yes === true;
}
