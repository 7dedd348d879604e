/**
 * What people ask of an episode, what its workflow is told, and the answers: shared by pages, workflows and steps.
 * Only ids travel through Temporal: never a text, a phone number or a name.
 */
import type { Episode, Refusal } from './conversation.ts';
import type { Next } from './timers.ts';

/** What an execution starts with; it reads its row for the rest. */
export interface ConversationStart {
  conversationId: string;
  episode: number;
  numberId: string;
}
export interface DeskStart {
  numberId: string;
}
export interface InvitationStart {
  invitationId: string;
}
/** A mail that is sent once and has no life after that: the link to a new password. */
export interface MailStart {
  mailId: string;
}
/** A file to be fetched from WhatsApp. */
export interface MediumStart {
  mediumId: string;
}

/** A file of contacts; its row says what is to be done with it next. */
export interface ImportStart {
  importId: string;
}

/** The templates of one WhatsApp account. */
export interface TemplatesStart {
  wabaId: string;
}

/** Facts a conversation's workflow hears of, past tense, without arguments: each says "something is new, read it". */
export type ConversationSignal =
  | 'messageReceived'
  | 'messageQueued'
  | 'moved'
  | 'ownerChanged'
  | 'settingsChanged';
export type InvitationSignal = 'invited' | 'accepted' | 'resent' | 'revoked' | 'changed';
/** Of a mail that is to be sent, or a file that is to be fetched. */
export type MailSignal = 'asked';
/** To an import: somebody has said what is to be done next. */
export type ImportSignal = 'told';
/** To an account's templates: they are to be synced. */
export type TemplatesSignal = 'templatesAsked';
/** To the desk: someone is in line, or room has appeared. */
export type DeskSignal = 'serve';

/** Whatever the outbox carries. */
export type Signal =
  | ConversationSignal
  | DeskSignal
  | InvitationSignal
  | MailSignal
  | ImportSignal
  | TemplatesSignal;
export type Start =
  | ConversationStart
  | DeskStart
  | InvitationStart
  | MailStart
  | MediumStart
  | ImportStart
  | TemplatesStart;

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
  /** To undo a move: the turn that it made, which must still be the last. */
  turn?: number | undefined;
}
export interface HandToPeople extends Command {}
export interface Release extends Command {
  from: string | null;
  turn?: number | undefined;
}
/** `seen`: the `last_inbound_seq` the page had shown. */
export interface Close extends Command {
  seen: number;
}

/** Snoozes what `from` has until then (ms since the epoch), or wakes it (null). `seen` as for a close. */
export interface Snooze extends Command {
  from: string | null;
  seen: number;
  until: number | null;
}
/** Calls off what a timer would do: `open`: this episode is not closed by itself; `agent`: `from` keeps it. */
export interface Keep extends Command {
  what: 'open' | 'agent';
  from: string | null;
}

/** A refusal is a normal answer; the page re-reads the true state from Postgres. */
export type Answer = ({ ok: true; value: Episode } & Ahead) | { ok: false; why: Refusal };

/** What the row waits for next, as of the transaction that answers: the workflow sets its timer by it. */
export interface Ahead {
  next: Next | null;
}

/**
 * Join's answer: not current when the row is already closed or in a later episode; then the execution ends at once.
 * `unsent`: messages are `queued` or `sending`, so the lane has to look; a repeated start and a next run know it from here.
 */
export type Joined =
  | { current: false; unsent: boolean }
  | ({ current: true; unsent: boolean; state: Episode } & Ahead);

/** The bot's turn. `asks`: the number's bot is elsewhere, and is to be asked beside the mailbox. */
export type BotTurn = Joined & { asks: boolean };

/** What one look at the lane's queue came to. The lane keeps nothing in memory but this. */
export type Sent =
  | { did: 'nothing' } // nothing left to send
  | { did: 'upload'; mediumId: string } // the next one carries a file that WhatsApp has not got: give it, then look again
  | { did: 'one' } // one message left the queue (sent, failed, withdrawn or unknown): look again at once
  | { did: 'wait'; ms: number; why: 'pace' | 'retry' | 'outcome' } // look again after this, or when woken
  | { did: 'held' }; // trouble with the number: an outbox row wakes the lane when it is put right
