import type { Attribute } from '../domain/attribute.ts';
import { type Mapping, readRow, type RowProblem, type RowValues } from '../domain/import.ts';
import { spellings } from '../domain/phone.ts';
import type { PhoneBook } from '../domain/written-phone.ts';
import { mostTags } from '../domain/tag.ts';
import { listAttributes } from './attributes.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';
import { listTags } from './tags.ts';

/** One row of a batch, read. */
export interface ReadRow {
  line: number;
  values: RowValues | null;
  problem: RowProblem | null;
  column: number | null;
  /** The earlier line with the same phone. */
  sameAs: number | null;
  /** Who is known by this phone. */
  contactId: string | null;
}

/** What every batch of an import reads its rows by. */
export interface Reading {
  importId: string;
  mapping: Mapping;
  attributes: ReadonlyMap<string, Attribute>;
  book: PhoneBook;
}

export async function readingOf(
  tx: Tx,
  importId: string,
  mapping: Mapping,
  book: PhoneBook,
): Promise<Reading> {
  const attributes = await listAttributes(tx);
  return { importId, mapping, book, attributes: new Map(attributes.map((one) => [one.id, one])) };
}

/** The next rows behind a line, each read anew: nothing is taken from an earlier pass but which line has which phone. */
export async function readBatch(tx: Tx, reading: Reading, after: number, limit: number): Promise<ReadRow[]> {
  const { importId, mapping, attributes, book } = reading;
  const rows = await tx<{ line: number; cells: string[] }[]>`
    select line, cells from import_rows where import_id = ${importId} and line > ${after} order by line limit ${limit}`;
  const read = rows.map(({ line, cells }): ReadRow => {
    const row = readRow(cells, mapping, { attributes, book });
    return row.ok
      ? { line, values: row.value, problem: null, column: null, sameAs: null, contactId: null }
      : { line, values: null, problem: row.why, column: row.column, sameAs: null, contactId: null };
  });
  await refuseInactive(tx, read, mapping);
  return read;
}

/** A contact is given to nobody who has left. */
async function refuseInactive(tx: Tx, rows: ReadRow[], { columns }: Mapping) {
  const emails = [...new Set(rows.flatMap(({ values }) => values?.ownerEmail ?? []))];
  if (emails.length === 0) return;
  const inactive = await tx<{ email: string }[]>`
    select email from users where email = any(${emails}) and not active`;
  const gone = new Set(inactive.map(({ email }) => email));
  for (const row of rows)
    if (row.values?.ownerEmail != null && gone.has(row.values.ownerEmail))
      Object.assign(row, { values: null, problem: 'owner-inactive', column: columns.indexOf('owner') });
}

export const checkedAtOnce = 1000;

/**
 * Tries out the next rows of a file: what would come of each is written beside it, and nothing else. Answers whether
 * there are more. The caller holds the import's row.
 */
export async function checkBatch(
  tx: Tx,
  reading: Reading,
  after: number,
): Promise<{ more: boolean; at: number }> {
  const rows = await readBatch(tx, reading, after, checkedAtOnce);
  const last = rows.at(-1);
  if (last === undefined) return { more: false, at: after };
  await markSamePhones(tx, reading, rows);
  await findKnown(tx, rows);
  await refuseTooManyTags(tx, reading, rows);
  const written = rows.map((row) => ({
    line: row.line,
    phone: row.values?.phone ?? null,
    outcome: outcomeOf(row, reading.mapping),
    problem: row.problem,
    problem_column: row.column,
    problem_line: row.sameAs,
  }));
  await tx`
    update import_rows set phone = read.phone, outcome = read.outcome, problem = read.problem,
      problem_column = read.problem_column, problem_line = read.problem_line
    from jsonb_to_recordset(${json(tx, written)}) as read(line integer, phone text, outcome text, problem text,
      problem_column integer, problem_line integer)
    where import_id = ${reading.importId} and import_rows.line = read.line`;
  await count(tx, reading.importId, written, last.line);
  return { more: rows.length === checkedAtOnce, at: last.line };
}

