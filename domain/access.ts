import type { Stage, Status } from './conversation.ts';
import { allow, type Decision, refuse } from './decision.ts';

export type Role = 'admin' | 'inbox_manager' | 'service' | 'sale';

/** The person asking, read from the database for this very request. `numberIds`: numbers they are a member of. */
export interface Viewer {
  id: string;
  role: Role;
  active: boolean;
  numberIds: readonly string[];
}

/** The facts of a conversation that access rules look at. */
export interface Seen {
  numberId: string;
  ownerId: string | null;
  status: Status;
  stage: Stage | null;
  agentId: string | null;
  lastAgentId: string | null;
}

/** What somebody may want to do with a conversation they see. */
export type Action =
  | 'see'
  | 'reply'
  | 'note' // for colleagues alone
  | 'claim'
  | 'transfer'
  | 'transfer-to-away'
  | 'hand-to-people'
  | 'release'
  | 'close'
  | 'reopen'
  | 'snooze' // and wake it, or call off what a timer would do
  | 'tag' // its contact
  | 'edit-contact' // what is known of its contact, whether they may be written to, and whether they are blocked
  | 'change-owner';

/**
 * DESIGN section 2's table. It says who a person is to this conversation, not whether the moment is right: that a
 * claim comes too late, or a close finds it closed, is for `conversation.ts` to refuse.
 */
export function may(viewer: Viewer, action: Action, seen: Seen): boolean {
  if (!sees(viewer, seen)) return false;

  const member = viewer.numberIds.includes(seen.numberId);
  switch (action) {
    case 'see':
      return true;
    case 'reply':
    case 'note':
    case 'close':
    case 'reopen':
    case 'snooze':
    case 'tag':
    case 'edit-contact':
      return member || leads(viewer.role);
    case 'claim':
      // A Sale has no Transfer, so their own contact's may be claimed from the bot too; others transfer it to themselves.
      return member && (viewer.role === 'sale' ? seen.ownerId === viewer.id : seen.stage !== 'bot');
    case 'transfer':
    case 'hand-to-people':
    case 'release':
      return viewer.role !== 'sale';
    case 'change-owner':
      // How a Sale hands a customer over; of the others everybody who sees a conversation may.
      return viewer.role !== 'sale' || seen.ownerId === viewer.id;
    case 'transfer-to-away':
      return leads(viewer.role);
  }
}

/** The same rule as `db/visible.ts` puts to Postgres. */
function sees(viewer: Viewer, seen: Seen): boolean {
  if (!viewer.active) return false;
  switch (viewer.role) {
    case 'admin':
    case 'inbox_manager':
      return true;
    case 'service':
      return viewer.numberIds.includes(seen.numberId);
    case 'sale': {
      const last = seen.status === 'closed' ? seen.lastAgentId : seen.agentId;
      return seen.ownerId === viewer.id || last === viewer.id;
    }
  }
}

/** A member of the number as somebody who may be given a conversation. */
export interface Receiver {
  id: string;
  active: boolean;
  member: boolean;
  available: boolean;
}

/**
 * Whether `viewer` may give the conversation to this person. Taking it oneself needs no presence: who presses the
 * button is there (ROUTING 33, 36).
 */
export function mayGive(
  viewer: Viewer,
  seen: Seen,
  to: Receiver,
): Decision<Receiver, 'not-allowed' | 'target-not-member' | 'target-away'> {
  if (!may(viewer, 'transfer', seen)) return refuse('not-allowed');
  if (!to.active || !to.member) return refuse('target-not-member');
  if (!to.available && to.id !== viewer.id && !may(viewer, 'transfer-to-away', seen))
    return refuse('target-away');
  return allow(to);
}

/**
 * Whether an assigned conversation may stay with its agent (ROUTING 22). Only members are given one, but an Admin or
 * Inbox manager who reopened one themselves may answer it on any number.
 */
export function mayHold(agent: { active: boolean; role: Role; member: boolean }): boolean {
  return agent.active && (agent.member || leads(agent.role));
}

/** Which numbers somebody may start a conversation from (with a template): a leader from each, others from their own. */
export const mayStartFrom = (viewer: Viewer, numberId: string): boolean =>
  viewer.active && (leads(viewer.role) || viewer.numberIds.includes(numberId));

/** A contact as access rules look at them. */
export interface SeenContact {
  ownerId: string | null;
  /** Those that this viewer sees. */
  conversations: readonly Seen[];
  /** There are any, seen or not. */
  hasConversations: boolean;
}

/** What somebody may want to do with a contact. */
export type ContactAction = Extract<Action, 'see' | 'tag' | 'edit-contact' | 'change-owner'>;

/**
 * Whether somebody may do this with a contact: whoever may in one of their conversations. Nobody has spoken yet with
 * one who was imported: those are everybody's who has the contacts page, and a Sale's own.
 */
export function mayContact(viewer: Viewer, action: ContactAction, contact: SeenContact): boolean {
  if (contact.conversations.some((conversation) => may(viewer, action, conversation))) return true;
  if (contact.hasConversations || !viewer.active) return false;
  return viewer.role === 'sale' ? contact.ownerId === viewer.id : opensContacts(viewer.role);
}

/** The contacts’ own pages: an Inbox manager has the inbox and nothing else. */
export const opensContacts = (role: Role): boolean => role !== 'inbox_manager';

const leads = (role: Role): boolean => role === 'admin' || role === 'inbox_manager';
