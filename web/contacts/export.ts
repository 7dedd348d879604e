import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { streamContacts } from '../../db/contact-export.ts';
import { tagCell } from '../../domain/tag-cell.ts';
import { attachmentName, csvLine } from '../ui/csv.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { readFilters } from './filters.ts';

/**
 * `GET /contacts/export`: what the list's filters show, as CSV. An Admin's, and written down before the first row
 * leaves. Rows are read as fast as they are taken, so that a long list costs no more memory than a short one.
 */
export async function getExport(c: Context<Env>) {
  const { viewer, world } = c.var;
  if (viewer.role !== 'admin') throw new HTTPException(404);
  const filters = readFilters(c.req.query(), world.settings.secretKey);
  const { attributes, batches } = await streamContacts(world.sql, viewer, filters);
  const encoder = new TextEncoder();
  const heading = csvLine([
    t('export.name'),
    t('export.phone'),
    t('export.username'),
    t('export.owner'),
    t('export.tags'),
    t('export.consent'),
    t('export.blocked'),
    ...attributes.map(({ name }) => name),
  ]);
  const rows = batches[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    // The mark tells a spreadsheet that this is UTF-8.
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${heading}`)),
    async pull(controller) {
      const { done, value } = await rows.next();
      if (done) return controller.close();
      const lines = value.map((row) =>
        csvLine([
          row.name,
          row.phone === null ? null : `+${row.phone}`,
          row.username,
          row.owner,
          tagCell(row.tags),
          row.consent,
          row.blocked ? 'yes' : null, // a value and no word, as are those of consent; an import goes by neither
          ...attributes.map(({ id }) => row.attributes[id] ?? null),
        ]),
      );
      controller.enqueue(encoder.encode(lines.join('')));
    },
    async cancel() {
      await rows.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachmentName(`contacts-${new Date().toISOString().slice(0, 10)}.csv`),
      'x-content-type-options': 'nosniff',
    },
  });
}
