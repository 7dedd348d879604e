import type { Context } from 'hono';
import { listSyncs, type TemplateSync } from '../../db/template-sync.ts';
import { listTemplates } from '../../db/templates.ts';
import type { Template } from '../../domain/template.ts';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { TemplateCard } from './card.tsx';
import { categoryWord, inWordOrder, languageName, statusWord } from './sentences.ts';
import { SyncState } from './sync-state.tsx';

/** `GET /templates`: what WhatsApp has approved, for the accounts of the numbers that this person may write from. */
export async function getTemplates(c: Context<Env>) {
  const { viewer, world } = c.var;
  const everywhere = viewer.role === 'admin' || viewer.role === 'inbox_manager';
  const syncs = await listSyncs(world.sql, everywhere ? 'all' : viewer.numberIds);
  const asked = (name: string) => c.req.query(name)?.slice(0, 200) || undefined;
  const filters = {
    ...{ search: asked('q'), language: asked('language') },
    ...{ category: asked('category'), status: asked('status') },
  };
  const of = { wabaIds: syncs.map(({ wabaId }) => wabaId) };
  const [all, found] = await Promise.all([
    listTemplates(world.sql, of),
    listTemplates(world.sql, of, filters),
  ]);
  const narrowed = Object.values(filters).some((each) => each !== undefined);

  return drawPage(
    c,
    <Layout viewer={viewer} title={t('templates.title')} current="templates">
      <div class="page">
        <header class="page-head">
          <div class="grow">
            <h1>
              {t('templates.title')} <span class="count">{found.length}</span>
            </h1>
            <p>{t('templates.lead')}</p>
          </div>
          {viewer.role === 'admin' && syncs.length > 0 && <SyncNow />}
        </header>
        <div class="page-body stack">
          {viewer.role === 'admin' && syncs.map((sync: TemplateSync) => <SyncState sync={sync} />)}
          <Filters all={all} filters={filters} />
          {found.length === 0 ? (
            <Nothing narrowed={narrowed} admin={viewer.role === 'admin'} />
          ) : (
            <div class="tpl-cards">
              {found.map((template) => (
                <TemplateCard template={template} />
              ))}
            </div>
          )}
        </div>
      </div>
    </Layout>,
  );
}

const SyncNow = () => (
  <form method="post" action="/templates/syncs">
    <button class="btn" type="submit">
      <Icon name="rotate-cw" size="sm" />
      {t('templates.sync')}
    </button>
  </form>
);

interface FiltersProps {
  all: Template[];
  filters: Record<'search' | 'language' | 'category' | 'status', string | undefined>;
}

function Filters({ all, filters }: FiltersProps) {
  const of = (key: 'language' | 'category' | 'status') => [...new Set(all.map((each) => each[key]))];
  return (
    <form class="row row-wrap" method="get" action="/templates">
      <input
        class="input head-search"
        type="search"
        data-finds
        name="q"
        value={filters.search ?? ''}
        aria-label={t('templates.search')}
        placeholder={t('templates.search')}
      />
      <Choice name="language" options={of('language')} word={languageName} chosen={filters.language} />
      <Choice name="category" options={of('category')} word={categoryWord} chosen={filters.category} />
      <Choice name="status" options={of('status')} word={statusWord} chosen={filters.status} />
      <button class="btn" type="submit">
        {t('templates.show')}
      </button>
    </form>
  );
}

interface ChoiceProps {
  name: 'language' | 'category' | 'status';
  options: string[];
  word: (option: string) => string;
  chosen: string | undefined;
}

const Choice = ({ name, options, word, chosen }: ChoiceProps) => (
  <select class="input fit" name={name} aria-label={t(`templates.${name}`)}>
    <option value="">
      {t(`templates.${name}`)}: {t('templates.any')}
    </option>
    {inWordOrder(options, word).map((option) => (
      <option value={option} selected={option === chosen}>
        {word(option)}
      </option>
    ))}
  </select>
);

function Nothing({ narrowed, admin }: { narrowed: boolean; admin: boolean }) {
  return (
    <div class="empty">
      <h2>{t(narrowed ? 'templates.none-found' : 'templates.none')}</h2>
      <p>
        {t(
          narrowed
            ? 'templates.none-found-hint'
            : admin
              ? 'templates.none-hint'
              : 'templates.none-hint-agent',
        )}
      </p>
      {narrowed && (
        <a class="btn" href="/templates">
          {t('templates.clear')}
        </a>
      )}
    </div>
  );
}
