import type { PhoneBook } from '../domain/written-phone.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { checkBatch, countPendingOwners, readingOf } from './import-check.ts';
import { importBatch } from './import-run.ts';
import { undoBatch } from './import-undo.ts';
import { findImport, type ImportRow } from './imports.ts';
import { inTransaction } from './transaction.ts';

/**
 * Does the next piece of what an import's row asks for, in one transaction that also says how far it is. Answers whether
 * there is more to do: no, where it waits for somebody, is stopped or is over. Repeating it goes on behind the last
 * commit. `bookOf`: the numbering plans, with a country to read by, which this room may not know.
 */
export async function workThroughImport(
  sql: Sql,
  importId: string,
  bookOf: (country: string | null) => PhoneBook,
): Promise<{ more: boolean; changed: Change }> {
  const { ended, ...piece } = await inTransaction(sql, async (tx) => {
    // The row is held to the end: a stop, or a second worker, comes before this piece or after it.
    await tx`select from imports where id = ${importId} for update`;
    const row = await findImport(tx, importId);
    if (row === null || row.mapping === null) return { more: false, changed: {}, ended: false };
    const { mapping, atLine: after, byUser: by } = row;
    const reading = await readingOf(tx, importId, mapping, bookOf(mapping.country));
    switch (row.state) {
      case 'checking': {
        const { more } = await checkBatch(tx, reading, after);
        if (!more) {
          await countPendingOwners(tx, reading);
          await end(tx, importId, 'checked');
        }
        return { more, changed: {}, ended: false };
      }
      case 'running': {
        const { more, changed } = await importBatch(tx, reading, { after, by });
        if (!more) await end(tx, importId, 'done');
        return { more, changed, ended: !more };
      }
      case 'undoing': {
        const { more, changed } = await undoBatch(tx, { importId, after, by });
        if (!more) await end(tx, importId, 'undone');
        return { more, changed, ended: !more };
      }
      default:
        return { more: false, changed: {}, ended: false };
    }
  });
  if (ended) await takeStock(sql);
  return piece;
}

/**
 * Postgres learns by itself that tables have grown a hundredfold, but only in a minute or so: until then lists of contacts
 * and exports are planned for the few there were. If a process dies before this, that is what happens.
 */
async function takeStock(sql: Sql) {
  await sql`analyze contacts, identities, contact_tags, contact_tag_sets, contact_attributes, contact_events`;
}

/** `finished_at` is the run's, by which the days to undo it are counted. */
async function end(tx: Tx, importId: string, state: ImportRow['state']) {
  await tx`
    update imports set state = ${state},
      finished_at = case when ${state} = 'done' then clock_timestamp() else finished_at end
    where id = ${importId}`;
}
