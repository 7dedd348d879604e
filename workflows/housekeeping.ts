import * as steps from './steps.ts';

/** Started by schedules (`schedules` in contract.ts); one that still runs is not started again. */
export async function presenceSweep(): Promise<void> {
  await steps.sweepPresence();
}

export async function waitingDeliveries(): Promise<void> {
  await steps.workThroughDeliveries();
}

/** Each account's own workflow does it, one at a time. */
export async function templateSync(): Promise<void> {
  await steps.askForTemplates();
}

export async function oldRefusals(): Promise<void> {
  await steps.forgetRefusals();
}

export async function unsentUploads(): Promise<void> {
  await steps.forgetUploads();
}

/** Each number by itself: one that cannot be asked holds up no other, and its next turn comes in an hour. */
export async function numbersHealth(): Promise<void> {
  const numbers = await steps.listConnectedNumbers();
  await Promise.allSettled(numbers.map((numberId) => steps.checkNumber({ numberId })));
}
