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
  /** When that was here and put it in line; null as `queued` is. */
  reachedAt: number | null;
  now: number;
}

/**
 * Why the desk decides it only now, where there is something to say: it waited for somebody to have room (ROUTING 25), it
 * was here in time and something of ours was down (ROUTING 55), or it was long on its way to us: WhatsApp had it, and
 * whether it could not reach us or did not try is known to nobody here. Whatever else puts a conversation in line has a
 * reason of its own for the delay, and says so itself.
 */
export function causeOf({ tried, queued, wroteAt, reachedAt, now }: Turn): Pick<Routed, 'cause'> {
  if (tried) return { cause: 'drained' };
  if (queued !== 'in_line' || wroteAt === null || now - wroteAt <= lateAfterMs) return {};
  const heldUpHere = reachedAt === null || now - reachedAt > lateAfterMs;
  return { cause: heldUpHere ? 'recovered' : 'came-late' };
}
