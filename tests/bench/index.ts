/**
 * `npm run bench`: the whole product on this machine, measured beside its own limit. Nothing here passes or fails; it
 * prints what was measured and on what, and writes `results.md`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { type Everything, startEverything } from '../../dev/everything.ts';
import { assign } from './assign.ts';
import { backlog } from './backlog.ts';
import { limits } from './limits.ts';
import { memory, resident } from './memory.ts';
import { basicRuleOnly, makeAvailable } from './people.ts';
import { type Row, report } from './report.ts';
import { screen } from './screen.ts';
import { webhook } from './webhook.ts';

const threeAgents = ['ben@demo.example', 'sade@demo.example', 'sol@demo.example'];

/** A fresh organisation on free ports, gone afterwards. */
async function inFresh(
  workers: number,
  measure: (everything: Everything, sql: ReturnType<typeof connect>) => Promise<Row[]>,
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const everything = await startEverything({ dataDir, port: 0, workers });
  const sql = connect(everything.databaseUrl, { max: 2, name: 'bench' });
  try {
    await basicRuleOnly(sql);
    await makeAvailable(sql, threeAgents);
    return await measure(everything, sql);
  } finally {
    await sql.end();
    await everything.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const started = performance.now();
const rows: Row[] = [];

/** Reports after each part too, so that one that is stopped has not measured for nothing. */
async function part(title: string, measure: () => Promise<Row[]>) {
  console.log(`\n${title} …`);
  rows.push(...(await measure()));
  await report(rows, (performance.now() - started) / 1000);
}

await part('A message to the agent’s screen', () => inFresh(1, screen));
for (const workers of [1, 2])
  await part(`Assignment, workers: ${workers}`, () =>
    inFresh(workers, (everything, sql) => assign(everything, sql, workers)),
  );
await part('A backlog, and somebody who comes', () =>
  inFresh(1, (everything, sql) => backlog(everything, sql, [10_000, 1_000_000])),
);
await part('What holds a burst', () => inFresh(1, limits));
await part('Webhooks', () => inFresh(1, webhook));
await part('Memory', () =>
  inFresh(1, async (everything, sql) => memory(everything, sql, await resident(everything))),
);
