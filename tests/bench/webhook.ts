import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { drive } from './load.ts';
import { type SignedBody, textMessage } from './payload.ts';
import { settled } from './people.ts';
import { type Row, spread } from './report.ts';

/** Messages answered per second and how fast, beside a handler that only checks the signature and inserts one row. */
export async function webhook(everything: Everything, sql: Sql): Promise<Row[]> {
  const address = `${everything.baseUrl}/webhooks/whatsapp`;
  const run = Date.now().toString(36);
  const texts = (name: string, count: number, customers: number): SignedBody[] =>
    Array.from({ length: count }, (_, n) =>
      textMessage(
        `1555${String(2_000_000 + (n % customers))}`,
        `wamid.${run}.${name}.${n}`,
        `Hello number ${n}`,
      ),
    );

  const bare = await startBare(everything.databaseUrl);
  try {
    const once16 = { concurrency: 16 };
    await drive(address, texts('new', 200, 200), once16);
    await settled(sql);
    await drive(bare.address, texts('warm-bare', 1000, 50), once16);
    await drive(address, texts('warm', 1000, 200), once16);
    const limit = await drive(bare.address, texts('bare', 6000, 200), once16);
    const known = await drive(address, texts('known', 6000, 200), once16);
    const calm = await drive(address, texts('calm', 800, 200), { concurrency: 16, perSecond: 80 });
    const busy = await drive(address, texts('busy', 3200, 200), { concurrency: 16, perSecond: 320 });

    const bareRate = limit.answered / limit.seconds;
    const rate = known.answered / known.seconds;
    return [
      {
        what: 'webhooks accepted per second, 16 connections, known customers',
        figure: `${Math.round(rate)}/s (${spread(known.latencies, [0.5, 0.99])} p50/p99)`,
        against: `bare limit in this run ${Math.round(bareRate)}/s (${spread(limit.latencies, [0.5, 0.99])}): ratio ${(rate / bareRate).toFixed(2)}`,
      },
      {
        what: 'webhook answered at 80/s, p50/p99',
        figure: spread(calm.latencies, [0.5, 0.99]),
        against: refused(calm),
      },
      {
        what: 'webhook answered at 320/s, p50/p99',
        figure: spread(busy.latencies, [0.5, 0.99]),
        against: `goal 3/15 ms (G2); ${refused(busy)}`,
      },
    ];
  } finally {
    bare.stop();
  }
}

const refused = (load: { refused: number }): string => `${load.refused} refused`;

async function startBare(databaseUrl: string): Promise<{ address: string; stop(): void }> {
  const file = fileURLToPath(new URL('bare.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const port = /listening (\d+)/.exec(String(line))?.[1];
  if (port === undefined) throw new Error(`the bare server said: ${line}`);
  return { address: `http://127.0.0.1:${port}/`, stop: () => child.kill() };
}
