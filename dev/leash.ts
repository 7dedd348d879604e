import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface Leashed {
  pid: number;
  process: ChildProcess;
  /** Resolves when it has ended, however that came about. */
  ended: Promise<Ending>;
  /** Asks it to end, waits, and insists after `patienceMs`; 0: insists at once. */
  stop(patienceMs?: number): Promise<void>;
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface LeashOptions {
  /** Its output goes here, never into a pipe of ours: a pipe that outlives its reader hangs the writer. */
  logFile: string;
  /** The signal that asks it to end. */
  stopSignal?: NodeJS.Signals;
  spawn?: SpawnOptions;
}

/**
 * Starts a program that ends when we do, even when we are killed. It gets a process group of its own, so that
 * Ctrl-C reaches us alone and we stop things in order.
 */
export async function leash(
  command: string,
  args: string[],
  { logFile, stopSignal = 'SIGTERM', spawn: options = {} }: LeashOptions,
): Promise<Leashed> {
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = new Promise<Ending>((done) => child.once('exit', (code, signal) => done({ code, signal })));
  await new Promise<void>((started, failed) => child.once('spawn', started).once('error', failed));

  const pid = child.pid as number;
  const holder = hold(pid, stopSignal);
  void ended.then(() => holder?.kill('SIGKILL'));

  const isUp = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    process: child,
    ended,
    async stop(patienceMs = 10_000) {
      if (isUp() && patienceMs > 0) child.kill(stopSignal);
      const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(insist);
    },
  };
}

/** A shell that waits for our end of a pipe to close, which the system does for us even on SIGKILL. */
function hold(pid: number, signal: NodeJS.Signals): ChildProcess | null {
  if (process.platform === 'win32') return null;

  const script = `
    read -r _
    kill -${signal.slice(3)} ${pid}
    for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
      sleep 1
      kill -0 ${pid} || exit
    done
    kill -KILL ${pid}`;
  const holder = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  holder.unref();
  return holder;
}

/** Whether a process of this id lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0); // signal 0 asks without harm
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
