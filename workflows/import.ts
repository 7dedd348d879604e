import { continueAsNew, defineSignal, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { type ImportStart, signals } from './contract.ts';
import { isLong } from './length.ts';
import { workThroughImport } from './steps.ts';

/**
 * A file of contacts while there is something to do with it: tried out, imported, undone. What, and how far it is, is
 * read off its row each time, so a start that is repeated and a worker that dies are all the same to it. It ends where
 * the row waits for somebody, and is started again when they have said what is next.
 */
export async function contactImport({ importId }: ImportStart): Promise<void> {
  let news = false;
  setHandler(defineSignal(signals.told), () => {
    news = true;
  });
  setCurrentDetails('Works through the file’s rows. Its page says how far it is.');
  for (;;) {
    if (isLong()) await continueAsNew<typeof contactImport>({ importId });
    news = false;
    const { more } = await workThroughImport({ importId });
    if (!more && !news) return; // what was said while its row was read may be more to do
  }
}
