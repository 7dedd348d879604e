import type { Explanation } from './explanation.ts';
import type { Routed } from './routing.ts';

/** From the customer's message to the desk's first try. Without trouble it is seconds; clocks may disagree a little. */
export const lateAfterMs = 2 * 60_000;

export interface Turn {
  /** The desk has tried it before and found nobody. */
  tried: boolean;
  /** Why it is in line; null: that is not known. */
  queued: Explanation['code'] | null;
  /** When the customer wrote what opened the episode, by their own time; null: it was not a customer. */
  wroteAt: number | null;
  now: number;
}

/**
 * Why the desk decides it only now, where there is something to say: it waited for somebody to have room (ROUTING 25),
 * or something of ours was down when the message came (ROUTING 55). Whatever else puts a conversation in line has a
 * reason of its own for the delay, and says so itself.
 */
export function causeOf({ tried, queued, wroteAt, now }: Turn): Pick<Routed, 'cause'> {
  if (tried) return { cause: 'drained' };
  const isLate = queued === 'in_line' && wroteAt !== null && now - wroteAt > lateAfterMs;
  return isLate ? { cause: 'recovered' } : {};
}
