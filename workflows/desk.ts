import { condition, continueAsNew, defineSignal, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { type DeskStart, signals } from './contract.ts';
import { isLong } from './length.ts';
import { serveLine } from './steps.ts';

const serve = defineSignal(signals.serve);

/**
 * Hands out a number's line. A flag, not a counter: however often it is called while it serves, it serves once more.
 * Nothing is kept here, so it ends after a quiet moment, and the next call starts it again.
 */
export async function desk({ numberId }: DeskStart): Promise<void> {
  let wanted = true; // it was started because somebody called
  setHandler(serve, () => {
    wanted = true;
  });

  do {
    while (wanted) {
      if (isLong()) await continueAsNew<typeof desk>({ numberId });
      wanted = false;
      setCurrentDetails('Serves the line, oldest first.');
      await serveThrough(numberId);
    }
    setCurrentDetails('The line is served. Ends unless it is called within a few seconds.');
    await condition(() => wanted, '5s', { summary: 'Ends unless it is called' });
  } while (wanted); // a call that came with the end of the wait counts
}

/** One batch after another to the end of the line. Those nobody can take stay in it and are passed by. */
async function serveThrough(numberId: string) {
  let after = 0;
  for (let more = true; more; ) ({ more, after } = await serveLine({ numberId, after }));
}
