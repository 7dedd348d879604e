import { ActivityFailure, condition, isCancellation } from '@temporalio/workflow';
import type { ConversationStart, Sent } from './contract.ts';
import { sendNext, uploading } from './steps.ts';

/** The second lane of a conversation: what it has to send, in order, beside the mailbox. Its queue is in Postgres. */
export interface SendingLane {
  /** Something was queued, or what the lane waits for may have come. Starts the lane again if it was at rest. */
  wake(): void;
  /** Stops it at the next safe point: a send in flight is awaited, a wait is left to the next run. */
  leave(): void;
  isLeaving(): boolean;
  isAtRest(): boolean;
  /** It stopped before it had seen the end of the queue. */
  hasMore(): boolean;
  /** What it does, in a sentence for operators; null at rest. */
  doing(): string | null;
}

/** `moved` is called whenever `doing` has a new answer. */
export function sendingLane(start: ConversationStart, moved: () => void): SendingLane {
  let woken = false;
  let more = false;
  let leaving = false;
  let resting = true;
  let doing: string | null = null;
  let failures = 0;

  const say = (sentence: string | null) => {
    doing = sentence;
    moved();
  };

  /** The only wait of the lane: until its time, until woken, or until the run wants to end. */
  const pause = async (ms: number, summary: string) => {
    more = true;
    say(summary);
    await condition(() => woken || leaving, Math.max(1, Math.ceil(ms)), { summary });
  };

  const after = async (sent: Sent): Promise<void> => {
    switch (sent.did) {
      case 'upload':
        more = true;
        say('Gives WhatsApp the file of the next message.');
        return await after(await uploading().uploadMedium({ mediumId: sent.mediumId }));
      case 'one':
        more = true;
        return;
      case 'wait':
        return await pause(sent.ms, waits[sent.why]);
      case 'nothing':
      case 'held':
        return;
    }
  };

  const run = async () => {
    resting = false;
    while ((woken || more) && !leaving) {
      woken = more = false;
      say('Sends.');
      try {
        const sent = await sendNext(start);
        failures = 0;
        await after(sent);
      } catch (error) {
        if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
        // A dead worker, or no database. Whether the message left is in its row: the next look finds it `sending`.
        failures += 1;
        await pause(
          Math.min(60_000, 500 * 2 ** failures),
          'Could not look at what is to be sent; looks again.',
        );
      }
    }
    resting = true;
    say(null);
  };

  return {
    wake() {
      woken = true;
      // A cancelled run ends by its own loop. Anything else is a mistake of ours: it fails the task, where it is seen.
      if (resting && !leaving)
        run().catch((error: unknown) => {
          resting = true;
          if (!isCancellation(error)) throw error;
        });
    },
    leave() {
      leaving = true;
    },
    isLeaving: () => leaving,
    isAtRest: () => resting,
    hasMore: () => woken || more,
    doing: () => doing,
  };
}

const waits = {
  pace: "Waits for its slot in WhatsApp's pace.",
  retry: 'Waits to try again: WhatsApp refused for now.',
  outcome: 'Waits for a report: it is not known whether the last message left.',
};
