/** Offered at once on a message; any other is in the picker. */
export const quickReactions = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

/** Whether a text is one emoji, as Unicode recommends them for exchange: nothing else is ever put on a message. */
export const isEmoji = (text: string): boolean => /^\p{RGI_Emoji}$/v.test(text);

/** How far a reaction of ours has come: on its way, or nobody knows. Known to be there: neither. */
export type ReactionState = 'pending' | 'unknown';

/** What each side put on a message, and what became of ours. */
export interface Reactions {
  customer?: string;
  us?: string;
  usState?: ReactionState;
  /** The last one we tried, and that was refused; `emoji` null: it was to be taken back. */
  usFailed?: { emoji: string | null; code: number | null };
}

export type ReactionRefusal = 'window-closed' | 'not-allowed' | 'waiting' | 'not-there-yet';
