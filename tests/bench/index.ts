/**
 * `npm run bench`: the whole product on this machine, measured beside its own limit. Nothing here passes or fails; it
 * prints what was measured and on what, and writes `results.md`. `npm run bench -- assign clicks` measures these parts
 * alone, and says so in what it writes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { type Everything, startEverything } from '../../dev/everything.ts';
import { assign } from './assign.ts';
import { backlog } from './backlog.ts';
import { clicks } from './clicks.ts';
import { fairness } from './fairness.ts';
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

const parts: Record<string, () => Promise<Row[]>> = {
  screen: () => inFresh(1, screen),
  assign: () => inFresh(1, (everything, sql) => assign(everything, sql, 1)),
  'assign-2': () => inFresh(2, (everything, sql) => assign(everything, sql, 2)),
  fairness: () => inFresh(2, fairness),
  clicks: () => inFresh(1, clicks),
  backlog: () => inFresh(1, (everything, sql) => backlog(everything, sql, [10_000, 1_000_000])),
  limits: () => inFresh(1, limits),
  webhook: () => inFresh(1, webhook),
  memory: () => inFresh(1, async (everything, sql) => memory(everything, sql, await resident(everything))),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const started = performance.now();
const rows: Row[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name} …`);
  rows.push(...(await measure()));
  // After each part, so that one that is stopped has not measured for nothing.
  await report(rows, (performance.now() - started) / 1000, asked);
}
