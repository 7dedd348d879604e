import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, vi } from 'vitest';
import { allow, refuse } from '../../domain/decision.ts';
import type { Episode, Refusal } from '../../domain/conversation.ts';
import type { InvitationStep } from '../../domain/invitation.ts';
import {
  type Activities,
  type Answer,
  type Command,
  type ConversationSignal,
  type ConversationStart,
  type Joined,
  mediaQueueOf,
  type Next,
  type Sent,
  startOfConversation,
  startOfDesk,
  type updates,
  workflows,
} from '../../workflows/contract.ts';
import { freshQueue, testEnvironment, workflowBundle } from '../support/temporal.ts';

/** Waits for it, and is generous: what is asked is whether, not how fast on a busy machine. */
export const soon = <Result>(ask: () => Result | Promise<Result>, timeout = 10_000): Promise<Result> =>
  vi.waitFor(ask, { timeout, interval: 20 });

export const ben = 'b0000000-0000-7000-8000-000000000001';
export const sade = 'b0000000-0000-7000-8000-000000000002';

/** The test environment of a file, opened before its tests and closed after them. */
export function environmentForFile(): () => TestWorkflowEnvironment {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await testEnvironment();
  });
  afterAll(() => env.teardown());
  return () => env;
}

/** What Postgres would hold of one conversation, and what the activities would do with it. */
export interface Row {
  state: Episode;
  /** What each look at the queue comes to, in order; nothing when there are none left. */
  sends: Array<Sent | (() => Promise<Sent>)>;
  lastInbound: number;
  /** What it waits for by itself, and what a look when the time is up brings about. */
  next: Next | null;
  timeUp(row: Row): void;
  /** Whom a change of the contact's owner has left a move to. */
  newOwner?: string;
  /** What the customer says next makes the bot hand over. */
  botHandsOver?: boolean;
  /** What an invitation's row asks for, in order; the end when there is nothing left. */
  invitation?: InvitationStep[];
  /** A bot elsewhere has the conversation; what each question comes to, in order. */
  asked?: Array<() => Promise<void>>;
  /** What happens while an account's templates are synced, the first time. */
  syncing?: () => Promise<void>;
  /** So many pieces of a file of contacts are left. */
  pieces?: number;
  /** The names of the steps that ran, in order. */
  steps: string[];
}

export function rowOf(start: ConversationStart, state: Partial<Episode> = {}): Row {
  return {
    state: {
      ...start,
      status: 'open',
      stage: 'waiting',
      agentId: null,
      turn: 1,
      inLine: false,
      contactId: randomUUID(),
      waitingSince: 1_700_000_000_000,
      snoozedUntil: null,
      ...state,
    },
    sends: [],
    lastInbound: 1,
    next: null,
    timeUp: () => {},
    steps: [],
  };
}

export const newStart = (): ConversationStart => ({
  conversationId: randomUUID(),
  episode: 1,
  numberId: randomUUID(),
});

