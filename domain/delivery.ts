/** How far an outbound message has come. Order and exceptions: DESIGN, section 5. */
export type Delivery =
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'played'
  | 'failed'
  | 'withdrawn';

/** What WhatsApp reports about a message of ours. */
export type Reported = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

const reach = { queued: 0, sending: 0, unknown: 0, sent: 1, delivered: 2, read: 3, played: 4 } as const;

/**
 * Reports come in any order and more than once; a message only goes forward. Failed gives way only to proof that it
 * arrived, and what arrived never fails. One that is withdrawn was never sent, so no report is about it.
 */
export function advance(current: Delivery, reported: Reported): Delivery {
  if (current === 'withdrawn') return current;
  if (current === 'failed')
    return reported === 'failed' || reach[reported] < reach.delivered ? current : reported;
  if (reported === 'failed') return reach[current] < reach.delivered ? 'failed' : current;
  return reach[reported] > reach[current] ? reported : current;
}

/** WhatsApp's own limit on the text of a message (Cloud API, messages reference); counted as JavaScript does, the strictest reading of "characters". */
export const longestText = 4096;

/** How long a send whose outcome is unknown waits for a report, from the moment it was tried (DESIGN, section 5). */
export const outcomeWaitMs = 120_000;

/** WhatsApp's code for free text outside the window (Cloud API, error codes); ours too when we do not even ask. */
export const windowClosedCode = 131047;

/** How often the lane tries one message by itself before a person has to decide. */
export const mostAttempts = 8;

/**
 * How long to wait after the given attempt (1, 2, …), in milliseconds: doubling from two seconds to five minutes, less
 * up to half of it by chance, so that what failed together does not come back together. `chance`: 0 to 1.
 */
export function backoff(attempt: number, chance: number): number {
  const full = Math.min(2_000 * 2 ** (attempt - 1), 300_000);
  return Math.round(full * (1 - chance / 2));
}
