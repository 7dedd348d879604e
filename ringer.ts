import type { Ringing } from './activities/ringing.ts';

export interface RingerOptions {
  ringing: Ringing;
  log: { info(words: string): void; warn(facts: object, words: string): void };
  /** At most one look in this time, in milliseconds; tests shorten it. */
  restMs?: number;
}

export interface Ringer {
  /** Ends after what is being sent. */
  stop(): Promise<void>;
}

/** A call waits some seconds for an open page anyway, so that no nudge has to wake this. */
const usualRestMs = 1_000;
/** While there is no browser to ring: one question. */
const nobodyRestMs = 5_000;

/** When it is looked whom to ring, and when what is due is sent; knows nothing else. */
export function startRinger({ ringing, log, restMs = usualRestMs }: RingerOptions): Ringer {
  let wake = () => {};
  let stopping = false;
  let failing = false;

  async function work() {
    while (!stopping) {
      const began = performance.now();
      const anybody = await round();
      // Rests in proportion to what it costs, so that with many people each is looked after less often by itself.
      await nap(anybody ? Math.max(restMs, 5 * (performance.now() - began)) : nobodyRestMs);
    }
  }
  /** False: there is no browser to ring. */
  async function round(): Promise<boolean> {
    try {
      const anybody = await ringing.look();
      if (anybody) await ringing.send();
      if (failing) log.info('phones are rung again');
      failing = false;
      return anybody;
    } catch (error) {
      // One line an outage, however long it lasts.
      if (!failing) log.warn({ err: error }, 'no phone is rung: Postgres cannot be reached');
      failing = true;
      return true;
    }
  }
  function nap(ms: number) {
    return new Promise<void>((done) => {
      if (stopping) return done();
      const timer = setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  const working = work();
  return {
    async stop() {
      stopping = true;
      wake();
      await working;
      await ringing.settled();
    },
  };
}
