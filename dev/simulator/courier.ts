import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { At, Faults } from './faults.ts';
import type { Wire } from './wire.ts';

/** Carries webhooks to the product, at least once, as Meta does. */
export interface Courier {
  /** Resolves after the first try, whatever came of it, or at once when a fault holds it; retries go on behind. */
  post(payload: object, at: At): Promise<void>;
  /** Lets go of what a `reorder` fault holds, last to first. */
  release(): void;
  /** What goes on until nothing is on its way any more. */
  track(work: Promise<unknown>): void;
  idle(): Promise<void>;
  /** Forgets everything on its way. */
  reset(): void;
  readonly waiting: number;
}

export interface CourierOptions {
  webhookUrl: string;
  appSecret: string;
  /** After each failed try; the last one repeats. Meta goes on for up to seven days. */
  retryDelaysMs: number[];
  timeoutMs: number;
  faults: Faults;
  wire: Wire;
}

const atOnce = 16;
/** Beyond this the oldest promise of a retry is broken rather than memory filled. */
const mostWaiting = 20_000;

/** Meta's JSON has everything outside ASCII, and each slash, escaped: hashing a re-serialised object must fail. */
export function metaJson(payload: object): string {
  return JSON.stringify(payload)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
}

export function createCourier({
  webhookUrl,
  appSecret,
  retryDelaysMs,
  timeoutMs,
  faults,
  wire,
}: CourierOptions): Courier {
  let era = new AbortController();
  let working = 0;
  const queue: (() => void)[] = [];
  const pending = new Set<Promise<unknown>>();
  let held: (() => Promise<void>)[] = [];

  const track = (work: Promise<unknown>) => {
    const watched = work.catch(() => {}).finally(() => pending.delete(watched));
    pending.add(watched);
  };

  const slot = async () => {
    if (working >= atOnce) await new Promise<void>((free) => queue.push(free));
    working++;
  };
  const free = () => {
    working--;
    queue.shift()?.();
  };

  const tryOnce = async (body: string, signal: AbortSignal): Promise<string | null> => {
    await slot();
    try {
      if (signal.aborted) return null;
      const response = await fetch(webhookUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      return response.status === 200 ? null : `answered ${response.status}`;
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'not reached';
    } finally {
      free();
    }
  };

  const insist = async (body: string, signal: AbortSignal) => {
    for (let tries = 1; !signal.aborted; tries++) {
      await pause(retryDelaysMs[Math.min(tries, retryDelaysMs.length) - 1] ?? 0, undefined, { signal });
      const trouble = await tryOnce(body, signal);
      if (trouble === null) return;
      if (tries < 4) wire.say('trouble', 'webhook', `${trouble}, try ${tries + 1}`);
    }
  };

  const carry = async (body: string, late: boolean) => {
    const { signal } = era;
    const trouble = late ? 'held back' : await tryOnce(body, signal);
    if (trouble === null || signal.aborted) return;
    wire.say('trouble', 'webhook', `${trouble}, will try again`);
    if (pending.size < mostWaiting) track(insist(body, signal));
  };

  const deliver = async (body: string, at: At) => {
    const copies = faults.strike(['duplicate'], at)?.copies ?? 1;
    const late = faults.strike(['late'], at) !== null;
    const tries = Array.from({ length: copies }, () => carry(body, late));
    for (const each of tries) track(each);
    await Promise.all(tries);
  };

  /** One after the other, so that they arrive in the wrong order for certain. */
  const release = () => {
    const letGo = held.toReversed();
    held = [];
    track(letGo.reduce((before, go) => before.then(go), Promise.resolve()));
  };

  return {
    async post(payload, at) {
      const body = metaJson(payload);
      const reorder = faults.strike(['reorder'], at);
      if (reorder === null) return deliver(body, at);
      held.push(() => deliver(body, at));
      if (held.length >= reorder.group) release();
    },
    release,
    track,
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
    reset() {
      held = [];
      era.abort();
      era = new AbortController();
    },
    get waiting() {
      return pending.size;
    },
  };
}
