import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Next } from './contract.ts';

/** The one timer of a run: when it rings, somebody looks at the row, which knows what is due. */
export interface Alarm {
  /**
   * What the row says comes next. A timer that rings no later is left as it is (it will look, and be set anew): so that a
   * deadline which every message puts off costs no timer a message.
   */
  set(next: Next | null): void;
  /** What it is set for, in a sentence for operators; null: nothing. */
  doing(): string | null;
}

export function openAlarm(ring: () => void): Alarm {
  let timer: { what: Next['what']; at: number; scope: CancellationScope } | null = null;

  const start = ({ what, inMs }: Next, at: number) => {
    const scope = new CancellationScope();
    const mine = { what, at, scope };
    scope
      .run(() => sleep(inMs, { summary: summaries[what] }))
      .then(
        () => {
          if (timer === mine) timer = null;
          ring();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
    timer = mine;
  };

  return {
    set(next) {
      const at = next === null ? Number.POSITIVE_INFINITY : Date.now() + next.inMs;
      if (timer !== null && timer.what === next?.what && timer.at <= at) return;
      timer?.scope.cancel();
      timer = null;
      if (next !== null) start(next, at);
    },
    doing: () => (timer === null ? null : `${sentences[timer.what]} ${new Date(timer.at).toISOString()}.`),
  };
}

const summaries: Record<Next['what'], string> = {
  wake: 'Wakes it, the time it was snoozed until having come',
  'give-back': 'Gives it back to the line if there is no first reply',
  close: 'Closes it if nobody has written',
};

const sentences: Record<Next['what'], string> = {
  wake: 'Snoozed until',
  'give-back': 'Unless its agent replies, it goes back to the line at',
  close: 'Unless somebody writes, it is closed at',
};
