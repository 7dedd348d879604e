import { workflowInfo } from '@temporalio/workflow';

/**
 * Time to go on in a fresh history: a replay costs a fraction of a millisecond an event, and a command six events
 * (measured; the server itself suggests it only at some thousands).
 */
export const isLong = (): boolean =>
  workflowInfo().historyLength > 300 || workflowInfo().continueAsNewSuggested;
