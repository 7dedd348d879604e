/** Steps that are taken one at a time, in the order they came. */
export interface Mailbox {
  /** Puts a step at the end; resolves with what it came to, once its turn was. */
  inTurn<Result>(step: () => Promise<Result>): Promise<Result>;
  isEmpty(): boolean;
  /** Takes the oldest step. Never fails: a step's failure belongs to whoever asked for it. */
  takeNext(): Promise<void>;
}

export function openMailbox(): Mailbox {
  const steps: Array<() => Promise<void>> = [];
  return {
    inTurn: (step) => new Promise((done, failed) => steps.push(() => step().then(done, failed))),
    isEmpty: () => steps.length === 0,
    takeNext: async () => steps.shift()?.(),
  };
}
