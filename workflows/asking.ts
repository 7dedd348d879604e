import { isCancellation } from '@temporalio/workflow';
import type { ConversationStart } from './contract.ts';
import { askBot } from './steps.ts';

/** A bot elsewhere, asked beside the mailbox: a slow one never holds up a transfer, and the row refuses what comes late. */
export interface Asking {
  /** There is something new to ask about; asked again when the question under way is answered. */
  wake(): void;
  isAtRest(): boolean;
}

/** `answered` is called after each answer: the row may have moved, and there may be something to send. */
export function asking(start: ConversationStart, answered: () => void): Asking {
  let woken = false;
  let resting = true;

  const run = async () => {
    resting = false;
    while (woken) {
      woken = false;
      await askBot(start);
      answered();
    }
    resting = true;
  };

  return {
    wake() {
      woken = true;
      // It is tried without an end, so that nothing but the end of the run stops it.
      if (resting)
        run().catch((error: unknown) => {
          resting = true;
          if (!isCancellation(error)) throw error;
        });
    },
    isAtRest: () => resting,
  };
}
