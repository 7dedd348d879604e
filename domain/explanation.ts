import type { BotReason } from './bot.ts';
import type { Routed } from './routing.ts';

/** What a person's command (or an opening by an agent) stores as its explanation. */
export interface MovedByPerson {
  by: 'person';
  code:
    | 'claim'
    | 'transfer'
    | 'hand_to_people'
    | 'release'
    | 'close'
    | 'opened_by_agent'
    | 'owner_changed' // the contact was given to somebody, and this with it
    | 'reply_stopped_bot';
  /** The agent it was taken from, null if nobody had it. */
  fromAgentId: string | null;
  /** Shown as a hint: claimed while Away, over capacity, given to somebody Away. */
  flags?: Array<'away' | 'at_capacity'>;
}

/**
 * What a pure rule decided: a new episode goes to the bot or in line; one whose agent may no longer answer it, or sent no
 * first reply in time, goes back in line; one with a bot that is switched off goes to people; one without a message for
 * long is closed.
 */
export interface MovedByRule {
  by: 'rule';
  code: 'bot' | 'in_line' | 'assignee_removed' | 'bot_off' | 'phone_stopped_bot' | 'gave_back' | 'auto_close';
}

/** The bot handed over: to whom is the desk's to say. */
export interface HandedOver {
  by: 'bot';
  code: 'bot_handoff';
  because: BotReason;
}

export type Explanation = Routed | MovedByPerson | MovedByRule | HandedOver;
