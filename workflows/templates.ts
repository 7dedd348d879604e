import {
  ActivityFailure,
  condition,
  continueAsNew,
  defineSignal,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { signals, type TemplatesStart } from './contract.ts';
import { isLong } from './length.ts';
import { syncTemplates } from './steps.ts';

/**
 * Keeps our copy of an account's templates. A flag, not a counter: however often it is asked while it syncs, it syncs once
 * more. What a sync came to stands in its row, so it ends after a quiet moment.
 */
export async function templates({ wabaId }: TemplatesStart): Promise<void> {
  let wanted = true; // it was started because somebody asked
  setHandler(defineSignal(signals.templatesAsked), () => {
    wanted = true;
  });

  do {
    while (wanted) {
      if (isLong()) await continueAsNew<typeof templates>({ wabaId });
      wanted = false;
      setCurrentDetails('Asks WhatsApp for the account’s templates, page by page.');
      try {
        await syncTemplates({ wabaId });
      } catch (error) {
        // Its row says why; the schedule, a report or a person asks again.
        if (!(error instanceof ActivityFailure)) throw error;
      }
    }
    setCurrentDetails('The templates are synced. Ends unless it is asked within a few seconds.');
    await condition(() => wanted, '5s', { summary: 'Ends unless it is asked' });
  } while (wanted);
}
