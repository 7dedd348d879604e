import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { percentile } from './load.ts';

/** One line of the table: what was measured, the figure, and what it stands against. */
export interface Row {
  what: string;
  figure: string;
  against: string;
}

export const inMs = (milliseconds: number): string =>
  milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);

/** `p50/p95` (or other shares) of an ascending list of milliseconds. */
export const spread = (ascending: readonly number[], shares: readonly number[] = [0.5, 0.95]): string =>
  `${shares.map((share) => inMs(percentile(ascending, share))).join('/')} ms`;

const file = new URL('results.md', import.meta.url);

/** Prints the table and writes `results.md`, with the machine it was measured on. `parts`: named ones; empty: all. */
export async function report(rows: readonly Row[], seconds: number, parts: readonly string[]): Promise<void> {
  const command = ['npm run bench', ...(parts.length > 0 ? ['--', ...parts] : [])].join(' ');
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
  const lines = [
    '# What was measured',
    '',
    `\`${command}\`, ${new Date().toISOString().slice(0, 10)}, on ${machine}; took ${Math.round(seconds)} s.`,
    'Server, worker, PostgreSQL (fsync on), Temporal’s development server on a file and the load generator share these cores.',
    'Single runs: trust ratios, not digits.',
    '',
    '| what | figure | against |',
    '|---|---|---|',
    ...rows.map(({ what, figure, against }) => `| ${what} | ${figure} | ${against} |`),
    '',
  ];
  console.table(rows);
  await writeFile(file, lines.join('\n'));
}
