import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { isCountry } from '../../channels/phones.ts';
import { readSheet, SheetError, type SheetRefusal } from '../../channels/sheets/sheet.ts';
import { listAttributes } from '../../db/attributes.ts';
import {
  findImport,
  type ImportRefusal,
  type ImportRow,
  keepFile,
  listImports,
  listRefusedRows,
  listSample,
  mapImport,
  runImport,
  stopImport,
  undoImport,
} from '../../db/imports.ts';
import type { Decision } from '../../domain/decision.ts';
import { checkMapping, guessColumns, type Mapping, type MappingRefusal } from '../../domain/import.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { attachmentName, csvLine } from '../ui/csv.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { ImportPage, Progress, problemWords } from './import-page.tsx';
import { ImportsPage } from './imports-page.tsx';
import { takeUpload } from './upload.ts';

/** An import sets owners, and so who sees what: it is an Admin's. To everybody else there is none. */
function adminsOnly(c: Context<Env>) {
  if (c.var.viewer.role !== 'admin') throw new HTTPException(404);
}

/** A list of the size has 100,000; nobody imports ten million by a form. */
const mostRows = 200_000;

/** `GET /contacts/imports`: a file to begin with, and the files there were. */
export const getImports = (c: Context<Env>) => {
  adminsOnly(c);
  return drawImports(c, undefined, 200);
};

type FileRefusal = SheetRefusal | 'no-file' | 'file-too-large' | 'no-rows' | 'too-many-rows';

async function drawImports(c: Context<Env>, why: FileRefusal | undefined, status: 200 | 422) {
  const imports = await listImports(c.var.world.sql);
  return drawPage(
    c,
    <ImportsPage viewer={c.var.viewer} imports={imports} now={new Date()} refusal={why} />,
    status,
  );
}

/** `POST /contacts/imports`: a file. Its rows are kept, and nothing is done with them yet. */
export async function postImport(c: Context<Env>) {
  adminsOnly(c);
  const upload = await takeUpload(c);
  if (upload === 'no-form') return nonsense(c);
  if (typeof upload === 'string')
    return drawImports(c, upload === 'too-large' ? 'file-too-large' : upload, 422);
  try {
    const key = z.uuid().safeParse(upload.fields['key']);
    if (!key.success) return nonsense(c);
    const kept = await keepFile(c.var.world.sql, {
      ...{ formKey: key.data, by: c.var.viewer.id, mostRows },
      fileName: upload.name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-120),
      rows: readSheet(upload.path),
    });
    if (!kept.ok) return drawImports(c, kept.why, 422);
    return c.redirect(`/contacts/imports/${kept.value}`, 303);
  } catch (error) {
    if (error instanceof SheetError) return drawImports(c, error.why, 422);
    throw error;
  } finally {
    await upload.remove();
  }
}

/** `GET /contacts/imports/:import`: the file as it stands. While something is done with it, the page asks again by itself. */
export async function getImport(c: Context<Env>) {
  const row = await openImport(c);
  if (wantsFragment(c)) {
    const refused = await refusedOf(c, row);
    return c.html(<Progress row={row} refused={refused} now={new Date()} />);
  }
  return drawImport(c, row, {});
}

async function openImport(c: Context<Env>): Promise<ImportRow> {
  adminsOnly(c);
  const id = c.req.param('import');
  const row = isId(id) ? await findImport(c.var.world.sql, id) : null;
  if (row === null) throw new HTTPException(404);
  return row;
}

const shownRefused = 50;
const refusedOf = (c: Context<Env>, { id }: ImportRow) =>
  listRefusedRows(c.var.world.sql, id, { after: 0, limit: shownRefused });

type Why = MappingRefusal | ImportRefusal;

