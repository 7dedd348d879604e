import { readFile, writeFile } from 'node:fs/promises';
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
const preamble = `# What was measured

\`npm run bench\`, a part a section, each measured anew by \`npm run bench -- <part>\`. Server, worker, PostgreSQL (fsync on),
Temporal’s development server on a file and the load generator share the cores. Single runs: trust ratios, not digits.
`;

/** Prints what a part measured and puts it into `results.md` in place of what was there of it, with the machine. */
export async function report(part: string, rows: readonly Row[], seconds: number): Promise<void> {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
  const lines = [
    `${new Date().toISOString().slice(0, 10)}, on ${machine}; took ${Math.round(seconds)} s.`,
    '',
    '| what | figure | against |',
    '|---|---|---|',
    ...rows.map(({ what, figure, against }) => `| ${what} | ${figure} | ${against} |`),
  ];
  console.table(rows);
  const sections = await written();
  sections.set(part, lines.join('\n'));
  const all = [...sections].map(([name, text]) => `\n## ${name}\n\n${text}\n`);
  await writeFile(file, preamble + all.join(''));
}

/** The sections of `results.md` by their part. */
async function written(): Promise<Map<string, string>> {
  const [, ...sections] = (await readFile(file, 'utf8')).split('\n## ');
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()];
    }),
  );
}
