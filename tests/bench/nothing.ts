import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const { step } = proxyLocalActivities<{ step(): Promise<void> }>({ startToCloseTimeout: '10s' });

/** The least a conversation's workflow could do: start, take one step, end. */
export async function nothing(): Promise<void> {
  await step();
}

/** The least it could do with what somebody presses: take one step and answer. */
export async function untilTouchedOften(): Promise<void> {
  let touched = 0;
  setHandler(defineUpdate('touch'), async () => {
    await step();
    touched += 1;
  });
  await condition(() => touched === 1000);
}