const outcomeOf = ({ problem, contactId }: ReadRow, { update }: Mapping) => {
  if (problem !== null) return 'refused';
  if (contactId === null) return 'new';
  return update ? 'updated' : 'same';
};

/** Of rows with one phone the first counts. Rows before this batch have theirs written. */
async function markSamePhones(tx: Tx, { importId, mapping }: Reading, rows: ReadRow[]) {
  const phones = rows.flatMap(({ values }) => values?.phone ?? []);
  const earlier = await tx<{ phone: string; line: number }[]>`
    select phone, min(line) as line from import_rows
    where import_id = ${importId} and phone = any(${phones}) and line < ${rows[0]?.line ?? 0}
      and outcome <> 'refused' group by phone`;
  const first = new Map(earlier.map(({ phone, line }) => [phone, line]));
  for (const row of rows) {
    if (row.values === null) continue;
    const same = first.get(row.values.phone);
    if (same === undefined) first.set(row.values.phone, row.line);
    else
      Object.assign(row, {
        ...{ values: null, problem: 'same-phone', sameAs: same },
        column: mapping.columns.indexOf('phone'),
      });
  }
}

/** Some countries' mobile numbers lose or gain a digit in WhatsApp: whoever is known by either is the one. */
export async function findKnown(tx: Tx, rows: ReadRow[]): Promise<void> {
  const phones = rows.flatMap(({ values }) => values?.phone ?? []);
  const known = await tx<{ value: string; id: string }[]>`
    select value, contact_id as id from identities where kind = 'phone' and value = any(${phones.flatMap(spellings)})`;
  const byPhone = new Map(known.map(({ value, id }) => [value, id]));
  for (const row of rows) {
    const all =
      row.values === null ? [] : spellings(row.values.phone).flatMap((phone) => byPhone.get(phone) ?? []);
    row.contactId = all[0] ?? null;
  }
}

/** A file may bring tags that are new, as long as there is room for them. */
async function refuseTooManyTags(tx: Tx, { mapping }: Reading, rows: ReadRow[]) {
  const named = [...new Set(rows.flatMap(({ values }) => values?.tags ?? []))];
  if (named.length === 0) return;
  const [{ fresh }] = await tx<[{ fresh: number }]>`
    select count(distinct name collate same_word)::integer as fresh from unnest(${named}::text[]) as name
    where not exists (select from tags where tags.name = name collate same_word)`;
  const there = (await listTags(tx)).length;
  if (there + fresh <= mostTags) return;
  const known = await tx<{ name: string }[]>`
    select name from unnest(${named}::text[]) as name where exists (select from tags where tags.name = name collate same_word)`;
  const fine = new Set(known.map(({ name }) => name));
  for (const row of rows)
    if (row.values?.tags.some((tag) => !fine.has(tag)))
      Object.assign(row, { values: null, problem: 'too-many-tags', column: mapping.columns.indexOf('tags') });
}

/** The import's counts go with the rows they count. */
export async function count(
  tx: Tx,
  importId: string,
  rows: ReadonlyArray<{ outcome: string }>,
  at: number,
): Promise<void> {
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  await tx`
    update imports set at_line = ${at}, created = created + ${of('new')}, updated = updated + ${of('updated')},
      unchanged = unchanged + ${of('same')}, refused = refused + ${of('refused')}
    where id = ${importId}`;
}

/** Once a file is tried out: how many of its owners are nobody here yet. */
export async function countPendingOwners(sql: Sql | Tx, { importId, mapping }: Reading): Promise<void> {
  const column = mapping.columns.indexOf('owner');
  if (column === -1) return;
  await sql`
    update imports set pending_owners = (
      select count(distinct lower(cells ->> ${column}::integer))::integer from import_rows
      where import_id = ${importId} and outcome in ('new', 'updated') and cells ->> ${column}::integer <> ''
        and not exists (select from users where email = lower(cells ->> ${column}::integer)))
    where id = ${importId}`;
}