async function drawImport(
  c: Context<Env>,
  row: ImportRow,
  { mapping, why }: { mapping?: Mapping; why?: Why },
  status: 200 | 409 | 422 = 200,
) {
  const { sql } = c.var.world;
  const [sample, attributes, refused] = await Promise.all([
    listSample(sql, row.id),
    listAttributes(sql),
    refusedOf(c, row),
  ]);
  const guessed = { columns: guessColumns(row.columns, sample, attributes), country: null, update: true };
  return drawPage(
    c,
    <ImportPage
      viewer={c.var.viewer}
      row={row}
      sample={sample}
      attributes={attributes}
      refused={refused}
      mapping={mapping ?? row.mapping ?? guessed}
      refusal={why}
      editing={c.req.query('columns') !== undefined || mapping !== undefined}
      now={new Date()}
    />,
    status,
  );
}

const target = z.union([
  z.enum(['phone', 'name', 'owner', 'tags']),
  z.templateLiteral(['attribute:', z.uuid()]),
  z.literal('').transform(() => null),
]);
const mappingForm = z.object({
  country: z.string().max(2).default(''),
  update: z.literal('on').optional(),
});

/** `POST /contacts/imports/:import/mapping`: which column is what; the file is tried out. */
export async function postMapping(c: Context<Env>) {
  const row = await openImport(c);
  const body = await c.req.parseBody();
  const asked = mappingForm.safeParse(body);
  const columns = row.columns.map((_, column) => target.safeParse(body[`column-${column}`] ?? ''));
  if (!asked.success || columns.some(({ success }) => !success)) return nonsense(c);
  const { country, update } = asked.data;
  const mapping: Mapping = {
    columns: columns.map(({ data }) => data ?? null),
    country: country === '' ? null : country,
    update: update !== undefined,
  };
  const { sql, nudges } = c.var.world;
  const checked = checkMapping(mapping, await listAttributes(sql));
  if (!checked.ok) return drawImport(c, row, { mapping, why: checked.why }, 422);
  if (mapping.country !== null && !isCountry(mapping.country))
    return drawImport(c, row, { mapping, why: 'country-unknown' }, 422);
  const decision = await mapImport(sql, row.id, mapping);
  nudges.changed({ outbox: true });
  return answer(c, row, decision);
}

const act =
  (move: (sql: Env['Variables']['world']['sql'], id: string) => Promise<Decision<null, ImportRefusal>>) =>
  async (c: Context<Env>) => {
    const row = await openImport(c);
    const { sql, nudges } = c.var.world;
    const decision = await move(sql, row.id);
    nudges.changed({ outbox: true });
    return answer(c, row, decision);
  };

/** `POST /contacts/imports/:import/run`: what was tried out is done. */
export const postRun = act(runImport);
/** `POST /contacts/imports/:import/stop`: what is done stays. */
export const postStop = act(stopImport);
/** `POST /contacts/imports/:import/undo`: for 30 days. */
export const postUndo = act(undoImport);

/** Pressed twice, it has moved on by itself: the page shows where it is. */
async function answer(c: Context<Env>, row: ImportRow, decision: Decision<null, ImportRefusal>) {
  if (decision.ok || decision.why === 'moved-on') return c.redirect(`/contacts/imports/${row.id}`, 303);
  return drawImport(c, row, { why: decision.why }, 409);
}

const refusedPerBatch = 1000;

/** `GET /contacts/imports/:import/rows`: the rows that are left out, as they were in the file, each with its reason. */
export async function getRefusedRows(c: Context<Env>) {
  const row = await openImport(c);
  const { sql } = c.var.world;
  const encoder = new TextEncoder();
  let after = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) =>
      controller.enqueue(
        encoder.encode(`\ufeff${csvLine([...row.columns, t('import.row'), t('import.why')])}`),
      ),
    async pull(controller) {
      const rows = await listRefusedRows(sql, row.id, { after, limit: refusedPerBatch });
      after = rows.at(-1)?.line ?? after;
      const lines = rows.map((refused) =>
        csvLine([
          ...row.columns.map((_, column) => refused.cells[column] ?? null),
          String(refused.line),
          problemWords(refused, row.columns),
        ]),
      );
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
      if (rows.length < refusedPerBatch) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachmentName(`${row.fileName.replace(/\.\w+$/, '')}-rows-to-fix.csv`),
      'x-content-type-options': 'nosniff',
    },
  });
}
