import type { Status } from '../domain/conversation.ts';

/** Mentions: a note in it calls this viewer by name. */
export type View = 'mine' | 'unassigned' | 'all' | 'bot' | 'mentions';

/**
 * Snoozed ones are open too: they are also among the open, and can be looked at by themselves. Any: under Mentions, where
 * a note waits for its reader whatever has become of the conversation.
 */
export type ListStatus = Status | 'snoozed' | 'any';

/** Whether free text is allowed: still, for less than four hours more, or not (any more). */
export type WindowState = 'open' | 'closing' | 'closed';

/** By the last message, or by what is left of the window: the one that lapses soonest first. */
export type Sort = 'newest' | 'oldest' | 'window';

/**
 * What a list of conversations is narrowed to, and its order. `web/inbox/filters.ts` sees to what goes together:
 * Unassigned and Bot hold open conversations only, an agent is chosen under All, any status there is only under Mentions,
 * and the order by window has only such as have one.
 */
export interface Filters {
  view: View;
  status: ListStatus;
  numberId: string | null;
  /** Who has it, or for a closed one had it last. */
  agentId: string | null;
  /** Each of these is a tag of the contact's. */
  tagIds: readonly string[];
  /**
   * Something of the customer's that this viewer has not seen. Open ones only: whatever comes in opens. Under Mentions: a
   * note that calls them, which they have not seen.
   */
  unread: boolean;
  window: WindowState | null;
  sort: Sort;
}

export const everything: Filters = {
  view: 'all',
  status: 'open',
  numberId: null,
  agentId: null,
  tagIds: [],
  unread: false,
  window: null,
  sort: 'newest',
};
