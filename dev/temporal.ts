import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, preferPort } from './ports.ts';
import { type Supervised, supervise } from './supervise.ts';

export interface TemporalServer {
  /** Null while it is down. */
  readonly pid: number | null;
  /** For clients and workers. */
  address: string;
  /** Its web pages; null without. */
  uiUrl: string | null;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  /** The Temporal CLI. */
  cli: string;
  /** Where it keeps what it knows; null: in memory. */
  file: string | null;
  logFile: string;
  /** Taken if free, otherwise another one. */
  port?: number;
  uiPort?: number | null;
  /** Name → kind, as `workflows/contract.ts` lists them. */
  searchAttributes: Readonly<Record<string, string>>;
  dynamicConfig?: Readonly<Record<string, string>>;
  /** Hears in a sentence when it died and when it starts again. */
  say?: (line: string) => void;
}

const host = '127.0.0.1';

/**
 * Starts Temporal's development server and waits until it answers. Should it die it is started again where it was; what it
 * knew is still there if it has a file.
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  if (options.file) await mkdir(dirname(options.file), { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const ports = await choosePorts(options);
    const { cli, logFile, say = () => {} } = options;
    const args = argumentsFor(options, ports);
    const server = await supervise({ name: 'temporal', command: cli, args, logFile, say });
    if (await answers(server, ports.http)) {
      return {
        get pid() {
          return server.pid;
        },
        address: `${host}:${ports.grpc}`,
        uiUrl: ports.ui === null ? null : `http://localhost:${ports.ui}`,
        stop: () => server.stop(),
      };
    }
    await server.stop();
    // A port that was free may have been taken in between; anything else fails again the same way.
    if (attempt === 3) throw new Error(`Temporal did not start: see ${options.logFile}`);
  }
}

interface Ports {
  grpc: number;
  http: number;
  ui: number | null;
}

async function choosePorts({ port, uiPort = null }: TemporalOptions): Promise<Ports> {
  return {
    grpc: await preferPort(port ?? 0),
    http: await freePort(),
    ui: uiPort === null ? null : await preferPort(uiPort),
  };
}

function argumentsFor(
  { file, searchAttributes, dynamicConfig = {} }: TemporalOptions,
  ports: Ports,
): string[] {
  return [
    ...['server', 'start-dev', '--ip', host, '--port', `${ports.grpc}`, '--http-port', `${ports.http}`],
    ...['--log-level', 'warn', '--color', 'never'],
    ...(file === null ? [] : ['--db-filename', file, ...journal]),
    ...(ports.ui === null ? ['--headless'] : ['--ui-port', `${ports.ui}`]),
    ...Object.entries(searchAttributes).flatMap(([name, kind]) => [
      '--search-attribute',
      `${name}=${kindWord(kind)}`,
    ]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}

/**
 * SQLite's own default writes, syncs and deletes a second file in each transaction, and it has one connection: on two
 * busy cores the server then completed 11–17 workflows a second and let some time out, with this 26–30, in memory 25–35.
 * A power cut still loses nothing.
 */
const journal = ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL'];

/** `KEYWORD_LIST` → `KeywordList`, as the command line wants it. */
const kindWord = (kind: string) =>
  kind
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** True once it serves its namespace, false if it ends first or stays silent. */
async function answers(server: Supervised, httpPort: number): Promise<boolean> {
  const deadline = Date.now() + 60_000;
  while (server.pid !== null && Date.now() < deadline) {
    const answer = await fetch(`http://${host}:${httpPort}/api/v1/namespaces/default`).catch(() => null);
    if (answer?.ok) return true;
    await pause(25);
  }
  return false;
}
