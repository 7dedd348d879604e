import {
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { Refusal } from '../../domain/conversation.ts';

/**
 * Why an update brought no answer.
 * - `refused`: its validator turned it down
 * - `again`: the run ended under it; the same update id, sent again, finds its answer or the next run
 * - `silence`: nobody answered in time
 */
export type Failure = { failed: 'refused'; why: Refusal } | { failed: 'again' } | { failed: 'silence' };

const refusals: Record<Refusal, true> = {
  closed: true,
  'not-open-yet': true,
  'already-moved': true,
  'not-waiting': true,
  'already-theirs': true,
  'not-allowed': true,
  'target-not-member': true,
  'target-away': true,
  'newer-message': true,
  'no-bot': true,
  'not-snoozed': true,
  'time-passed': true,
  'too-late': true,
};

/** gRPC status codes: https://grpc.io/docs/guides/status-codes/ */
const failedPrecondition = 9;
const silent = new Set([1, 4, 8, 13, 14]); // cancelled, deadline, exhausted, internal, unavailable

/** What an update's error means for whoever pressed the button. A bug of ours is thrown on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    if (cause instanceof ApplicationFailure) {
      const why = [cause.type, cause.message].find(isRefusal);
      if (why !== undefined) return { failed: 'refused', why };
      // "Workflow Update failed because the Workflow completed before the Update completed": Temporal's own.
      if (cause.type === 'AcceptedUpdateCompletedWorkflow') return { failed: 'again' };
    }
    throw error;
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { failed: 'silence' };
  if (error instanceof WorkflowNotFoundError) return { failed: 'again' }; // "update was aborted by closing workflow"
  const code = codeOf(error);
  if (code === failedPrecondition) return { failed: 'again' };
  if (code !== null && silent.has(code)) return { failed: 'silence' };
  throw error;
}

function codeOf(error: unknown): number | null {
  const service = error instanceof ServiceError ? error.cause : error;
  return service instanceof Error && 'code' in service && typeof service.code === 'number'
    ? service.code
    : null;
}

const isRefusal = (text: string | null | undefined): text is Refusal =>
  typeof text === 'string' && Object.hasOwn(refusals, text);
