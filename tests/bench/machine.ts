import { readdir, readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Row } from './report.ts';

/** Seconds of CPU: of ours by what they do, and of the whole machine. Linux only; elsewhere there is nothing to tell. */
interface Used {
  at: number;
  ours: Map<string, number>;
  all: number;
}

/**
 * Watches what a part costs: a time of a busy machine says little, the seconds of CPU that each process took say nearly
 * the same whoever works beside it. `told` is called once, when the part has ended.
 */
export async function watchMachine(part: string): Promise<{ told(): Promise<Row[]> }> {
  const load = loadavg().map((value) => value.toFixed(1));
  const before = await used();
  return {
    async told() {
      const after = await used();
      if (before === null || after === null) return [];
      const seconds = (after.at - before.at) / 1000;
      const cores = (name: string) => ((after.ours.get(name) ?? 0) - (before.ours.get(name) ?? 0)) / seconds;
      const each = [...after.ours.keys()].map((name) => [name, cores(name)] as const);
      const ours = each.reduce((sum, [, share]) => sum + share, 0);
      const others = Math.max(0, (after.all - before.all) / seconds - ours);
      const said = each
        .filter(([, share]) => share >= 0.01)
        .toSorted(([, a], [, b]) => b - a)
        .map(([name, share]) => `${name} ${share.toFixed(2)}`);
      return [
        {
          what: `${part}: cores used on average, of ${cpus().length}, over ${Math.round(seconds)} s`,
          figure: said.join(', '),
          against: `beside it others used ${others.toFixed(2)}; load before it ${load.join(' ')}`,
        },
      ];
    },
  };
}

const ticks = 100; // sysconf(_SC_CLK_TCK) on every Linux we know

async function used(): Promise<Used | null> {
  if (process.platform !== 'linux') return null;
  const [whole = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = whole
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const all = (user + nice + system + irq + softirq + steal) / ticks;
  return { at: performance.now(), ours: await ofOurs(), all };
}

/** This process and all it has started, with what those of them used that have ended. */
async function ofOurs(): Promise<Map<string, number>> {
  const processes = new Map<number, { parent: number; name: string; seconds: number }>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const [stat, line] = await Promise.all(
      ['stat', 'cmdline'].map((file) => readFile(`/proc/${entry}/${file}`, 'utf8').catch(() => null)), // ended since
    );
    if (stat == null || line == null) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const spent = [11, 12, 13, 14].map((index) => Number(fields[index]));
    const pid = Number(entry);
    const seconds = spent.reduce((sum, one) => sum + one, 0) / ticks;
    processes.set(pid, { parent: Number(fields[1]), name: nameOf(pid, line), seconds });
  }

  const isOurs = (pid: number): boolean => {
    if (pid === process.pid) return true;
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && parent > 1 && isOurs(parent);
  };
  const sums = new Map<string, number>();
  for (const [pid, { name, seconds }] of processes)
    if (isOurs(pid)) sums.set(name, (sums.get(name) ?? 0) + seconds);
  return sums;
}

function nameOf(pid: number, commandLine: string): string {
  if (pid === process.pid) return 'bench';
  const known: [RegExp, string][] = [
    [/start-dev/, 'Temporal'],
    [/postgres/, 'PostgreSQL'],
    [/dev\/web\.ts/, 'web'],
    [/worker\.ts/, 'worker'],
    [/simulator/, 'simulator'],
    [/chrom/, 'Chromium'],
  ];
  return known.find(([pattern]) => pattern.test(commandLine))?.[1] ?? 'other children';
}
