import type { ImportRow } from '../../db/imports.ts';
import type { SignedIn } from '../../db/users.ts';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { shortTime } from '../ui/time.ts';
import { type Key, t } from '../ui/words.ts';

interface PageProps {
  viewer: SignedIn;
  imports: readonly ImportRow[];
  now: Date;
  refusal: string | undefined;
}

export function ImportsPage({ viewer, imports, now, refusal }: PageProps) {
  return (
    <Layout viewer={viewer} title={t('import.title')} current="contacts">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>{t('import.title')}</h1>
            <p>{t('import.lead')}</p>
          </div>
        </header>
        <div class="page-body stack">
          <form class="card form-card" method="post" action="/contacts/imports" enctype="multipart/form-data">
            <input type="hidden" name="key" value={crypto.randomUUID()} />
            <div class="card-body stack">
              {refusal !== undefined && (
                <div class="callout" data-tone="warn" role="alert" id="file-wrong">
                  <Icon name="triangle-alert" />
                  <p>{t(`file-refusal.${refusal}` as Extract<Key, `file-refusal.${string}`>)}</p>
                </div>
              )}
              <div class="field">
                <label for="import-file">{t('import.file')}</label>
                <input
                  class="input"
                  id="import-file"
                  name="file"
                  type="file"
                  required
                  accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                  {...(refusal === undefined ? {} : { 'aria-describedby': 'file-wrong' })}
                />
                <p class="xs muted">{t('import.file-hint')}</p>
              </div>
            </div>
            <div class="card-foot">
              <a class="btn push" href="/contacts">
                {t('owner.cancel')}
              </a>
              <button class="btn btn-primary" type="submit">
                <Icon name="file-up" />
                {t('import.upload')}
              </button>
            </div>
          </form>
          {imports.length > 0 && <Earlier imports={imports} now={now} />}
        </div>
      </div>
    </Layout>
  );
}

const Earlier = ({ imports, now }: { imports: readonly ImportRow[]; now: Date }) => (
  <section class="card">
    <div class="card-head">
      <h2>{t('import.earlier')}</h2>
    </div>
    <ul class="card-body">
      {imports.map((row) => (
        <li class="setting">
          <div class="grow">
            <a class="link" href={`/contacts/imports/${row.id}`} dir="auto">
              {row.fileName}
            </a>
            <p>
              {t(`import.state-${row.state}`)} · {t('import.rows', { count: row.rows })} · {row.by}
            </p>
          </div>
          <time class="muted sm" datetime={row.createdAt.toISOString()}>
            {shortTime(row.createdAt, now)}
          </time>
        </li>
      ))}
    </ul>
  </section>
);
