import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterEach, expect, test } from 'vitest';
import { workflows } from '../../workflows/contract.ts';
import { environmentForFile, type Rehearsal, rehearse } from './rehearsal.ts';

const env = environmentForFile();
let stage: Rehearsal;
afterEach(() => stage.stop());

test('every number is asked about, and one that cannot be holds up no other', async () => {
  const asked: string[] = [];
  stage = await rehearse(env(), {
    listConnectedNumbers: async () => ['one', 'two', 'three'],
    async checkNumber({ numberId }) {
      asked.push(numberId);
      if (numberId === 'one') throw ApplicationFailure.nonRetryable('WhatsApp could not be asked');
      return { fault: null };
    },
  });
  await env().client.workflow.execute(workflows.numbersHealth, {
    workflowId: `numbers-health-${randomUUID()}`,
    taskQueue: stage.taskQueue,
  });
  expect(asked.sort()).toEqual(['one', 'three', 'two']);
});

test('what was refused long ago is forgotten', async () => {
  let asked = 0;
  stage = await rehearse(env(), {
    async forgetRefusals() {
      asked += 1;
      return { forgotten: 0 };
    },
  });
  await env().client.workflow.execute(workflows.oldRefusals, {
    workflowId: `old-refusals-${randomUUID()}`,
    taskQueue: stage.taskQueue,
  });
  expect(asked).toBe(1);
});
