import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, WithStartWorkflowOperation, WorkflowClient } from '@temporalio/client';
import { findCommanded } from '../db/commanded.ts';
import type { Sql } from '../db/connect.ts';
import type { ConversationRow } from '../db/visible.ts';
import type { Episode, Refusal } from '../domain/conversation.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import {
  type Answer,
  type Command,
  type ConversationStart,
  startOfConversation,
  updates,
  workflows,
} from '../workflows/contract.ts';
import { type Failure, failureOf } from './commands/failure.ts';

/** Who asks, and the form's key: a repeat of it finds the first one's answer. */
export interface Asked {
  by: string;
  commandId: string;
}

/** `not-confirmed`: no answer in time. It may still happen, and the page will show it; never taken for a yes or a no. */
export type Commanded = Decision<Episode, Refusal | 'not-confirmed'>;

/** What people ask of an open episode: one function an update. */
export interface Commands {
  claim(conversation: ConversationRow, asked: Asked): Promise<Commanded>;
  /** `from`: the agent the page showed, null for nobody. `turn`: the move that is undone. */
  transfer(
    conversation: ConversationRow,
    asked: Asked & { to: string; from: string | null; turn?: number | undefined },
  ): Promise<Commanded>;
  handToPeople(conversation: ConversationRow, asked: Asked): Promise<Commanded>;
  release(
    conversation: ConversationRow,
    asked: Asked & { from: string | null; turn?: number | undefined },
  ): Promise<Commanded>;
  /** `seen`: the `lastInboundSeq` the page had shown. */
  close(conversation: ConversationRow, asked: Asked & { seen: number }): Promise<Commanded>;
  /** `until`: ms since the epoch; null wakes it. `seen` as for a close. */
  snooze(
    conversation: ConversationRow,
    asked: Asked & { from: string | null; seen: number; until: number | null },
  ): Promise<Commanded>;
  /** Calls off what a timer would do. */
  keep(
    conversation: ConversationRow,
    asked: Asked & { what: 'open' | 'agent'; from: string | null },
  ): Promise<Commanded>;
  stop(): Promise<void>;
}

interface Wiring {
  sql: Sql;
  /** Lazy: Temporal may be away when the pages start. */
  connection: Connection;
  namespace: string;
  taskQueue?: string;
  /** How long a person waits for an answer. */
  patienceMs?: number;
}

type Conversation = (start: ConversationStart) => Promise<void>;

/** A command whose turn comes later than this after its request came through the door is refused, not done by surprise. */
const deadlineMs = 30_000;
const retryAfterMs = 50;

/** The only Temporal client in `web/`. Each command is an update-with-start: an episode that is not running is no error. */
export function createCommands({
  sql,
  connection,
  namespace,
  taskQueue,
  patienceMs = 5000,
}: Wiring): Commands {
  const client = new WorkflowClient({ connection, namespace });

  async function send<More>(
    update: keyof typeof updates,
    { id, episode, numberId, readAt }: ConversationRow,
    { by, commandId, ...more }: Asked & More,
  ): Promise<Commanded> {
    const start = startOfConversation({ conversationId: id, episode, numberId });
    const command: Command = {
      ...more,
      by,
      commandId,
      episode,
      deadlineAt: readAt.getTime() + deadlineMs,
    };
    const until = Date.now() + patienceMs;

    const once = (): Promise<Answer | Failure> =>
      connection
        .withDeadline(until, () =>
          client.executeUpdateWithStart<Conversation, Answer, [Command]>(updates[update], {
            startWorkflowOperation: new WithStartWorkflowOperation<Conversation>(workflows.conversation, {
              ...start,
              ...(taskQueue === undefined ? {} : { taskQueue }),
            }),
            args: [command],
            updateId: commandId,
          }),
        )
        .catch(failureOf);

    for (let answer = await once(); ; answer = await once()) {
      if (!('failed' in answer)) return answer;
      if (answer.failed === 'refused') return refuse(answer.why);
      // The run may have done it and lost the answer, or ended on the way: the decision, if there is one, is in Postgres.
      const done = await findCommanded(sql, commandId);
      if (done !== null) return allow(done);
      if (answer.failed === 'silence' || Date.now() + retryAfterMs >= until) return refuse('not-confirmed');
      await pause(retryAfterMs);
    }
  }

  return {
    claim: (conversation, asked) => send('claim', conversation, asked),
    transfer: (conversation, asked) => send('transfer', conversation, asked),
    handToPeople: (conversation, asked) => send('handToPeople', conversation, asked),
    release: (conversation, asked) => send('release', conversation, asked),
    close: (conversation, asked) => send('close', conversation, asked),
    snooze: (conversation, asked) => send('snooze', conversation, asked),
    keep: (conversation, asked) => send('keep', conversation, asked),
    stop: () => connection.close(),
  };
}
