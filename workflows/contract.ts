/**
 * The wall socket between workflows and everybody else: ids, signals and updates in, activities out. No import from
 * Temporal here, so that `web/`, `relay.ts` and `activities/` may read it without loading the workflow runtime.
 * Only ids travel through Temporal: never a text, a phone number or a name.
 */
import type { Decision } from '../domain/decision.ts';
import type { Episode, Refusal } from '../domain/conversation.ts';

export const taskQueue = 'switchboard';

/** A dead worker's workflow task is given to another after this; a task here is a few database steps at most. */
export const workflowTaskTimeout = '2s';

export const conversationWorkflowId = (conversationId: string, episode: number): string =>
  `conversation-${conversationId}-${episode}`;
export const deskWorkflowId = (numberId: string): string => `desk-${numberId}`;

/** Workflow type names as Temporal and its UI show them. */
export const workflows = { conversation: 'conversation', desk: 'desk', presenceSweep: 'presenceSweep' } as const;

/** What an execution starts with; it reads its row for the rest. */
export interface ConversationStart {
  conversationId: string;
  episode: number;
  numberId: string;
}
export interface DeskStart {
  numberId: string;
}

/** How an episode's execution is started, by the relay's signals and by the pages' updates alike. */
export const startOfConversation = (start: ConversationStart) => ({
  workflowId: conversationWorkflowId(start.conversationId, start.episode),
  args: [start] as [ConversationStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `Conversation ${start.conversationId}, episode ${start.episode}`,
});
export const startOfDesk = (start: DeskStart) => ({
  workflowId: deskWorkflowId(start.numberId),
  args: [start] as [DeskStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `Desk of number ${start.numberId}`,
});

/** Facts, past tense, without arguments: each says "something is new, read it". */
export const signals = {
  messageReceived: 'messageReceived',
  messageQueued: 'messageQueued',
  moved: 'moved',
  ownerChanged: 'ownerChanged',
  settingsChanged: 'settingsChanged',
  /** To the desk: someone is in line, or room has appeared. */
  serve: 'serve',
} as const;
export type Signal = keyof typeof signals;
export type ConversationSignal = Exclude<Signal, 'serve'>;

/** Requests, imperative; somebody waits for the answer. Always update-with-start: "not running" is no error. */
export const updates = {
  claim: 'claim',
  transfer: 'transfer',
  handToPeople: 'handToPeople',
  release: 'release',
  close: 'close',
} as const;

/**
 * What every command carries. `commandId` is the form's key: a repeat finds its decision. `deadlineAt` (ms since the
 * epoch, by the database's clock) is 30 s after the click: one whose turn comes later is refused, not done by surprise.
 */
export interface Command {
  commandId: string;
  by: string;
  deadlineAt: number;
  episode: number;
}
export interface Claim extends Command {}
/** `from`: the agent the page showed, null for nobody (waiting or bot). */
export interface Transfer extends Command {
  to: string;
  from: string | null;
}
export interface HandToPeople extends Command {}
export interface Release extends Command {
  from: string | null;
}
/** `seen`: the `last_inbound_seq` the page had shown. */
export interface Close extends Command {
  seen: number;
}

/** A refusal is a normal answer; the page re-reads the true state from Postgres. */
export type Answer = Decision<Episode, Refusal>;

/**
 * Join's answer: not current when the row is already closed or in a later episode; then the execution ends at once.
 * `unsent`: messages are `queued` or `sending`, so the lane has to look; a repeated start and a next run know it from here.
 */
export type Joined = { current: false; unsent: boolean } | { current: true; unsent: boolean; state: Episode };

/** What one look at the lane's queue came to. The lane keeps nothing in memory but this. */
export type Sent =
  | { did: 'nothing' } // nothing left to send
  | { did: 'one' } // one message left the queue (sent, failed, withdrawn or unknown): look again at once
  | { did: 'wait'; ms: number; why: 'pace' | 'retry' | 'outcome' } // look again after this, or when woken
  | { did: 'held' }; // trouble with the number: an outbox row wakes the lane when it is put right

/** Short, idempotent database steps (local activities), and the slow or outside ones (regular activities). */
export interface LocalActivities {
  join(input: ConversationStart): Promise<Joined>;
  readEpisode(input: ConversationStart): Promise<Joined>;
  claim(input: Claim & ConversationStart): Promise<Answer>;
  transfer(input: Transfer & ConversationStart): Promise<Answer>;
  handToPeople(input: HandToPeople & ConversationStart): Promise<Answer>;
  release(input: Release & ConversationStart): Promise<Answer>;
}
export interface Activities extends LocalActivities {
  close(input: Close & ConversationStart): Promise<Answer>;
  sendNext(input: ConversationStart): Promise<Sent>;
  /** Serves one batch; `more`: the line may hold others, `after` is where to go on. */
  serveLine(input: { numberId: string; after: number }): Promise<{ more: boolean; after: number }>;
  sweepPresence(): Promise<{ turnedAway: number }>;
}

/** Search attributes ops see in Temporal's UI; registered at start. Kinds as Temporal names them. */
export const searchAttributes = {
  SwitchboardNumber: 'KEYWORD',
  SwitchboardStage: 'KEYWORD',
  SwitchboardAgent: 'KEYWORD',
  SwitchboardContact: 'KEYWORD',
  SwitchboardEpisode: 'INT',
  SwitchboardWaitingSince: 'DATETIME',
} as const;