/** Activities over that row: as strict as the real ones about what workflows rely on, and no more. */
export function actorsOf(row: Row): Activities {
  const decided = new Map<string, Answer>();
  const read = (start: ConversationStart): Joined => {
    const unsent = row.sends.length > 0;
    const current = row.state.status === 'open' && row.state.episode === start.episode;
    return current ? { current, unsent, state: row.state, next: row.next } : { current, unsent };
  };
  const decide = (asked: Command, why: Refusal | null, change: Partial<Episode>): Answer => {
    const before = decided.get(asked.commandId);
    if (before) return before;
    const over = row.state.status === 'closed' || row.state.episode !== asked.episode;
    const refusal = over ? 'closed' : why;
    if (refusal) return refuse(refusal);
    row.state = { ...row.state, turn: row.state.turn + 1, waitingSince: null, ...change };
    const answer = { ...allow(row.state), next: row.next };
    decided.set(asked.commandId, answer);
    return answer;
  };
  const took = <T>(step: string, answer: T) => {
    row.steps.push(step);
    return Promise.resolve(answer);
  };

  return {
    join: (start) => took('join', read(start)),
    readEpisode: (start) => took('readEpisode', read(start)),
    followOwner(start) {
      const { newOwner } = row;
      delete row.newOwner;
      if (newOwner !== undefined && read(start).current)
        row.state = {
          ...row.state,
          stage: 'assigned',
          agentId: newOwner,
          turn: row.state.turn + 1,
          waitingSince: null,
        };
      return took('followOwner', read(start));
    },
    answerCustomer(start) {
      if (row.botHandsOver === true)
        row.state = { ...row.state, stage: 'waiting', turn: row.state.turn + 1, waitingSince: 1 };
      return took('answerCustomer', { ...read(start), asks: row.asked !== undefined });
    },
    async askBot() {
      row.steps.push('askBot');
      await row.asked?.shift()?.();
    },
    claim: (asked) =>
      took(
        'claim',
        decide(asked, row.state.stage === 'assigned' ? 'not-waiting' : null, {
          stage: 'assigned',
          agentId: asked.by,
        }),
      ),
    transfer: (asked) =>
      took(
        'transfer',
        decide(asked, row.state.agentId === asked.from ? null : 'already-moved', {
          stage: 'assigned',
          agentId: asked.to,
        }),
      ),
    handToPeople: (asked) =>
      took(
        'handToPeople',
        decide(asked, row.state.stage === 'bot' ? null : 'no-bot', { stage: 'waiting', waitingSince: 1 }),
      ),
    release: (asked) =>
      took(
        'release',
        decide(asked, row.state.agentId === asked.from ? null : 'already-moved', {
          stage: 'waiting',
          agentId: null,
          waitingSince: 1,
        }),
      ),
    close: (asked) =>
      took(
        'close',
        decide(asked, asked.seen < row.lastInbound ? 'newer-message' : null, {
          status: 'closed',
          stage: null,
          agentId: null,
        }),
      ),
    async sendNext() {
      row.steps.push('sendNext');
      const next = row.sends.shift() ?? { did: 'nothing' };
      return typeof next === 'function' ? next() : next;
    },
    async uploadMedium() {
      row.steps.push('uploadMedium');
      return { did: 'one' };
    },
    fetchMedium: async () => ({ failure: null }),
    giveUpMedium: async () => {},
    forgetUploads: async () => ({ forgotten: 0 }),
    snooze: (asked) => {
      const refusal = row.state.agentId === asked.from ? null : 'already-moved';
      const answer = decide(asked, refusal, { snoozedUntil: asked.until, turn: row.state.turn });
      return took('snooze', answer);
    },
    keep: (asked) => {
      row.next = null;
      return took('keep', decide(asked, null, { turn: row.state.turn }));
    },
    timeUp(start) {
      row.timeUp(row);
      return took('timeUp', read(start));
    },
    serveLine: () => took('serveLine', { more: false, after: 0 }),
    sweepPresence: () => took('sweepPresence', { turnedAway: 0 }),
    workThroughDeliveries: () => took('workThroughDeliveries', { worked: 0 }),
    forgetRefusals: () => took('forgetRefusals', { forgotten: 0 }),
    listConnectedNumbers: () => took('listConnectedNumbers', []),
    nextInvitationStep: () => took('nextInvitationStep', row.invitation?.shift() ?? { do: 'end' }),
    mailInvitation: () => took('mailInvitation', { did: 'mailed' }),
    giveUpMailing: () => took('giveUpMailing', undefined),
    expireInvitation: () => took('expireInvitation', undefined),
    workThroughImport() {
      row.pieces = Math.max(0, (row.pieces ?? 0) - 1);
      return took('workThroughImport', { more: row.pieces > 0 });
    },
    mailPasswordReset: () => took('mailPasswordReset', { did: 'mailed' }),
    async syncTemplates() {
      const { syncing } = row;
      delete row.syncing;
      await syncing?.();
      return took('syncTemplates', { fault: null });
    },
    askForTemplates: () => took('askForTemplates', { asked: 1 }),
    checkNumber: () => took('checkNumber', { fault: null }),
  };
}

/** What the relay and the pages do to the workflows of a task queue. */
export function commands(env: TestWorkflowEnvironment, taskQueue: string) {
  const { workflow } = env.client;
  return {
    signal: (start: ConversationStart, signal: ConversationSignal) =>
      workflow.signalWithStart(workflows.conversation, {
        ...startOfConversation(start),
        taskQueue,
        signal,
        signalArgs: [],
      }),
    callDesk: (numberId: string) =>
      workflow.signalWithStart(workflows.desk, {
        ...startOfDesk({ numberId }),
        taskQueue,
        signal: 'serve',
        signalArgs: [],
      }),
    /** As the pages do it: update-with-start, a validator's rejection and a refusal read alike. */
    async command<Asked extends object>(
      start: ConversationStart,
      update: keyof typeof updates,
      asked: Asked,
    ): Promise<Answer> {
      const command = {
        commandId: randomUUID(),
        by: ben,
        deadlineAt: Date.now() + 30_000,
        episode: start.episode,
        ...asked,
      };
      try {
        return await workflow.executeUpdateWithStart<() => Promise<void>, Answer, [typeof command]>(update, {
          args: [command],
          updateId: command.commandId,
          startWorkflowOperation: new WithStartWorkflowOperation(workflows.conversation, {
            ...startOfConversation(start),
            taskQueue,
          }),
        });
      } catch (error) {
        const why = error instanceof WorkflowUpdateFailedError && error.cause && 'type' in error.cause;
        if (why && error.cause && 'type' in error.cause) return refuse(error.cause.type as Refusal);
        throw error;
      }
    },
  };
}

/** A worker over given activities, on a task queue of its own. */
export async function rehearse(env: TestWorkflowEnvironment, activities: Partial<Activities>) {
  const taskQueue = freshQueue();
  const options = {
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities,
  };
  let worker = await Worker.create(options);
  let running = worker.run();
  // Files have a queue of their own.
  const { connection } = options;
  const beside = await Worker.create({ connection, activities, taskQueue: mediaQueueOf(taskQueue) });
  const besideRunning = beside.run();

  return {
    ...commands(env, taskQueue),
    taskQueue,
    handle: (workflowId: string) => env.client.workflow.getHandle(workflowId),
    /** Stops the worker, as a deploy does. */
    async pause() {
      worker.shutdown();
      await running;
    },
    async resume() {
      worker = await Worker.create(options);
      running = worker.run();
    },
    async stop() {
      for (const each of [worker, beside]) if (each.getState() === 'RUNNING') each.shutdown();
      await Promise.all([running, besideRunning]);
    },
  };
}
export type Rehearsal = Awaited<ReturnType<typeof rehearse>>;
