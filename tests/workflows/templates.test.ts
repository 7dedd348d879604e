import { randomUUID } from 'node:crypto';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signals, startOfTemplates, workflows } from '../../workflows/contract.ts';
import { fastForward } from '../support/temporal.ts';
import { environmentForFile, type Rehearsal, rehearse, soon } from './rehearsal.ts';

const env = environmentForFile();
let stage: Rehearsal;
let wabaId: string;
beforeEach(() => {
  wabaId = randomUUID();
});
afterEach(() => stage.stop());

const ask = () =>
  env().client.workflow.signalWithStart(workflows.templates, {
    ...startOfTemplates({ wabaId }),
    ...{ taskQueue: stage.taskQueue, signal: signals.templatesAsked, signalArgs: [] },
  });
const handle = () => stage.handle(startOfTemplates({ wabaId }).workflowId);

/** Syncs, doing this during each; answers of which accounts. */
async function syncing(during: (nth: number) => Promise<void> | void = () => {}) {
  const synced: string[] = [];
  stage = await rehearse(env(), {
    async syncTemplates(input) {
      synced.push(input.wabaId);
      await during(synced.length);
      return { fault: null };
    },
  });
  return synced;
}

/** So often it has been synced, and the quiet moment after the last time is over. */
async function quiet(synced: string[], times: number) {
  await soon(() => expect(synced).toHaveLength(times));
  await fastForward(env(), startOfTemplates({ wabaId }).workflowId, 6);
}

test('it is synced, and it ends; who asks later starts it anew', async () => {
  const synced = await syncing();
  const first = await ask();
  await quiet(synced, 1);
  await first.result();
  const second = await ask();
  await quiet(synced, 2);
  await second.result();
  expect(synced).toEqual([wabaId, wabaId]);
  expect(second.signaledRunId).not.toBe(first.signaledRunId);
});

test('asked for many times while it syncs, it syncs once more', async () => {
  const synced = await syncing(async (nth) => {
    if (nth === 1) for (let n = 0; n < 5; n++) await ask();
  });
  const asked = await ask();
  await quiet(synced, 2);
  await asked.result();
  expect(synced).toHaveLength(2);
});

test('what fails for good is left to its row: asked for again, it syncs again', async () => {
  const synced = await syncing(async (nth) => {
    if (nth > 1) return;
    await ask();
    throw ApplicationFailure.nonRetryable('WhatsApp refused');
  });
  const asked = await ask();
  await quiet(synced, 2);
  await asked.result();
  expect(synced).toHaveLength(2);
});

test('a worker that goes in between loses nothing: what was asked meanwhile is done by the next', async () => {
  const synced = await syncing();
  await ask();
  await soon(() => expect(synced).toHaveLength(1));
  await stage.pause();
  const waiting = await ask();
  expect(synced).toHaveLength(1);
  await stage.resume();
  await quiet(synced, 2);
  await waiting.result();
  expect(synced).toHaveLength(2);
});

test('a long life goes on in a fresh history, and what was asked on the way is not lost', async () => {
  const runs = new Set<string>();
  const synced = await syncing(async (nth) => {
    runs.add((await handle().describe()).runId);
    if (nth < 100 && runs.size === 1) await ask();
  });
  const asked = await ask();
  await soon(() => expect(runs.size).toBe(2), 50_000);
  await quiet(synced, synced.length);
  await asked.result();
  expect(runs.size).toBe(2);
}, 60_000);

test.each(['while it syncs', 'in the quiet moment after'])('cancelled %s, it ends', async (when) => {
  const synced = await syncing(async () => {
    if (when === 'while it syncs') await handle().cancel();
  });
  const asked = await ask();
  await soon(() => expect(synced).toHaveLength(1));
  if (when !== 'while it syncs') await handle().cancel();
  const error = await asked.result().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowFailedError);
  expect((error as WorkflowFailedError).cause).toBeInstanceOf(CancelledFailure);
  expect(synced).toHaveLength(1);
});
