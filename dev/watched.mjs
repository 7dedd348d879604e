/**
 * For a process under `node --watch` (24.21): keeps its threads from saying which modules they load. They say so to whoever
 * began them, and Temporal's worker takes each message of a thread for an answer of its own: it ended by "RangeError:
 * Invalid atomic access index". What the process itself loads is watched as before.
 */
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    const { WATCH_REPORT_DEPENDENCIES: _, ...env } = options.env ?? process.env;
    super(file, { ...options, env });
  }
};
syncBuiltinESMExports();
