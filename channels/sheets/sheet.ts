import { open } from 'node:fs/promises';
import { readCsv } from './csv.ts';
import { readXlsx } from './xlsx.ts';

/** Why a file cannot be read; its sentence for people is in `web/ui/words/en/imports.ts`. */
export type SheetRefusal =
  | 'empty'
  | 'not-a-sheet' // neither CSV nor XLSX, whatever it is called
  | 'broken'
  | 'quote-open' // CSV: a quote is opened and never closed
  | 'too-large'; // unpacked, or wider than any list of contacts

/** A file we cannot read is a person's to mend: thrown while rows are read, since only then it shows. */
export class SheetError extends Error {
  readonly why: SheetRefusal;
  constructor(why: SheetRefusal) {
    super(`the sheet cannot be read: ${why}`);
    this.why = why;
  }
}

/** One row as it is in the file: its number as a spreadsheet shows it, and its cells as text. Formulas are never worked out. */
export interface SheetRow {
  line: number;
  cells: string[];
}

export const mostColumns = 200;
/** A cell is cut here: nothing that we keep of a contact is longer. */
export const mostCellLetters = 2000;

/** The rows of a CSV or XLSX file, one after the other; which of the two it is, its first bytes say. */
export async function* readSheet(path: string): AsyncGenerator<SheetRow> {
  const file = await open(path);
  const head = Buffer.alloc(8);
  const { bytesRead } = await file.read(head, 0, 8, 0).finally(() => file.close());
  if (bytesRead === 0) throw new SheetError('empty');
  const zip = head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
  const old = head.equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  const pdf = head.subarray(0, 4).toString('latin1') === '%PDF';
  if (old || pdf) throw new SheetError('not-a-sheet');
  for await (const { line, cells } of zip ? readXlsx(path) : readCsv(path)) {
    if (cells.length > mostColumns) throw new SheetError('too-large');
    const texts = cells.map((cell) => cleanCell(cell));
    if (texts.some((cell) => cell !== '')) yield { line, cells: texts };
  }
}

/** Postgres keeps no NUL and no half characters; nobody needs them. */
const cleanCell = (cell: string) =>
  cell.replaceAll('\u0000', '').toWellFormed().trim().slice(0, mostCellLetters).toWellFormed();
