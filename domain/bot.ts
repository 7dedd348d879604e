import type { OpeningHours } from './hours.ts';
import type { Words } from './message.ts';

/**
 * One message of the bot. WhatsApp's limits (Cloud API, interactive messages): text of buttons and lists 1024
 * characters; at most 3 buttons of 20; at most 10 rows, titles of 24, descriptions of 72, the list's own button 20.
 */
export type BotReply =
  | { kind: 'text'; text: string }
  | { kind: 'buttons'; text: string; buttons: string[] }
  | { kind: 'list'; text: string; button: string; rows: Array<{ title: string; description: string }> };

/** The first rule that one of its words meets answers. */
export interface KeywordRule {
  id: string;
  /** In as many languages as wanted. */
  words: string[];
  /** `exact`: the whole message is the word; `contains`: the word stands somewhere in it, as a word of its own. */
  match: 'exact' | 'contains';
  /** Accents and case count; off, "Öffnungszeiten" is met by "offnungszeiten". */
  strict: boolean;
  reply: BotReply;
}

/** What a number's bot says and when, whole, as a version keeps it. Whether it is on is the number's (`bot_on`). */
export interface BotSettings {
  /** The first answer of an episode: always, or only while the number is open or closed. */
  greeting: { on: boolean; when: 'always' | 'open' | 'closed'; reply: BotReply };
  keywords: { on: boolean; rules: KeywordRule[] };
  handoff: {
    on: boolean;
    words: string[];
    /** The title of a button under the greeting and the default reply that does the same; null: none. */
    button: string | null;
    /** Also after so many messages in a row that it did not understand; null: never. */
    afterNotUnderstood: number | null;
    /** What the customer is told when people take over, for whatever reason. */
    notice: string;
  };
  /** Where nothing else answers; at most so many times in a row, then it is silent. */
  fallback: { on: boolean; reply: BotReply; most: number };
  /** Once an episode, in place of the default reply, while the number is closed. */
  closed: { on: boolean; reply: BotReply };
  hours: OpeningHours;
  /** A bot of the organisation's own: it is asked instead of the rules above. */
  webhook: { on: boolean; url: string };
}

/** What the bot remembers of an episode between two messages. */
export interface BotMemory {
  greeted: boolean;
  toldClosed: boolean;
  /** Messages in a row that it did not understand, and default replies in a row. */
  notUnderstood: number;
  fallbacks: number;
}

/** One message of the customer's as the bot hears it. `pressed`: the id of a button or list row, null for the rest. */
export interface Heard {
  text: string;
  pressed: string | null;
}

/** Why the bot said something, stopped, or kept silent: drawn in the test panel and stored with a hand-over. */
export type BotReason =
  | { code: 'greeting' }
  | { code: 'keyword'; word: string; ruleId: string }
  | { code: 'closed' }
  | { code: 'fallback' }
  | { code: 'silent' }
  | { code: 'handoff_word'; word: string }
  | { code: 'handoff_button' }
  | { code: 'not_understood'; times: number }
  /** The webhook bot said so, or gave up: `detail` says in a few words what went wrong. */
  | { code: 'webhook'; detail: string | null }
  | { code: 'webhook_failed'; detail: string };

/** What the messages come to. `handOff`: people take over, and why; the notice is among what is said. */
export interface BotAnswer {
  said: Array<{ reply: Words; because: BotReason }>;
  handOff: BotReason | null;
  memory: BotMemory;
}

export const freshMemory: BotMemory = { greeted: false, toldClosed: false, notUnderstood: 0, fallbacks: 0 };

/** What the bot is asked: `now` in milliseconds since the epoch, the name as WhatsApp gives it. */
export interface Asked {
  heard: readonly Heard[];
  memory: BotMemory;
  now: number;
  customerName: string | null;
}
