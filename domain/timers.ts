import { allow, refuse } from './decision.ts';
import type { Episode, EpisodeDecision } from './conversation.ts';

/** What a number does by itself after a while; null: never. */
export interface TimerOptions {
  /** Minutes without a first reply, counted from when the agent got it. */
  giveBackMinutes: number | null;
  /** Days without a message. */
  autoCloseDays: number | null;
}

/** What a timer comes to: a snoozed one wakes, one without a first reply is given back, a quiet one is closed. */
export type TimedStep = 'wake' | 'give-back' | 'close';

/** What happens next and when, by the database's clock, unless somebody does something before. */
export interface Due {
  what: TimedStep;
  at: number;
}

/** The same as it travels to the workflow: a duration, so that it does not matter what time Temporal thinks it is. */
export interface Next {
  what: TimedStep;
  inMs: number;
}

/** What the rule looks at beside the episode. Times are milliseconds since the epoch; null: there was none. */
export interface TimerFacts {
  now: number;
  openedBy: 'customer' | 'agent';
  /** The last change of stage or agent: for an assigned one, since when its agent has it. */
  turnAt: number | null;
  lastMessageAt: number | null;
  wokeAt: number | null;
  /** Anything is queued or being sent. */
  unsent: boolean;
  /** How far a person's first reply of this episode has come. One that failed or was withdrawn is none. */
  reply: 'none' | 'on-its-way' | 'sent';
  keptOpenEpisode: number | null;
  keptTurn: number | null;
}

/** What the rule looks at of the episode itself. */
export type Timed = Pick<Episode, 'status' | 'stage' | 'episode' | 'turn' | 'snoozedUntil'>;

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * What the row is waiting for, the earliest first. A snoozed conversation only wakes: nothing is given back or closed
 * behind its agent's back, and what would have been due counts from the waking. What is on its way to the customer counts
 * as if it were said now, so the time starts again when it is (ROUTING 54).
 */
export function dueNext(episode: Timed, facts: TimerFacts, options: TimerOptions): Due | null {
  if (episode.status === 'closed') return null;
  if (episode.snoozedUntil !== null) return { what: 'wake', at: episode.snoozedUntil };
  const [first] = [...givenBack(episode, facts, options), ...closed(episode, facts, options)].toSorted(
    (a, b) => a.at - b.at,
  );
  return first ?? null;
}

/** The time left, never negative. */
export const nextOf = (due: Due | null, now: number): Next | null =>
  due === null ? null : { what: due.what, inMs: Math.max(0, due.at - now) };

/**
 * The first reply of the episode is what is waited for: once the customer has one, a transfer asks nobody for another.
 * Where an agent opened the episode, nobody waits for one.
 */
function givenBack({ stage, turn }: Timed, facts: TimerFacts, { giveBackMinutes }: TimerOptions): Due[] {
  if (giveBackMinutes === null || stage !== 'assigned' || facts.turnAt === null) return [];
  if (facts.openedBy === 'agent' || facts.reply === 'sent' || facts.keptTurn === turn) return [];
  const since = facts.reply === 'on-its-way' ? facts.now : latest(facts.turnAt, facts.wokeAt);
  return [{ what: 'give-back', at: since + giveBackMinutes * minute }];
}

/**
 * Never in Unassigned: there a customer waits for somebody, and a close would hide it. Being moved or woken is no message,
 * but what has just come to somebody is not closed under their eyes.
 */
function closed({ stage, episode }: Timed, facts: TimerFacts, { autoCloseDays }: TimerOptions): Due[] {
  if (autoCloseDays === null || stage === 'waiting' || facts.keptOpenEpisode === episode) return [];
  const since = facts.unsent ? facts.now : latest(facts.lastMessageAt, facts.turnAt, facts.wokeAt);
  return [{ what: 'close', at: since + autoCloseDays * day }];
}

const latest = (...times: Array<number | null>): number => Math.max(...times.map((time) => time ?? 0));

/**
 * Puts it aside until `until`, or (null) takes it up again. It stays with its agent and in everybody's view, so the turn
 * stays too: what was decided on this turn is still true. Like a close it names what the page had shown, since a customer
 * who has just written is not to be put aside unread.
 */
export function snooze(
  episode: Episode,
  asked: { from: string | null; seen: number; until: number | null },
  row: { lastInbound: number; now: number },
): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  if (episode.stage !== 'assigned' || episode.agentId !== asked.from) return refuse('already-moved');
  if (asked.until === null)
    return episode.snoozedUntil === null ? refuse('not-snoozed') : allow({ ...episode, snoozedUntil: null });
  if (row.lastInbound > asked.seen) return refuse('newer-message');
  if (asked.until <= row.now) return refuse('time-passed');
  return allow({ ...episode, snoozedUntil: asked.until });
}

/** Calls a timer off: the close for this episode, the giving back for as long as this agent has it. */
export function keep(
  episode: Episode,
  { what, from }: { what: 'open' | 'agent'; from: string | null },
): EpisodeDecision {
  if (episode.status === 'closed') return refuse('closed');
  const moved = what === 'agent' && (episode.stage !== 'assigned' || episode.agentId !== from);
  return moved ? refuse('already-moved') : allow(episode);
}
