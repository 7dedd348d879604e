import { readFileSync } from 'node:fs';
import { connect, type Sql } from '../../db/connect.ts';
import { countViews } from '../../db/counts.ts';
import type { Viewer } from '../../domain/access.ts';
import { type Asker, openTheDoor, type Site, startSite } from './browsing.ts';
import { percentile } from './load.ts';
import { type Organisation, withOrganisation } from './organisation.ts';
import { notePlans, notePlansNoMore, plansOf, type Worst } from './plans.ts';
import { barely, questions, seedsOf } from './questions.ts';
import { inMs, type Row } from './report.ts';

const times = Number(process.env['BENCH_TIMES'] ?? 40);
const most = Number(process.env['BENCH_CONVERSATIONS'] ?? 1_000_000);
/** An Admin, one of Service and one of Sale: each role has its own way to what it sees. */
const people = ['agent1', 'agent5', 'agent49'];

/**
 * What somebody at work waits for the server, through HTTP and with the page drawn: among as many conversations as there
 * are after ten days, and after three years. And what PostgreSQL read for it, which says whether it will grow.
 */
export async function finding(): Promise<Row[]> {
  const small = await withOrganisation(10_000, measure);
  const large = await withOrganisation(most, measure);
  return large.map((after, n) => {
    const before = small[n] ?? after;
    const scanned = after.worst.scanned.map((table) => `; FAILS: reads all of ${table}`).join('');
    return {
      what: `${after.what}, p50/p95`,
      figure:
        `${inMs(after.p50)}/${inMs(after.p95)} ms; after ten days ${inMs(before.p50)}/${inMs(before.p95)}: ` +
        `${(after.p50 / before.p50).toFixed(1)}/${(after.p95 / before.p95).toFixed(1)} ×; ` +
        `most rows read in one step ${after.worst.rows} (${after.worst.step}), before ${before.worst.rows}${scanned}`,
      against: after.goal,
    };
  });
}

interface Measured {
  what: string;
  goal: string;
  p50: number;
  p95: number;
  worst: Worst;
}

async function measure(organisation: Organisation): Promise<Measured[]> {
  const { sql, postgres } = organisation;
  await openTheDoor(organisation);
  const asked = Object.entries(questions(await seedsOf(sql)));
  const cpu = (site: Site) => ({ postgres: cpuOf(postgres.pid), web: cpuOf(site.pid) });
  const measured: Measured[] = [];

  const plans = await explained(organisation, asked);
  measured.push(await counting(organisation));
  const site = await startSite(organisation);
  try {
    const askers = await Promise.all(people.map((name) => site.signIn(`${name}@bench.example`)));
    for (const asker of askers) for (const [, ask] of asked) for (let n = 0; n < 2; n++) await asker(ask(n));
    const of = `no table read as a whole; of ${times * people.length} by Admin, Service and Sale`;
    for (const [what, ask] of asked) {
      const goal =
        what === barely
          ? `p95 < 50 ms, ${of}; × of what is nearly an empty page`
          : `p95 < 50 ms, < 2 ×, ${of}`;
      const before = cpu(site);
      const took: number[] = [];
      for (const asker of askers)
        for (let n = -3; n < times; n++) {
          const ms = await asker(ask(n + 3));
          if (n >= 0) took.push(ms);
        }
      const after = cpu(site);
      const each = people.length * (times + 3);
      measured.push({ what, goal, ...spreadOf(took), worst: plans.get(what) ?? nothing });
      console.log(
        `  ${what}: ${inMs(spreadOf(took).p50)}/${inMs(spreadOf(took).p95)} ms; CPU a request: Postgres ${inMs((after.postgres - before.postgres) / each)}, web ${inMs((after.web - before.web) / each)} ms; ${plans.get(what)?.rows} rows by ${plans.get(what)?.step}${plans.get(what)?.scanned.map((table) => ` SCANS ${table}`)}`,
      );
    }
    for (const [what, ask] of asked.slice(0, 2)) {
      const took = (
        await Promise.all(Array.from({ length: 8 }, (_, n) => several(askers[n % 3], ask, n)))
      ).flat();
      const goal8 = what === 'opening the inbox' ? 'p99 ≤ 60 (G6)' : 'p99 ≤ 40 (G8)';
      const p99 = percentile(
        took.toSorted((one, other) => one - other),
        0.99,
      );
      const eight = `${what}, 8 at once (p99 ${inMs(p99)})`;
      measured.push({ what: eight, goal: goal8, ...spreadOf(took), worst: plans.get(what) ?? nothing });
    }
  } finally {
    await site.stop();
  }
  return measured;
}

/** The counts beside the views and numbers alone: each stops at a hundred, by an index (docs/speed.md). */
async function counting({ sql, databaseUrl, logFile }: Organisation): Promise<Measured> {
  const took: number[] = [];
  const viewers = await Promise.all(people.map((name) => viewerOf(sql, `${name}@bench.example`)));
  for (const viewer of viewers)
    for (let n = -10; n < times; n++) {
      const began = performance.now();
      await countViews(sql, viewer);
      if (n >= 0) took.push(performance.now() - began);
    }
  await notePlans(sql);
  const noted = connect(databaseUrl, { max: 1, name: 'bench' });
  await noted`select`;
  const plans = await plansOf(sql, logFile);
  for (const viewer of viewers) await countViews(noted, viewer);
  const worst = await plans.since();
  await noted.end();
  await notePlansNoMore(sql);
  const what = 'counts of views and numbers, up to 99+, the queries alone';
  return { what, goal: 'no table read as a whole, no more rows than before', ...spreadOf(took), worst };
}

async function viewerOf(sql: Sql, email: string): Promise<Viewer> {
  const [viewer] = await sql<Viewer[]>`
    select id, role, active, array(select number_id from members where user_id = users.id) as "numberIds" from users
    where email = ${email}`;
  if (viewer === undefined) throw new Error(`nobody is ${email}`);
  return viewer;
}

type Questions = ReturnType<typeof Object.entries<ReturnType<typeof questions>[string]>>;

const nothing: Worst = { rows: 0, step: 'nothing', scanned: [] };

async function several(
  asker: Asker | undefined,
  ask: Questions[number][1],
  first: number,
): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) took.push((await asker?.(ask(first + 8 * n))) ?? Number.NaN);
  return took;
}

/**
 * Asks everything that will be measured, with PostgreSQL writing its plans down: plans which it keeps for any value are
 * among them, and what is read has been read once, as in a small organisation all of it has.
 */
async function explained(organisation: Organisation, asked: Questions): Promise<Map<string, Worst>> {
  const { sql, logFile } = organisation;
  await notePlans(sql);
  const site = await startSite(organisation);
  try {
    const worst = new Map<string, Worst>();
    const askers = await Promise.all(people.map((name) => site.signIn(`${name}@bench.example`)));
    const plans = await plansOf(sql, logFile);
    for (const [what, ask] of asked) {
      for (const asker of askers) for (let n = 0; n < times + 3; n++) await asker(ask(n));
      worst.set(what, await plans.since());
    }
    return worst;
  } finally {
    await site.stop();
    await notePlansNoMore(sql);
  }
}

function spreadOf(took: readonly number[]): { p50: number; p95: number } {
  const ascending = took.toSorted((one, other) => one - other);
  return { p50: percentile(ascending, 0.5), p95: percentile(ascending, 0.95) };
}

/** Milliseconds of CPU that a process and its children have taken; Linux only. */
function cpuOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const ticks = [pid, ...children].map((one) => {
    try {
      const fields = readFileSync(`/proc/${one}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0; // it has ended meanwhile
    }
  });
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}
