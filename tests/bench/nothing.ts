import { proxyLocalActivities } from '@temporalio/workflow';

const { step } = proxyLocalActivities<{ step(): Promise<void> }>({ startToCloseTimeout: '10s' });

/** The least a conversation's workflow could do: start, take one step, end. */
export async function nothing(): Promise<void> {
  await step();
}
