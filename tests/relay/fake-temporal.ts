import { type Client, ServiceError } from '@temporalio/client';

export interface Call {
  /** Of the workflow it would start. */
  type?: string;
  workflowId: string;
  signal: string;
}

/**
 * Temporal as the relay sees it: takes a call, keeps it, answers when `answer` does. `busy` are the calls that wait
 * for that; `together` is how many were open at once for one workflow, at most.
 */
export function fakeTemporal() {
  const calls: Call[] = [];
  const busy = new Map<string, number>();
  const temporal = {
    /** Calls that got their answer. */
    calls,
    /** All calls, the failed ones included. */
    tries: 0,
    together: 0,
    answer: (_call: Call): Promise<void> => Promise.resolve(),
    client: {
      withDeadline: (_at: number, call: () => Promise<unknown>) => call(),
      workflow: {
        async signalWithStart(type: string, { workflowId, signal }: Call) {
          temporal.tries += 1;
          const open = (busy.get(workflowId) ?? 0) + 1;
          busy.set(workflowId, open);
          temporal.together = Math.max(temporal.together, open);
          try {
            await temporal.answer({ workflowId, signal });
            calls.push({ type, workflowId, signal });
          } finally {
            busy.set(workflowId, open - 1);
          }
        },
      },
    } as unknown as Client, // the two methods that the relay calls
    signalsTo: (workflowId: string) =>
      calls.filter((call) => call.workflowId === workflowId).map(({ signal }) => signal),
  };
  return temporal;
}
export type FakeTemporal = ReturnType<typeof fakeTemporal>;

/** What the client throws when gRPC ends with this code: 14 unavailable, 3 invalid argument. */
export function grpcFailure(code: number, details: string): ServiceError {
  return new ServiceError('the call failed', {
    cause: Object.assign(new Error(`${code}: ${details}`), { code, details, metadata: {} }),
  });
}

/** A call that stays open until it is let go. */
export function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { closed: () => promise, open: resolve };
}

/** Keeps what a relay logs. */
export function keptLog() {
  const lines: string[] = [];
  return {
    lines,
    info: (words: string) => lines.push(words),
    warn: (_facts: object, words: string) => lines.push(words),
  };
}
