import {
  ActivityFailure,
  defineSignal,
  isCancellation,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { type MediumStart, signals } from './contract.ts';
import { fetching, giveUpMedium } from './steps.ts';

/**
 * One file from WhatsApp, until it is here or will never be. Asked for again by a person while this still runs, it looks
 * once more; asked for later, it is a run of its own.
 */
export async function medium({ mediumId }: MediumStart): Promise<void> {
  let asked = 0;
  setHandler(defineSignal(signals.asked), () => {
    asked += 1;
  });
  setCurrentDetails(
    'Fetches a file from WhatsApp, and tries again for seven days while that does not answer.',
  );

  for (let heard = -1; heard < asked; ) {
    heard = asked;
    try {
      await fetching().fetchMedium({ mediumId });
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      await giveUpMedium({ mediumId });
    }
  }
}
