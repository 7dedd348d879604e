import type { Decision } from './decision.ts';

/** `conversation.status`: Open while an episode runs. */
export type Status = 'open' | 'closed';

/** Where an open episode stands; null when the conversation is closed. */
export type Stage = 'bot' | 'waiting' | 'assigned';

/**
 * One opening of a conversation, as the row says (and as a workflow's copy of it). `turn` counts changes of stage or
 * agent over the conversation's whole life; `inLine` means the desk will hand it out by itself.
 */
export interface Episode {
  conversationId: string;
  numberId: string;
  episode: number;
  status: Status;
  stage: Stage | null;
  agentId: string | null;
  turn: number;
  inLine: boolean;
  contactId: string;
  /** Milliseconds since the epoch; null unless waiting. */
  waitingSince: number | null;
}

/** Why a command was refused; its sentence for people is in `web/ui/words.ts`. */
export type Refusal =
  | 'closed' // the episode is over
  | 'not-open-yet' // the copy or row is of an earlier episode than the command's
  | 'already-moved' // the page was stale: somebody else has it by now
  | 'not-waiting' // claim: somebody took it first
  | 'already-theirs' // transfer to the agent who has it
  | 'not-allowed' // the person's role, membership or activity no longer allows it
  | 'target-not-member' // transfer: not an active member of this number
  | 'target-away' // transfer: not Available, and the person may not choose an Away member
  | 'newer-message' // close: the customer wrote something the page has not shown
  | 'no-bot' // hand to people: the bot does not have it
  | 'too-late'; // its turn came after its deadline

export type EpisodeDecision = Decision<Episode, Refusal>;
