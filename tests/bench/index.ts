/**
 * `npm run bench`: the whole product on this machine, measured beside its own limit. Nothing here passes or fails; it
 * prints what was measured and on what, and writes `results.md`, a section a part. `npm run bench -- assign clicks`
 * measures these parts alone and leaves the other sections as they are.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../../db/connect.ts';
import { type Everything, startEverything } from '../../dev/everything.ts';
import { assign } from './assign.ts';
import { backlog } from './backlog.ts';
import { burst } from './burst.ts';
import { clicks } from './clicks.ts';
import { contacts } from './contacts.ts';
import { fairness } from './fairness.ts';
import { finding } from './finding.ts';
import { limits } from './limits.ts';
import { watchMachine } from './machine.ts';
import { memory, resident } from './memory.ts';
import { page } from './page.ts';
import { basicRuleOnly, makeAvailable } from './people.ts';
import { type Row, report } from './report.ts';
import { screen } from './screen.ts';
import { webhook } from './webhook.ts';

const threeAgents = ['ben@demo.example', 'sade@demo.example', 'sol@demo.example'];

/** A fresh organisation on free ports, gone afterwards. */
async function inFresh(name: string, workers: number, measure: Measure) {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const everything = await startEverything({ dataDir, port: 0, workers });
  const sql = connect(everything.databaseUrl, { max: 2, name: 'bench' });
  try {
    await basicRuleOnly(sql);
    await makeAvailable(sql, threeAgents);
    const machine = await watchMachine(name);
    const rows = await measure(everything, sql);
    return [...rows, ...(await machine.told())];
  } finally {
    await sql.end();
    await everything.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Measure = (everything: Everything, sql: Sql) => Promise<Row[]>;

/** `alone`: on a database of its own. */
const parts: Record<string, { workers: number; measure: Measure } | { alone: () => Promise<Row[]> }> = {
  finding: { alone: finding },
  page: { workers: 1, measure: page },
  screen: { workers: 1, measure: screen },
  assign: { workers: 1, measure: (everything, sql) => assign(everything, sql, 1) },
  'assign-2': { workers: 2, measure: (everything, sql) => assign(everything, sql, 2) },
  fairness: { workers: 2, measure: fairness },
  clicks: { workers: 1, measure: clicks },
  burst: { workers: 1, measure: burst },
  backlog: { workers: 1, measure: (everything, sql) => backlog(everything, sql, [10_000, 1_000_000]) },
  contacts: { workers: 1, measure: contacts },
  limits: { workers: 1, measure: limits },
  webhook: { workers: 1, measure: webhook },
  memory: {
    workers: 1,
    measure: async (everything, sql) => memory(everything, sql, await resident(everything)),
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name} …`);
  const started = performance.now();
  const measuring = 'alone' in part ? part.alone() : inFresh(name, part.workers, part.measure);
  // One that does not come to an end (too much beside it) says so and leaves the others their turn.
  const rows = await measuring.catch((error: unknown): Row[] => {
    console.error(error);
    return [{ what: name, figure: 'not measured', against: String(error).split('\n')[0] ?? '' }];
  });
  await report(name, rows, (performance.now() - started) / 1000);
}
