import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterEach, expect, test } from 'vitest';
import { signals, startOfMedium, workflows } from '../../workflows/contract.ts';
import { environmentForFile, type Rehearsal, rehearse } from './rehearsal.ts';

const env = environmentForFile();
let stage: Rehearsal;
afterEach(() => stage.stop());

const ask = (mediumId: string) =>
  env().client.workflow.signalWithStart(workflows.medium, {
    ...startOfMedium({ mediumId }),
    ...{ taskQueue: stage.taskQueue, signal: signals.asked, signalArgs: [] },
  });

test('one that cannot be had yet is tried again until it is here', async () => {
  let tries = 0;
  stage = await rehearse(env(), {
    async fetchMedium() {
      tries += 1;
      if (tries < 2) throw new Error('HTTP 503');
      return { failure: null };
    },
  });
  const handle = await ask(randomUUID());
  await handle.result();
  expect(tries).toBeGreaterThanOrEqual(2);
});

test('one that cannot be had for good is given up', async () => {
  const givenUp: string[] = [];
  stage = await rehearse(env(), {
    async fetchMedium() {
      throw ApplicationFailure.nonRetryable('as after seven days');
    },
    async giveUpMedium({ mediumId }) {
      givenUp.push(mediumId);
    },
  });
  const mediumId = randomUUID();
  await (await ask(mediumId)).result();
  expect(new Set(givenUp)).toEqual(new Set([mediumId]));
});

test('asked for again while it is being fetched, it looks once more', async () => {
  let looks = 0;
  const mediumId = randomUUID();
  stage = await rehearse(env(), {
    async fetchMedium() {
      looks += 1;
      if (looks === 1) await ask(mediumId);
      return { failure: null };
    },
  });
  await (await ask(mediumId)).result();
  expect(looks).toBeGreaterThanOrEqual(2);
});
