/**
 * The wall socket between workflows and everybody else: ids, signals and updates in, activities out. No import from
 * Temporal here, so that `web/`, `relay.ts` and `activities/` may read it without loading the workflow runtime.
 * Only ids travel through Temporal: never a text, a phone number or a name.
 */
import type {
  Answer,
  BotTurn,
  Claim,
  Close,
  ConversationStart,
  DeskStart,
  HandToPeople,
  ImportStart,
  InvitationStart,
  Joined,
  Keep,
  MailStart,
  MediumStart,
  Release,
  Sent,
  Signal,
  Snooze,
  Start,
  TemplatesStart,
  Transfer,
} from '../domain/command.ts';
import { conversationWorkflowId, deskWorkflowId } from '../domain/conversation.ts';
import {
  type InvitationMail,
  type InvitationStep,
  invitationWorkflowId,
  mailWorkflowId,
} from '../domain/invitation.ts';
import { importWorkflowId } from '../domain/import.ts';
import type { Mailed } from '../domain/mail.ts';
import { templatesWorkflowId } from '../domain/template-sync.ts';
import { type MediumFailure, mediumWorkflowId } from '../domain/medium.ts';

export type {
  Answer,
  BotTurn,
  Claim,
  Close,
  Command,
  ConversationSignal,
  ConversationStart,
  DeskStart,
  HandToPeople,
  ImportStart,
  InvitationStart,
  Joined,
  Keep,
  MailStart,
  MediumStart,
  Release,
  Sent,
  Signal,
  Snooze,
  Start,
  TemplatesStart,
  Transfer,
} from '../domain/command.ts';
export type { Next } from '../domain/timers.ts';
export {
  conversationWorkflowId,
  deskWorkflowId,
  importWorkflowId,
  invitationWorkflowId,
  mailWorkflowId,
  mediumWorkflowId,
};

export const taskQueue = 'switchboard';
/** Files travel on a queue of their own: however many and slow they are, no step that people wait for stands behind them. */
export const mediaQueueOf = (queue: string): string => `${queue}-media`;

/** A dead worker's workflow task is given to another after this; a task here is a few database steps at most. */
export const workflowTaskTimeout = '2s' as const;

/** Workflow type names as Temporal and its UI show them. */
export const workflows = {
  conversation: 'conversation',
  contactImport: 'contactImport',
  desk: 'desk',
  invitation: 'invitation',
  mail: 'mail',
  medium: 'medium',
  presenceSweep: 'presenceSweep',
  waitingDeliveries: 'waitingDeliveries',
  numbersHealth: 'numbersHealth',
  templates: 'templates',
  templateSync: 'templateSync',
  oldRefusals: 'oldRefusals',
  unsentUploads: 'unsentUploads',
} as const;

/** What runs by the clock: made at a worker's start, or brought up to date. The summaries are for operators. */
export const schedules = [
  {
    id: 'presence-sweep',
    workflow: workflows.presenceSweep,
    every: '30s',
    summary: 'Turns to Away whoever has been gone for too long',
  },
  {
    id: 'waiting-deliveries',
    workflow: workflows.waitingDeliveries,
    every: '15s',
    summary: 'Works through deliveries too large for a webhook',
  },
  {
    id: 'numbers-health',
    workflow: workflows.numbersHealth,
    every: '1h',
    summary: 'Asks WhatsApp how each number is',
  },
  {
    id: 'template-sync',
    workflow: workflows.templateSync,
    every: '6h',
    summary: 'Asks WhatsApp for the templates of each account',
  },
  {
    id: 'old-refusals',
    workflow: workflows.oldRefusals,
    every: '1h',
    summary: 'Forgets what was refused long ago',
  },
  {
    id: 'unsent-uploads',
    workflow: workflows.unsentUploads,
    every: '1h',
    summary: 'Throws away files that were chosen and never sent',
  },
] as const;

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

