import type { AssignmentPerson } from '../../db/assignment.ts';
import { t } from '../ui/words.ts';
import type { Comparison } from './what-if.ts';
import { sharesOf, sharing } from './what-if-table.tsx';

/** A bar or two for each agent: what the table says, to be seen at a glance. */
const most = 12;
const [width, nameWidth, valueWidth] = [420, 116, 36];
const [bar, gap] = [11, 16];

interface ChartProps {
  people: readonly AssignmentPerson[];
  comparison: Comparison;
}

export function WhatIfChart({ people, comparison: { saved, draft } }: ChartProps) {
  const all = sharing(people, saved, draft).map(({ agentId, name }) => ({
    name,
    now: sharesOf(saved, agentId),
    draft: draft === null ? null : sharesOf(draft, agentId),
  }));
  const shown = all.length > most ? greatest(all) : all;
  const longest = Math.max(1, ...shown.flatMap(({ now, draft: after }) => [now, after ?? 0]));
  const scale = (width - nameWidth - valueWidth) / longest;
  const rowHeight = (draft === null ? bar : 2 * bar + 2) + gap;
  return (
    <div class="stack what-if-chart">
      {draft !== null && (
        <div class="legend" aria-hidden="true">
          <span>
            <i class="b"></i>
            {t('what-if.now')}
          </span>
          <span>
            <i></i>
            {t('what-if.draft')}
          </span>
        </div>
      )}
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${Math.max(1, shown.length) * rowHeight}`}
        role="img"
        aria-labelledby="what-if-chart"
      >
        <title id="what-if-chart">
          {[t(draft === null ? 'what-if.chart-saved' : 'what-if.chart'), ...shown.map(inWords)].join('. ')}
        </title>
        {shown.map((row, index) => (
          <Bars row={row} top={index * rowHeight + gap / 2} scale={scale} />
        ))}
      </svg>
      {shown.length < all.length && (
        <p class="xs muted">{t('what-if.chart-some', { count: shown.length })}</p>
      )}
    </div>
  );
}

interface Row {
  name: string;
  now: number;
  draft: number | null;
}

function Bars({ row: { name, now, draft }, top, scale }: { row: Row; top: number; scale: number }) {
  const middle = top + (draft === null ? bar : 2 * bar + 2) / 2 + 4;
  return (
    <>
      <text x={nameWidth - 10} y={middle} text-anchor="end">
        {name.length > 16 ? `${name.slice(0, 15)}…` : name}
      </text>
      <Bar kind="b" top={top} count={now} scale={scale} />
      {draft !== null && <Bar kind="a" top={top + bar + 2} count={draft} scale={scale} />}
    </>
  );
}

function Bar({ kind, top, count, scale }: { kind: 'a' | 'b'; top: number; count: number; scale: number }) {
  const end = nameWidth + count * scale;
  return (
    <>
      <rect
        class={kind}
        x={nameWidth}
        y={top}
        width={Math.max(1, count * scale).toFixed(1)}
        height={bar}
        rx="2.5"
      />
      <text x={(end + 6).toFixed(1)} y={top + bar - 1.5}>
        {count}
      </text>
    </>
  );
}

/** Those with the greatest difference, in the order of the table. */
function greatest(all: readonly Row[]): Row[] {
  const difference = ({ now, draft }: Row) => (draft === null ? now : Math.abs(draft - now));
  const chosen = new Set(all.toSorted((a, b) => difference(b) - difference(a)).slice(0, most));
  return all.filter((row) => chosen.has(row));
}

const inWords = ({ name, now, draft }: Row): string =>
  draft === null
    ? t('what-if.bar-saved', { agent: name, now })
    : t('what-if.bar', { agent: name, now, draft });
