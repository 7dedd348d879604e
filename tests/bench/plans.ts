import { open, stat } from 'node:fs/promises';
import type { Sql } from '../../db/connect.ts';

/** What was worst in the plans of some statements: the step that looked at most rows, and tables read from end to end. */
export interface Worst {
  rows: number;
  step: string;
  scanned: string[];
}

/** A table of fewer rows is read as a whole wherever that is quickest. */
const few = 10_000;

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Node[];
}

/** Makes PostgreSQL write down the plan of each statement of those who connect from now on, with what it really read. */
export async function notePlans(sql: Sql): Promise<void> {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_format': 'json',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_parameter_max_length': '0',
  };
  for (const [name, value] of Object.entries(settings))
    await sql.unsafe(`alter database postgres set ${name} = '${value}'`);
}

export const notePlansNoMore = (sql: Sql) => sql`alter database postgres reset all`;

/** Reads what PostgreSQL has written since the last look. */
export async function plansOf(sql: Sql, logFile: string): Promise<{ since(): Promise<Worst> }> {
  const rows = new Map(
    (
      await sql<Array<{ name: string; rows: number }>>`
        select relname as name, reltuples::int as rows from pg_class where relkind = 'r'`
    ).map((table) => [table.name, table.rows] as const),
  );
  let read = (await stat(logFile)).size;
  return {
    async since() {
      const file = await open(logFile);
      const { size } = await file.stat();
      const text = Buffer.alloc(size - read);
      await file.read(text, 0, text.length, read);
      await file.close();
      read = size;
      return worstOf(plansIn(text.toString()), (table) => (rows.get(table) ?? 0) > few);
    },
  };
}

/** A plan follows its line, indented by tabs. */
function* plansIn(log: string): Generator<Node> {
  for (const [, json = ''] of log.matchAll(/ms {2}plan:\n((?:\t.*\n?)+)/g))
    yield (JSON.parse(json) as { Plan: Node }).Plan;
}

function worstOf(plans: Iterable<Node>, isLarge: (table: string) => boolean): Worst {
  const worst: Worst = { rows: 0, step: 'nothing', scanned: [] };
  const look = (node: Node) => {
    const loops = node['Actual Loops'] ?? 0;
    const each = node['Plans'] === undefined ? (node['Actual Rows'] ?? 0) : 0;
    const removed =
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0) +
      (node['Rows Removed by Join Filter'] ?? 0);
    const rows = Math.round((each + removed) * loops);
    const table = node['Relation Name'] ?? '';
    if (
      node['Node Type'].includes('Seq Scan') &&
      isLarge(table) &&
      loops > 0 &&
      !worst.scanned.includes(table)
    )
      worst.scanned.push(table);
    if (rows > worst.rows)
      Object.assign(worst, { rows, step: `${node['Node Type']} ${node['Index Name'] ?? table}`.trim() });
    node.Plans?.forEach(look);
  };
  for (const plan of plans) look(plan);
  return worst;
}
