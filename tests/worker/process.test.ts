import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { msToTs } from '@temporalio/common/lib/time.js';
import { afterEach, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { temporalAddress } from '../support/temporal.ts';
import { environmentForFile } from '../workflows/rehearsal.ts';

const env = environmentForFile();
const home = fileURLToPath(new URL('../..', import.meta.url));
let database: FreshDatabase;
let child: ChildProcess;
afterEach(async () => {
  child.kill('SIGKILL');
  await database.drop();
});

/** Worker.ts as production runs it, and the lines it has logged so far. */
function startProcess(settings: Record<string, string>) {
  child = spawn(process.execPath, ['--import', 'tsx', 'worker.ts'], {
    cwd: home,
    env: { PATH: process.env['PATH'], NODE_ENV: 'development', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (output += String(part)));
  return {
    output: () => output,
    ready: () => Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error(output)))]),
    ended,
  };
}

test('it says what it waits for, is ready when that is there, and ends when asked', async () => {
  database = await freshDatabase();
  const namespace = `test-${randomUUID()}`; // its task queue is everybody's, so it gets a namespace of its own
  const worker = startProcess({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: namespace,
    WHATSAPP_API_URL: 'http://127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: 'the-secret-key-of-the-tests-long-enough',
  });
  await vi.waitFor(() => expect(worker.output()).toContain('Temporal cannot be reached yet'), {
    timeout: 30_000,
  });
  await env().connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  await worker.ready();
  await vi.waitFor(() => expect(worker.output()).toContain('worker ready'), { timeout: 10_000 }); // it comes by another pipe
  child.kill('SIGTERM');
  expect(await worker.ended).toEqual([0, null]);
}, 90_000);

test('a wrong setting stops it by name', async () => {
  database = await freshDatabase();
  const worker = startProcess({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: 'nowhere' });
  expect(await worker.ended).toEqual([1, null]);
  expect(worker.output()).toContain('TEMPORAL_ADDRESS is "nowhere"');
});
