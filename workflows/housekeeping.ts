import * as steps from './steps.ts';

/** Started by schedules (`schedules` in contract.ts); one that still runs is not started again. */
export async function presenceSweep(): Promise<void> {
  await steps.sweepPresence();
}

export async function waitingDeliveries(): Promise<void> {
  await steps.workThroughDeliveries();
}
