import { readFile } from 'node:fs/promises';
import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { drive } from './load.ts';
import { textMessage } from './payload.ts';
import { settled } from './people.ts';
import type { Row } from './report.ts';

/** Resident memory of each of our processes, in MB, as Linux tells it. */
export async function resident(everything: Everything): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const [name, pid] of Object.entries(everything.pids)) {
    if (pid === null) continue;
    const kilobytes = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
    sizes.set(name, Math.round(Number(kilobytes) / 1024));
  }
  return sizes;
}

/** The same after 10,000 new conversations, each with a workflow that has reported in. */
export async function memory(everything: Everything, sql: Sql, atRest: Map<string, number>): Promise<Row[]> {
  const run = Date.now();
  const bodies = Array.from({ length: 10_000 }, (_, n) =>
    textMessage(`49${100_000_000 + (run % 800_000_000) + n}`, `wamid.memory.${run}.${n}`, 'Guten Tag'),
  );
  const started = performance.now();
  await drive(`${everything.baseUrl}/webhooks/whatsapp`, bodies, { concurrency: 16 });
  await settled(sql, 900);
  const seconds = (performance.now() - started) / 1000;

  const after = await resident(everything);
  return [
    ...[...after].map(([name, megabytes]) => ({
      what: `memory of ${name}, after 10,000 new conversations`,
      figure: `${megabytes} MB`,
      against: `at rest ${atRest.get(name) ?? '?'} MB`,
    })),
    {
      what: 'workflows started, joined and settled, 10,000 new conversations',
      figure: `${Math.round(10_000 / seconds)}/s`,
      against: 'Temporal’s development server on a file; assignment does not wait for it',
    },
  ];
}
