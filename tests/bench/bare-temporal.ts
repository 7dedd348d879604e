import { fileURLToPath } from 'node:url';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Everything } from '../../dev/everything.ts';

const taskQueue = 'bench-nothing';

/** What Temporal does for us at the very least, on the server the product uses. */
export interface BareTemporal {
  /** Starts as many as that of a workflow that takes one empty step, forty at a time. Answers how many a second were completed. */
  complete(count: number): Promise<number>;
  /** One update as the pages send it, to a workflow that does nothing with it but one empty step. Milliseconds. */
  update(): Promise<number>;
}

let runs = 0;

/** Runs a worker of its own in this process, beside the product's. */
export async function withBareTemporal<Result>(
  { temporalAddress: address }: Everything,
  act: (bare: BareTemporal) => Promise<Result>,
): Promise<Result> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('nothing.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
  if (runs++ === 0) Runtime.install({ logger: new DefaultLogger('ERROR') });
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    const worker = await Worker.create({
      ...{ connection: native, taskQueue, workflowBundle: { code } },
      activities: { step: async () => {} },
      maxConcurrentLocalActivityExecutions: 40,
    });

    const named = `bench-${runs}`;
    const some = (from: number, count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) =>
          workflow.execute('nothing', { taskQueue, workflowId: `${named}-${from + n}` }),
        ),
      );
    let updates = 0;
    const bare: BareTemporal = {
      async complete(count) {
        const started = performance.now();
        for (let from = 0; from < count; from += 40) await some(from, Math.min(40, count - from));
        return count / ((performance.now() - started) / 1000);
      },
      async update() {
        const started = performance.now();
        await workflow.executeUpdateWithStart('touch', {
          startWorkflowOperation: new WithStartWorkflowOperation('untilTouchedOften', {
            taskQueue,
            workflowId: `${named}-touched-${updates++ % 20}`,
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        });
        return performance.now() - started;
      },
    };
    return await worker.runUntil(async () => {
      await some(-40, 40); // what runs for the first time is slow
      for (let n = 0; n < 20; n++) await bare.update();
      return act(bare);
    });
  } finally {
    await connection.close();
    await native.close();
  }
}
