import type { Mapping, RowProblem } from '../domain/import.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';
import { tellImport } from './outbox.ts';
import { inTransaction } from './transaction.ts';

export type ImportState =
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'stopped'
  | 'undoing'
  | 'undone';

export interface ImportRow {
  id: string;
  byUser: string;
  by: string;
  fileName: string;
  state: ImportState;
  columns: string[];
  rows: number;
  mapping: Mapping | null;
  atLine: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  kept: number;
  pendingOwners: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** It may still be undone. */
  undoable: boolean;
}

/** For so long an import may be undone, and its rows are kept. */
export const undoFor = '30 days';

export async function findImport(sql: Sql | Tx, id: string): Promise<ImportRow | null> {
  const [row] = await sql<ImportRow[]>`${selectImports(sql)} where imports.id = ${id}`;
  return row ?? null;
}

/** The latest first. */
export async function listImports(sql: Sql): Promise<ImportRow[]> {
  return sql<ImportRow[]>`${selectImports(sql)} order by imports.created_at desc limit 50`;
}

const selectImports = (sql: Sql | Tx) => sql`
  select imports.id, by_user as "byUser", users.name as by, file_name as "fileName", state, columns, rows, mapping,
    at_line as "atLine", created, updated, unchanged, refused, kept, pending_owners as "pendingOwners",
    imports.created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
    state in ('done', 'stopped') and finished_at > now() - ${undoFor}::interval as undoable
  from imports join users on users.id = by_user`;

const rowsAtOnce = 1000;

export interface ImportFile {
  formKey: string;
  by: string;
  fileName: string;
  /** Its rows, of which the first is the heading. */
  rows: AsyncIterable<{ line: number; cells: string[] }>;
  mostRows: number;
}

/**
 * Keeps what a file says, row by row as it is read, in one transaction: a file that breaks off leaves nothing. Sent
 * twice, the first is found.
 */
export async function keepFile(
  sql: Sql,
  file: ImportFile,
): Promise<Decision<string, 'no-rows' | 'too-many-rows'>> {
  const [there] = await sql<{ id: string }[]>`select id from imports where form_key = ${file.formKey}`;
  if (there !== undefined) return allow(there.id);
  class Refused extends Error {}
  let id = '';
  let why: 'no-rows' | 'too-many-rows' = 'no-rows';
  try {
    await sql.begin(async (tx) => {
      let rows = 0;
      let batch: Array<{ line: number; cells: string[] }> = [];
      const flush = async () => {
        if (batch.length > 0)
          await tx`
            insert into import_rows (import_id, line, cells)
            select ${id}, line, cells from jsonb_to_recordset(${json(tx, batch)}) as row(line integer, cells jsonb)`;
        batch = [];
      };
      for await (const row of file.rows) {
        if (id === '') {
          id = await insertImport(tx, file, row.cells);
          continue;
        }
        rows += 1;
        if (rows > file.mostRows) {
          why = 'too-many-rows';
          throw new Refused();
        }
        batch.push(row);
        if (batch.length === rowsAtOnce) await flush();
      }
      await flush();
      if (rows === 0) throw new Refused();
      await tx`update imports set rows = ${rows} where id = ${id}`;
    });
  } catch (error) {
    if (error instanceof Refused) return refuse(why);
    throw error;
  }
  return allow(id);
}

async function insertImport(tx: Tx, { formKey, by, fileName }: ImportFile, columns: string[]) {
  const [made] = await tx<{ id: string }[]>`
    insert into imports (form_key, by_user, file_name, state, columns, rows)
    values (${formKey}, ${by}, ${fileName}, 'mapping', ${columns.map((column) => column.slice(0, 200))}, 0)
    returning id`;
  if (made === undefined) throw new Error('the import was not inserted');
  return made.id;
}

/** The first rows, for the page that asks which column is what. */
export async function listSample(sql: Sql, importId: string): Promise<string[][]> {
  const rows = await sql<{ cells: string[] }[]>`
    select cells from import_rows where import_id = ${importId} order by line limit 20`;
  return rows.map(({ cells }) => cells);
}

export interface RefusedRow {
  line: number;
  problem: RowProblem;
  problemColumn: number | null;
  problemLine: number | null;
  cells: string[];
}

/** Rows that are left out, by line. */
export async function listRefusedRows(
  sql: Sql,
  importId: string,
  { after, limit }: { after: number; limit: number },
): Promise<RefusedRow[]> {
  return sql<RefusedRow[]>`
    select line, problem, problem_column as "problemColumn", problem_line as "problemLine", cells
    from import_rows where import_id = ${importId} and outcome = 'refused' and line > ${after}
    order by line limit ${limit}`;
}

export type ImportRefusal = 'gone' | 'moved-on' | 'too-old';

/** Says which column is what, and has the file tried out: nothing is written by that. */
export const mapImport = (sql: Sql, id: string, mapping: Mapping) =>
  move(sql, id, ['mapping', 'checked'], async (tx) => {
    await tx`
      update imports set state = 'checking', mapping = ${json(tx, mapping)}, at_line = 0,
        created = 0, updated = 0, unchanged = 0, refused = 0, pending_owners = 0 where id = ${id}`;
    await tellImport(tx, id);
  });

/** What was tried out is done. */
export const runImport = (sql: Sql, id: string) =>
  move(sql, id, ['checked'], async (tx) => {
    await tx`
      update imports set state = 'running', at_line = 0, created = 0, updated = 0, unchanged = 0, refused = 0,
        started_at = clock_timestamp() where id = ${id}`;
    await tellImport(tx, id);
  });

/** What is done stays, the rest is left. A batch under way holds the row, so it is whole. */
export const stopImport = (sql: Sql, id: string) =>
  move(sql, id, ['running'], async (tx) => {
    await tx`update imports set state = 'stopped', finished_at = clock_timestamp() where id = ${id}`;
  });

export const undoImport = (sql: Sql, id: string) =>
  move(sql, id, ['done', 'stopped'], async (tx) => {
    const [young] = await tx`
      select from imports where id = ${id} and finished_at > now() - ${undoFor}::interval`;
    if (young === undefined) return 'too-old';
    await tx`update imports set state = 'undoing', at_line = 0, kept = 0 where id = ${id}`;
    await tellImport(tx, id);
    return undefined;
  });

/** Of two who press at once, or one who presses twice, the first moves it and the other finds it moved. */
async function move(
  sql: Sql,
  id: string,
  from: readonly ImportState[],
  act: (tx: Tx) => Promise<'too-old' | undefined | void>,
): Promise<Decision<null, ImportRefusal>> {
  return inTransaction(sql, async (tx): Promise<Decision<null, ImportRefusal>> => {
    const [row] = await tx<{ state: ImportState }[]>`select state from imports where id = ${id} for update`;
    if (row === undefined) return refuse('gone');
    if (!from.includes(row.state)) return refuse('moved-on');
    const why = await act(tx);
    return why === undefined ? allow(null) : refuse(why);
  });
}

/** Files whose time to be undone is over: their rows go, what they came to stays. Answers how many rows went. */
export async function forgetImportRows(sql: Sql): Promise<number> {
  const { count } = await sql`
    delete from import_rows where (import_id, line) in (
      select import_id, line from import_rows
      where import_id in (select id from imports where created_at < now() - ${undoFor}::interval
        and state in ('mapping', 'checked', 'done', 'stopped', 'undone')
        and coalesce(finished_at, created_at) < now() - ${undoFor}::interval)
      limit 10000)`;
  return count;
}