export const startOfInvitation = (start: InvitationStart) => ({
  workflowId: invitationWorkflowId(start.invitationId),
  args: [start] as [InvitationStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `Invitation ${start.invitationId}`,
});
export const startOfMail = (start: MailStart) => ({
  workflowId: mailWorkflowId(start.mailId),
  args: [start] as [MailStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `Mail ${start.mailId}`,
});
export const startOfMedium = (start: MediumStart) => ({
  workflowId: mediumWorkflowId(start.mediumId),
  args: [start] as [MediumStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `File ${start.mediumId}`,
});

export const startOfImport = (start: ImportStart) => ({
  workflowId: importWorkflowId(start.importId),
  args: [start] as [ImportStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `Import ${start.importId}`,
});

export const startOfTemplates = (start: TemplatesStart) => ({
  workflowId: templatesWorkflowId(start.wabaId),
  args: [start] as [TemplatesStart],
  taskQueue,
  workflowTaskTimeout,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  staticSummary: `Templates of account ${start.wabaId}`,
});

/** The workflow that a row of the outbox is for, and how it is started where it does not run. */
export function startOf(start: Start) {
  if ('episode' in start) return { type: workflows.conversation, ...startOfConversation(start) };
  if ('invitationId' in start) return { type: workflows.invitation, ...startOfInvitation(start) };
  if ('importId' in start) return { type: workflows.contactImport, ...startOfImport(start) };
  if ('mailId' in start) return { type: workflows.mail, ...startOfMail(start) };
  if ('mediumId' in start) return { type: workflows.medium, ...startOfMedium(start) };
  if ('wabaId' in start) return { type: workflows.templates, ...startOfTemplates(start) };
  return { type: workflows.desk, ...startOfDesk(start) };
}

/** Facts, past tense, without arguments: each says "something is new, read it". */
export const signals = {
  messageReceived: 'messageReceived',
  messageQueued: 'messageQueued',
  moved: 'moved',
  ownerChanged: 'ownerChanged',
  settingsChanged: 'settingsChanged',
  /** To the desk: someone is in line, or room has appeared. */
  serve: 'serve',
  invited: 'invited',
  accepted: 'accepted',
  resent: 'resent',
  revoked: 'revoked',
  changed: 'changed',
  /** To a mail: it is to be sent. To a file: it is to be fetched. */
  asked: 'asked',
  /** To an import: somebody has said what is to be done next. */
  told: 'told',
  templatesAsked: 'templatesAsked',
} as const satisfies { [name in Signal]: name };

/** Requests, imperative; somebody waits for the answer. Always update-with-start: "not running" is no error. */
export const updates = {
  claim: 'claim',
  transfer: 'transfer',
  handToPeople: 'handToPeople',
  release: 'release',
  close: 'close',
  snooze: 'snooze',
  keep: 'keep',
} as const;

/** Short, idempotent database steps (local activities), and the slow or outside ones (regular activities). */
export interface LocalActivities {
  join(input: ConversationStart): Promise<Joined>;
  readEpisode(input: ConversationStart): Promise<Joined>;
  followOwner(input: ConversationStart): Promise<Joined>;
  /** The bot hears what is new and answers, or hands over. */
  answerCustomer(input: ConversationStart): Promise<BotTurn>;
  claim(input: Claim & ConversationStart): Promise<Answer>;
  transfer(input: Transfer & ConversationStart): Promise<Answer>;
  handToPeople(input: HandToPeople & ConversationStart): Promise<Answer>;
  release(input: Release & ConversationStart): Promise<Answer>;
  snooze(input: Snooze & ConversationStart): Promise<Answer>;
  keep(input: Keep & ConversationStart): Promise<Answer>;
  /** Serves one batch; `more`: the line may hold others, `after` is where to go on. */
  serveLine(input: { numberId: string; after: number }): Promise<{ more: boolean; after: number }>;
}
export interface Activities extends LocalActivities {
  close(input: Close & ConversationStart): Promise<Answer>;
  /** Does what is due, if the row agrees that it is; else only reads what comes next. */
  timeUp(input: ConversationStart): Promise<Joined>;
  /** Asks a bot elsewhere about what is new, until it has answered or people take over. */
  askBot(input: ConversationStart): Promise<void>;
  sendNext(input: ConversationStart): Promise<Sent>;
  /** Gives WhatsApp the file of the message that goes next. */
  uploadMedium(input: MediumStart): Promise<Sent>;
  /** Fails, to be tried again, while WhatsApp cannot be asked. */
  fetchMedium(input: MediumStart): Promise<{ failure: MediumFailure | null }>;
  giveUpMedium(input: MediumStart): Promise<void>;
  forgetUploads(): Promise<{ forgotten: number }>;
  /** `at`: the workflow's clock, ms since the epoch. */
  nextInvitationStep(input: InvitationStart & { at: number }): Promise<InvitationStep>;
  /** Fails where the mail server does not take it, to be tried again. */
  mailInvitation(input: InvitationStart & { round: number; mail: InvitationMail }): Promise<Mailed>;
  giveUpMailing(input: InvitationStart & { round: number }): Promise<void>;
  expireInvitation(input: InvitationStart & { round: number; at: number }): Promise<void>;
  mailPasswordReset(input: MailStart): Promise<Mailed>;
  /** Does pieces of what the import's row asks for, for some seconds. */
  workThroughImport(input: ImportStart): Promise<{ more: boolean }>;
  sweepPresence(): Promise<{ turnedAway: number }>;
  workThroughDeliveries(): Promise<{ worked: number }>;
  forgetRefusals(): Promise<{ forgotten: number }>;
  /** Fails, to be tried again, while WhatsApp cannot be asked. */
  syncTemplates(input: TemplatesStart): Promise<{ fault: string | null }>;
  askForTemplates(): Promise<{ asked: number }>;
  listConnectedNumbers(): Promise<string[]>;
  /** Fails, to be tried again, while WhatsApp cannot be asked. */
  checkNumber(input: { numberId: string }): Promise<{ fault: string | null }>;
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
