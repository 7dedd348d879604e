import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { environment } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import { isAlive, leash } from '../../dev/leash.ts';
import { followErrors } from '../../dev/log.ts';
import { findTemporal } from '../../dev/parts/temporal-cli.mjs';
import { freePort, isFree } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { supervise } from '../../dev/supervise.ts';
import { startTemporal } from '../../dev/temporal.ts';

let folder: string;
let logFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'processes-'));
  logFile = join(folder, 'log');
  await writeFile(logFile, '');
});
afterEach(() => rm(folder, { recursive: true }));

const soon = { timeout: 10_000, interval: 20 };

test('a leashed program ends when it is asked to', async () => {
  const program = await leash('sleep', ['60'], { logFile });
  expect(isAlive(program.pid)).toBe(true);

  await program.stop();
  expect(await program.ended).toEqual({ code: null, signal: 'SIGTERM' });
  expect(isAlive(program.pid)).toBe(false);
});

test('one that does not listen is made to end', async () => {
  const program = await leash('sh', ['-c', 'trap "" TERM; echo deaf; while :; do sleep 0.1; done'], {
    logFile,
  });
  await vi.waitFor(async () => expect(await readFile(logFile, 'utf8')).toContain('deaf'), soon);

  await program.stop(50);
  expect((await program.ended).signal).toBe('SIGKILL');
});

test('one ends too when whoever started it is killed', async () => {
  const code = `
    import { leash } from ${JSON.stringify(fileURLToPath(new URL('../../dev/leash.ts', import.meta.url)))};
    const { pid } = await leash('sleep', ['60'], { logFile: ${JSON.stringify(logFile)} });
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--import', 'tsx', '--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(starter.stdout, 'data');
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);

  starter.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), soon);
});

test('a supervised process that dies is started again, and told of', async () => {
  const told: string[] = [];
  const child = await supervise({
    ...{ name: 'worker', command: 'sh', args: ['-c', 'echo working; exec sleep 60'], logFile },
    say: (line: string) => told.push(line),
  });
  const first = child.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(child.pid).not.toBe(first), soon);
  await vi.waitFor(() => expect(child.pid).not.toBeNull(), soon);

  expect(told[0]).toMatch(/^worker ended \(SIGKILL\), starts again in 0.5 s/);
  expect(told[1]).toBe('worker | working');
  await child.stop();
  expect(child.pid).toBeNull();
});

test('one that was killed on purpose stays dead until it is wanted again', async () => {
  const told: string[] = [];
  const child = await supervise({
    ...{ name: 'worker', command: 'sleep', args: ['60'], logFile },
    say: (line) => told.push(line),
  });
  const first = child.pid ?? 0;
  await child.kill();
  expect([isAlive(first), child.pid, told]).toEqual([false, null, []]);

  await child.start();
  expect(child.pid).not.toBeNull();
  await child.stop();
});

test('errors in a log are told as a line, and nothing else is', async () => {
  const told: string[] = [];
  const stop = await followErrors(logFile, (line) => told.push(line));
  await appendFile(
    logFile,
    '{"level":30,"msg":"listening"}\nplain text\n{"level":50,"msg":"no answer","err":{"mess',
  );
  await appendFile(logFile, 'age":"refused"}}\n');
  await vi.waitFor(() => expect(told).toEqual(['no answer: refused']), soon);
  stop();
});

test('a second start finds the running PostgreSQL, and only the first one ends it', async () => {
  const options = { dataDir: join(folder, 'pg'), logFile, throwAway: true };
  await chmod(folder, 0o711); // root's PostgreSQL is another user
  const first = await startPostgres(options);
  const second = await startPostgres(options);
  expect(second.pid).toBe(first.pid);

  await second.stop();
  const sql = connect(second.url('postgres'), { max: 1 });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
});

test('a free port is one that nobody listens on', async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
});

test('a free port is given out once, whoever asks and before anybody listens on it', async () => {
  // Of 400 out of some 14,000, about six would have been given twice.
  const ports: number[] = [];
  for (let asked = 0; asked < 400; asked++) ports.push(await freePort());
  expect(new Set(ports).size).toBe(400);
});

test("Temporal's development server on a file writes ahead in a log, which costs it one sync a transaction", async () => {
  const cli = findTemporal(environment) ?? '';
  const file = join(folder, 'temporal.db');
  const server = await startTemporal({ cli, file, logFile, searchAttributes: {} });
  try {
    expect((await stat(`${file}-wal`)).size).toBeGreaterThan(0);
  } finally {
    await server.stop();
  }
});

test('a Temporal that is killed comes back where it was, with what it knew', async () => {
  const told: string[] = [];
  const server = await startTemporal({
    ...{ cli: findTemporal(environment) ?? '', file: join(folder, 'temporal.db'), logFile },
    ...{ searchAttributes: {}, say: (line: string) => told.push(line) },
  });
  const connection = Connection.lazy({ address: server.address });
  try {
    const client = new Client({ connection });
    const started = await client.workflow.start('never-worked-on', { workflowId: 'kept', taskQueue: 'none' });
    const { pid } = server;
    process.kill(pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(server.pid).not.toBe(pid), soon);
    const described = async () => (await started.describe()).status.name;
    await vi.waitFor(async () => expect(await described()).toBe('RUNNING'), { timeout: 30_000 });
    expect(told[0]).toMatch(/^temporal ended \(SIGKILL\), starts again/);
  } finally {
    await connection.close();
    await server.stop();
  }
});
