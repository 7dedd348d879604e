import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { withBareTemporal } from './bare-temporal.ts';
import { drive, percentile } from './load.ts';
import { textMessage } from './payload.ts';
import { settled } from './people.ts';
import { inMs, type Row } from './report.ts';

/**
 * What holds G20 on this machine: nothing can be assigned before it is stored, nor can a workflow settle faster than
 * Temporal starts, runs and ends one that does next to nothing.
 */
export async function limits(everything: Everything, sql: Sql): Promise<Row[]> {
  const storedOnly = await newcomersAlone(everything);
  await settled(sql);
  const perSecond = await withBareTemporal(everything, (bare) => bare.complete(400));
  return [
    {
      what: 'limit of a burst: 1,500 first messages stored while no worker runs',
      figure: `${Math.round(storedOnly.perSecond)}/s, p99 ${inMs(storedOnly.p99)} ms`,
      against: 'what “assigned/s” and its p99 (G20) can reach here, load generator included',
    },
    {
      what: 'limit of workflows: started, one empty step, completed',
      figure: `${Math.round(perSecond)}/s`,
      against: 'goal for “settled” ≥ 0.35 of it, ≥ 0.7 when nobody clicks (G20)',
    },
  ];
}

async function newcomersAlone(everything: Everything): Promise<{ perSecond: number; p99: number }> {
  const run = Date.now();
  const bodies = Array.from({ length: 1_500 }, (_, n) =>
    textMessage(`46${100_000_000 + (run % 800_000_000) + n}`, `wamid.limit.${run}.${n}`, 'Hej'),
  );
  await everything.killWorker();
  try {
    const load = await drive(`${everything.baseUrl}/webhooks/whatsapp`, bodies, { concurrency: 16 });
    return { perSecond: load.answered / load.seconds, p99: percentile(load.latencies, 0.99) };
  } finally {
    await everything.restartWorker();
  }
}
