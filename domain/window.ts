const hour = 3_600_000;

/** How long free text is allowed after the customer's last message, by its own timestamp (WhatsApp's rule). */
export const windowLength = 24 * hour;

/** `windowUntil` and `now` in milliseconds since the epoch; null: the customer has never written to this number. */
export const windowOpen = (windowUntil: number | null, now: number): boolean =>
  windowLeft(windowUntil, now) > 0;

/** Milliseconds of the window still to come; 0 when it is closed. */
export function windowLeft(windowUntil: number | null, now: number): number {
  return windowUntil === null ? 0 : Math.max(0, windowUntil - now);
}
