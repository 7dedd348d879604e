import type { SpawnOptions } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Leashed, leash } from './leash.ts';
import { followErrors, lastLines } from './log.ts';

export interface Supervised {
  name: string;
  /** Of the process that runs now; null while none does. */
  pid: number | null;
  /** Ends it and leaves it ended. */
  stop(): Promise<void>;
  /** Kills it without a chance to tidy up, and leaves it dead until `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface SupervisedOptions {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  spawn?: SpawnOptions;
  /** Hears in a sentence when it died and when it starts again. */
  say: (line: string) => void;
}

/** A child process that is started again when it ends by itself, after a pause that doubles while it keeps ending. */
export async function supervise(options: SupervisedOptions): Promise<Supervised> {
  const { name, say } = options;
  let current: Leashed | null = null;
  let watch = 0; // each start keeps its own watch; an end calls off the one on duty

  const launch = async () => {
    const { command, args, logFile, spawn = {} } = options;
    current = await leash(command, args, { logFile, spawn });
    return current;
  };
  const keep = async (first: Leashed, mine: number) => {
    let child = first;
    let delayMs = 500;
    for (;;) {
      const startedAt = performance.now();
      const { code, signal } = await child.ended;
      current = null;
      if (mine !== watch) return;

      if (performance.now() - startedAt > 30_000) delayMs = 500;
      say(
        `${name} ended (${signal ?? `exit code ${code}`}), starts again in ${delayMs / 1000} s: ${options.logFile}`,
      );
      for (const line of await lastLines(options.logFile, 3)) say(`${name} | ${line}`);
      await pause(delayMs);
      delayMs = Math.min(delayMs * 2, 15_000);
      if (mine !== watch) return;
      child = await launch();
    }
  };
  const start = async () => {
    if (current === null) void keep(await launch(), ++watch);
  };
  const end = async (patienceMs: number) => {
    watch++;
    await current?.stop(patienceMs);
    current = null; // `keep` may not have heard yet, and a start right after this must not take it for alive
  };

  await start();
  const unfollow = await followErrors(options.logFile, (line) => say(`${name} | ${line}`));
  return {
    name,
    get pid() {
      return current?.pid ?? null;
    },
    start,
    async stop() {
      await end(25_000);
      unfollow();
    },
    kill: () => end(0),
  };
}
