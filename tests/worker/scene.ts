import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { type StartedWorker, startWorker } from '../../worker.ts';
import { castIn } from '../support/cast.ts';
import { freshDatabase } from '../support/database.ts';
import { noMail } from '../support/postbox.ts';
import { ownFolder } from '../support/storage.ts';
import { freshQueue, temporalAddress, workflowBundle } from '../support/temporal.ts';
import type { DyingWorker } from './dying-worker.ts';

/** Where workers call, for tests in which nobody answers there. */
const nobody = 'http://127.0.0.1:9';

/**
 * A database with the cast in it, and the workers that come and go on a task queue of its own. A test has one to itself, so
 * that several may wait side by side; `close` it afterwards.
 */
export async function openScene({ whatsappApiUrl = nobody, smtpUrl = noMail.smtpUrl } = {}) {
  const database = await freshDatabase();
  const taskQueue = freshQueue();
  let dying: ChildProcess | null = null;
  let worker: StartedWorker | null = null;
  const stopSurvivor = async () => {
    await worker?.stop();
    worker = null;
  };
  return {
    sql: database.sql,
    cast: await castIn(database.sql),
    taskQueue,
    /** Runs a worker that dies right after its first commit of this step, before Temporal hears of it. Resolves when it is ready; `dead` when it is. */
    async startDying(step: DyingWorker['step']) {
      const given: DyingWorker = {
        ...{ step, taskQueue, whatsappApiUrl, smtpUrl },
        storage: ownFolder(),
        databaseUrl: database.url,
        temporalAddress: temporalAddress(),
        ...(await workflowBundle()),
      };
      const file = fileURLToPath(new URL('./dying-worker.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(given)], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      dying = child;
      const dead = once(child, 'exit');
      await once(child, 'message');
      return { child, dead };
    },
    async startSurvivor() {
      worker = await startWorker(
        {
          ...noMail,
          ...{ smtpUrl, whatsappApiUrl, taskQueue, graphApiVersion: 'v25.0', botMayBeInside: true },
          databaseUrl: database.url,
          temporal: { address: temporalAddress() },
          temporalNamespace: 'default',
          ...ownFolder(),
          secretKey: 'the-secret-key-of-the-tests',
        },
        pino({ level: 'silent' }),
      );
    },
    stopSurvivor,
    async close() {
      dying?.kill('SIGKILL');
      await stopSurvivor();
      await database.drop();
    },
  };
}
export type Scene = Awaited<ReturnType<typeof openScene>>;
