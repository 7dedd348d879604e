import type { ImportRow, RefusedRow } from '../../db/imports.ts';
import type { SignedIn } from '../../db/users.ts';
import type { Attribute } from '../../domain/attribute.ts';
import type { Mapping } from '../../domain/import.ts';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { figure } from '../ui/number.ts';
import { type Key, t } from '../ui/words.ts';
import { MappingForm } from './import-mapping.tsx';

export interface ImportPageProps {
  viewer: SignedIn;
  row: ImportRow;
  /** Its first rows. */
  sample: readonly (readonly string[])[];
  attributes: readonly Attribute[];
  refused: readonly RefusedRow[];
  mapping: Mapping;
  refusal: string | undefined;
  /** The columns are asked for again. */
  editing: boolean;
  now: Date;
}

export function ImportPage(props: ImportPageProps) {
  const { viewer, row, refused, refusal, editing, now } = props;
  const mapping = row.state === 'mapping' || (row.state === 'checked' && editing);
  const step = mapping ? 1 : 2;
  return (
    <Layout viewer={viewer} title={t('import.title')} current="contacts">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>{t('import.title')}</h1>
            <p>
              <span dir="auto">{row.fileName}</span> · {t('import.rows', { count: row.rows })} ·{' '}
              {t('import.columns', { count: row.columns.length })}
            </p>
          </div>
          <a class="btn push" href="/contacts/imports">
            {t('import.all')}
          </a>
        </header>
        <div class="page-body">
          <div class="card form-card">
            <div class="card-body stack">
              <ol class="steps">
                {(['file', 'columns', 'import'] as const).map((name, at) => (
                  <li
                    {...(at < step ? { 'data-done': '' } : {})}
                    {...(at === step ? { 'aria-current': 'step' } : {})}
                  >
                    {at < step && <Icon name="check" size="sm" />}
                    {t(`import.step-${name}`)}
                  </li>
                ))}
              </ol>
              {refusal !== undefined && (
                <div class="callout" data-tone="warn" role="alert">
                  <Icon name="triangle-alert" />
                  <p>{t(`import-refusal.${refusal}` as Extract<Key, `import-refusal.${string}`>)}</p>
                </div>
              )}
            </div>
            {mapping ? <MappingForm {...props} /> : <Progress row={row} refused={refused} now={now} />}
          </div>
        </div>
      </div>
    </Layout>
  );
}

const busy = new Set<ImportRow['state']>(['checking', 'running', 'undoing']);

interface ProgressProps {
  row: ImportRow;
  refused: readonly RefusedRow[];
  now: Date;
}

/** How far it is and what came of it. While something is done with the file it fetches itself anew each second. */
export function Progress({ row, refused, now }: ProgressProps) {
  const { id, state } = row;
  const path = `/contacts/imports/${id}`;
  const live = busy.has(state)
    ? { 'hx-get': path, 'hx-trigger': 'every 1s', 'hx-swap': 'outerMorph', 'hx-target': '#import-progress' }
    : {};
  return (
    <div id="import-progress" {...live}>
      <div class="card-body stack">
        <div class="stack import-progress">
          <div class="row sm">
            <strong class="num" id="import-said" aria-live="polite">
              {headline(row)}
            </strong>
            <span class="push muted num">{busy.has(state) ? timeLeft(row, now) : ''}</span>
          </div>
          {busy.has(state) && (
            <progress max={row.rows + 1} value={row.atLine} aria-label={t('import.progress')}>
              {row.atLine}
            </progress>
          )}
          {state !== 'undone' && <Tally row={row} />}
        </div>
        <Said row={row} />
        {refused.length > 0 && <RowsToFix row={row} refused={refused} />}
      </div>
      <Actions row={row} path={path} />
    </div>
  );
}

function headline(row: ImportRow): string {
  const done = Math.min(row.rows, Math.max(0, row.atLine - 1));
  const count = { done, all: row.rows };
  switch (row.state) {
    case 'checking':
      return t('import.checking', count);
    case 'running':
      return t('import.running', count);
    case 'undoing':
      return t('import.undoing');
    case 'undone':
      return t('import.is-undone');
    default:
      return t(`import.is-${row.state}`);
  }
}

function timeLeft({ state, startedAt, atLine, rows }: ImportRow, now: Date): string {
  if (state !== 'running' || startedAt === null || atLine < 500) return '';
  const seconds = Math.ceil(((now.getTime() - startedAt.getTime()) / atLine) * (rows - atLine)) / 1000;
  return seconds > 90
    ? t('import.minutes-left', { minutes: Math.ceil(seconds / 60) })
    : t('import.seconds-left', { seconds: Math.max(1, Math.ceil(seconds)) });
}

