import { sweepPresence } from './steps.ts';

/** Started by a schedule (`worker.ts`), every half minute. */
export async function presenceSweep(): Promise<void> {
  await sweepPresence();
}
