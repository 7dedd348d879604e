import type { ConversationRow } from '../db/visible.ts';
import type { Decision } from '../domain/decision.ts';
import type { Episode, Refusal } from '../domain/conversation.ts';

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
  /** `from`: the agent the page showed, null for nobody. */
  transfer(conversation: ConversationRow, asked: Asked & { to: string; from: string | null }): Promise<Commanded>;
  handToPeople(conversation: ConversationRow, asked: Asked): Promise<Commanded>;
  release(conversation: ConversationRow, asked: Asked & { from: string | null }): Promise<Commanded>;
  /** `seen`: the `lastInboundSeq` the page had shown. */
  close(conversation: ConversationRow, asked: Asked & { seen: number }): Promise<Commanded>;
  stop(): Promise<void>;
}
