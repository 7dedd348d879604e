import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { msToTs } from '@temporalio/common/lib/time.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { inject } from 'vitest';
import { bundleWorkflows } from '../../bundle.ts';

let quiet = false;

/** The address of the Temporal server that all test files share. Use a task queue of your own: `freshQueue()`. */
export function temporalAddress(): string {
  return inject('temporalAddress');
}

/** A task queue that no other test has. */
export function freshQueue(): string {
  return `test-${randomUUID()}`;
}

/** Connections to the shared server; tear them down after the file with `await env.teardown()`. */
export async function testEnvironment(): Promise<TestWorkflowEnvironment> {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  if (!quiet)
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } });
  quiet = true;
  return TestWorkflowEnvironment.createFromExistingServer({ address: temporalAddress() });
}

/**
 * Moves one workflow's clock on, its timers firing on the way. It does not move the database's clock. Resolves when
 * the time has passed, or the workflow has ended on the way.
 */
export async function fastForward(
  env: TestWorkflowEnvironment,
  workflowId: string,
  seconds: number,
): Promise<void> {
  const service = env.connection.workflowService;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  await service.updateWorkflowExecutionOptions({
    namespace: 'default',
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(seconds * 1000) } },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await service.pollWorkflowExecutionTimeSkipping({
    namespace: 'default',
    workflowExecution,
    fastForwardId: id,
  });
}

/** Today's workflows, bundled once by whichever file asks first: `Worker.create({ workflowBundle })`. */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const codePath = join(inject('runFolder'), 'workflows.js');
  const turn = join(inject('runFolder'), 'bundling');
  while (!existsSync(codePath)) {
    if (
      await mkdir(turn).then(
        () => true,
        () => false,
      )
    )
      await bundle(codePath).finally(() => rmdir(turn));
    else await pause(50);
  }
  return { codePath };
}

async function bundle(codePath: string) {
  const { code } = await bundleWorkflows({ debug: () => {} });
  await writeFile(`${codePath}.half`, code);
  await rename(`${codePath}.half`, codePath);
}