function Tally({ row }: { row: ImportRow }) {
  const planned = row.state === 'checking' || row.state === 'checked' || row.state === 'mapping';
  return (
    <dl class="tally">
      <div>
        <dt>{t('import.new')}</dt>
        <dd>{figure(row.created)}</dd>
      </div>
      <div>
        <dt>{t(planned ? 'import.there' : 'import.updated')}</dt>
        <dd>{figure(row.updated)}</dd>
      </div>
      {row.unchanged > 0 && (
        <div>
          <dt>{t('import.same')}</dt>
          <dd>{figure(row.unchanged)}</dd>
        </div>
      )}
      <div {...(row.refused > 0 ? { 'data-bad': '' } : {})}>
        <dt>{t('import.refused')}</dt>
        <dd>{figure(row.refused)}</dd>
      </div>
    </dl>
  );
}

/** What this means, and what is next. */
function Said({ row }: { row: ImportRow }) {
  const said = [
    row.state === 'running' && t('import.go-on'),
    row.state === 'checked' &&
      row.pendingOwners > 0 &&
      t('import.pending-owners', { count: row.pendingOwners }),
    row.state === 'checked' && t('import.owner-only'),
    row.state === 'undone' && (row.kept > 0 ? t('import.kept', { count: row.kept }) : t('import.all-back')),
  ].filter((text) => text !== false);
  return (
    <>
      {said.map((text) => (
        <p class="sm">{text}</p>
      ))}
    </>
  );
}

/** The first of them; all are in the file. */
function RowsToFix({ row, refused }: { row: ImportRow; refused: readonly RefusedRow[] }) {
  return (
    <section>
      <div class="row errs-head">
        <h2>{t('import.fix')}</h2>
        <a class="btn btn-s push" href={`/contacts/imports/${row.id}/rows`} download>
          <Icon name="download" size="sm" />
          {t('import.as-csv')}
        </a>
      </div>
      <div class="table-scroll" role="region" tabindex={0} aria-label={t('import.fix')}>
        <table class="table errs">
          <thead>
            <tr>
              <th scope="col" class="col-end">
                {t('import.row')}
              </th>
              <th scope="col">{t('import.value')}</th>
              <th scope="col">{t('import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map((one) => (
              <tr>
                <td class="col-end num muted">{one.line}</td>
                <td class="mono" dir="auto">
                  {(one.cells[one.problemColumn ?? 0] ?? '').slice(0, 80) || t('import.empty')}
                </td>
                <td>{problemWords(one, row.columns)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {row.refused > refused.length && (
        <p class="xs muted">{t('import.more', { count: row.refused - refused.length })}</p>
      )}
    </section>
  );
}

/** Why a row is left out, as a person reads it. */
export function problemWords(
  { problem, problemColumn, problemLine }: Pick<RefusedRow, 'problem' | 'problemColumn' | 'problemLine'>,
  columns: readonly string[],
): string {
  const column = columns[problemColumn ?? -1] ?? '';
  const words = t as (key: string, params: Record<string, string | number>) => string;
  return words(`row-problem.${problem}`, { column, line: problemLine ?? 0 });
}

function Actions({ row, path }: { row: ImportRow; path: string }) {
  const { state } = row;
  const ready = row.created + row.updated;
  return (
    <div class="card-foot">
      {state === 'checked' && (
        <a class="btn btn-quiet" href={`${path}?columns`}>
          {t('import.back')}
        </a>
      )}
      {state === 'checked' && ready > 0 && (
        <form class="push" method="post" action={`${path}/run`}>
          <button class="btn btn-primary" type="submit">
            {t('import.run', { count: ready })}
          </button>
        </form>
      )}
      {state === 'running' && (
        <form method="post" action={`${path}/stop`}>
          <button class="btn btn-danger" type="submit">
            {t('import.stop')}
          </button>
        </form>
      )}
      {row.undoable && (
        <form method="post" action={`${path}/undo`}>
          <button class="btn btn-danger" type="submit">
            <Icon name="undo-2" />
            {t('import.undo')}
          </button>
        </form>
      )}
      {state !== 'checked' && (
        <a class="btn push" href="/contacts">
          {t(busy.has(state) ? 'import.background' : 'import.to-contacts')}
        </a>
      )}
    </div>
  );
}
