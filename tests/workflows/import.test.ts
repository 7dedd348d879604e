import { randomUUID } from 'node:crypto';
import { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signals, startOfImport, workflows } from '../../workflows/contract.ts';
import { environmentForFile, type Rehearsal, rehearse, soon } from './rehearsal.ts';

const env = environmentForFile();
let stage: Rehearsal;
let importId: string;
beforeEach(() => {
  importId = randomUUID();
});
afterEach(() => stage.stop());

const tell = () =>
  env().client.workflow.signalWithStart(workflows.contactImport, {
    ...startOfImport({ importId }),
    ...{ taskQueue: stage.taskQueue, signal: signals.told, signalArgs: [] },
  });
const handle = () => stage.handle(startOfImport({ importId }).workflowId);

/** A file of so many pieces: what Postgres would know of it. `during`: before a piece is done. */
async function file(pieces: number, during: (look: number) => Promise<void> | void = () => {}) {
  const row = { left: pieces, done: 0, looks: 0 };
  stage = await rehearse(env(), {
    async workThroughImport(input) {
      expect(input).toEqual({ importId });
      row.looks += 1;
      await during(row.looks);
      if (row.left > 0) {
        row.left -= 1;
        row.done += 1;
      }
      return { more: row.left > 0 };
    },
  });
  return row;
}

test('it goes on piece by piece, and ends where nothing is left to do', async () => {
  const row = await file(4);
  await (await tell()).result();
  expect(row).toMatchObject({ left: 0, done: 4 });
});

test('what somebody says while its row is read is looked at once more', async () => {
  const row = await file(1, async (look) => {
    if (look === 1) await tell();
  });
  await (await tell()).result();
  expect(row.looks).toBeGreaterThanOrEqual(2);
});

test('a piece that fails is tried again, and none is done twice', async () => {
  const row = await file(3, (look) => {
    if (look === 2) throw new Error('the database is away');
  });
  await (await tell()).result();
  expect(row).toEqual({ left: 0, done: 3, looks: 4 });
});

test('a worker that goes in the middle: the next goes on where it was', async () => {
  let held: () => void = () => {};
  const hold = new Promise<void>((resolve) => {
    held = resolve;
  });
  const row = await file(6, (look) => (look === 3 ? hold : undefined));
  const telling = await tell();
  await soon(() => expect(row.looks).toBe(3));
  const pausing = stage.pause();
  held();
  await pausing;
  expect(row.left).toBeGreaterThan(0);
  await stage.resume();
  await telling.result();
  expect(row).toMatchObject({ left: 0, done: 6 });
});

test('a long file goes on in a fresh history', async () => {
  const runs = new Set<string>();
  const row = await file(70, async () => {
    runs.add((await handle().describe()).runId);
  });
  await (await tell()).result();
  expect(row).toMatchObject({ left: 0, done: 70 });
  expect(runs.size).toBeGreaterThan(1);
});

test('cancelled in the middle, it ends there, and who says go on later finds the rest', async () => {
  const row = await file(5, async (look) => {
    if (look === 2) await handle().cancel();
  });
  const error = await (await tell()).result().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowFailedError);
  const { cause } = error as WorkflowFailedError;
  expect([cause, cause?.cause].some((each) => each instanceof CancelledFailure)).toBe(true);
  expect(row.left).toBeGreaterThan(0);
  await (await tell()).result();
  expect(row).toMatchObject({ left: 0, done: 5 });
});
