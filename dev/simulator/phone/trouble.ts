import type { FaultRule } from '../faults.ts';

/** "Fail the next message": what one can choose, and the fault it makes for that customer. */
export const nextFailures: Record<string, { label: string; rule: object }> = {
  unreachable: { label: 'Not on WhatsApp', rule: { fault: 'fail', code: 131026 } },
  timeout: { label: 'Timeout', rule: { fault: 'silence' } },
  lost: { label: 'Answer lost', rule: { fault: 'lose-answer' } },
  fast: { label: 'Too fast', rule: { fault: 'error', code: 131056 } },
  window: { label: 'Window closed', rule: { fault: 'error', code: 131047 } },
  token: { label: 'Token expired', rule: { fault: 'error', code: 190 } },
  server: { label: 'Server error', rule: { fault: 'error', code: 131000 } },
};
const nameOf = (customerId: string, key: string) => `next ${customerId} ${key}`;

export const nextFault = (customerId: string, key: string) => {
  const chosen = nextFailures[key];
  return chosen && { ...chosen.rule, name: nameOf(customerId, key), customerId, times: 1 };
};

/** Which of them waits for this customer's next message. */
export const chosenFailure = (faults: readonly FaultRule[], customerId: string): string | null =>
  Object.keys(nextFailures).find((key) => faults.some(({ name }) => name === nameOf(customerId, key))) ??
  null;

/** The fault panel: trouble that lasts until switched off. */
export const lastingTroubles: Record<string, { label: string; hint: string; rule: object }> = {
  down: { label: 'WhatsApp is down', hint: 'Every call is answered 503.', rule: { fault: 'outage' } },
  slow: { label: 'Slow answers', hint: 'Each call takes five seconds.', rule: { fault: 'delay', ms: 5000 } },
  lost: {
    label: 'Answers get lost',
    hint: 'Sent, but the sender never hears.',
    rule: { fault: 'lose-answer' },
  },
  token: {
    label: 'Token has expired',
    hint: 'Every call is refused for its token.',
    rule: { fault: 'token', state: 'expired' },
  },
  hold: {
    label: 'Templates are held',
    hint: 'Taken, and kept back for a check.',
    rule: { fault: 'hold' },
  },
  twice: { label: 'Everything twice', hint: 'Each webhook comes two times.', rule: { fault: 'duplicate' } },
  mixed: { label: 'Wrong order', hint: 'Three webhooks, last one first.', rule: { fault: 'reorder' } },
};
export const troubleName = (key: string) => `panel ${key}`;

export const isOn = (faults: readonly FaultRule[], key: string): boolean =>
  faults.some(({ name }) => name === troubleName(key));
