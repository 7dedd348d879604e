/** Steps that are taken one at a time, in the order they came. */
export interface Mailbox {
  /** Puts a step at the end; resolves with what it came to, once its turn was. */
  inTurn<Result>(step: () => Promise<Result>): Promise<Result>;
  /**
   * A step that is never in the mailbox twice: one that has not begun yet does what all who ask for it want. What it
   * fails with is told to `failed`.
   */
  soon(step: () => Promise<void>, failed: (error: unknown) => void): () => void;
  isEmpty(): boolean;
  /** Takes the oldest step. Never fails: a step's failure belongs to whoever asked for it. */
  takeNext(): Promise<void>;
}

export function openMailbox(): Mailbox {
  const steps: Array<() => Promise<void>> = [];
  const inTurn: Mailbox['inTurn'] = (step) =>
    new Promise((done, failed) => steps.push(() => step().then(done, failed)));
  return {
    inTurn,
    soon(step, failed) {
      let ahead = false;
      return () => {
        if (ahead) return;
        ahead = true;
        const taken = inTurn(() => {
          ahead = false;
          return step();
        });
        taken.catch(failed);
      };
    },
    isEmpty: () => steps.length === 0,
    takeNext: async () => steps.shift()?.(),
  };
}
