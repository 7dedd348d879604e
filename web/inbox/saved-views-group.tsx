import type { Filters } from '../../db/filters.ts';
import type { SavedView } from '../../db/saved-views.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { filtersQuery } from './filters.ts';

export const mostLetters = 60;

/** A new name that was turned back: its form stands open, with what was typed and the reason. */
export interface Renaming {
  id: string;
  typed: string;
  why: 'name-missing' | 'name-long' | 'name-taken' | 'gone';
}

interface GroupProps {
  filters: Filters;
  saved: SavedView[];
  renaming: Renaming | undefined;
  isAdmin: boolean;
}

/** The lists somebody comes back to, and the way to keep this one. Nothing to show while there is neither. */
export function SavedViewsGroup({ filters, saved, renaming, isAdmin }: GroupProps) {
  const query = filtersQuery(filters);
  const isSaved = saved.some((view) => view.query === query);
  if (saved.length === 0 && query === '' && renaming === undefined) return null;
  return (
    <nav class="nav-group" aria-label={t('views.saved')}>
      <h2 class="label">{t('views.saved')}</h2>
      {renaming?.why === 'gone' && (
        <div class="callout" data-tone="warn" role="alert">
          <p>{t('view-refusal.gone')}</p>
        </div>
      )}
      {saved.map((view) => (
        <div class="saved-view">
          <a
            class="nav-item"
            href={`/inbox${view.query}`}
            {...(view.query === query ? { 'aria-current': 'true' } : {})}
          >
            <Icon name={view.shared ? 'users-round' : 'inbox'} />
            <span class="truncate" dir="auto">
              {view.name}
            </span>
            {view.shared && <span class="vh">{t('views.shared')}</span>}
          </a>
          {view.changeable && (
            <>
              <RenameForm
                view={view}
                query={query}
                renaming={renaming?.id === view.id ? renaming : undefined}
              />
              <RemovalForm view={view} query={query} />
            </>
          )}
        </div>
      ))}
      {query !== '' && !isSaved && <SaveForm query={query} isAdmin={isAdmin} />}
    </nav>
  );
}

interface ChangeProps {
  view: SavedView;
  query: string;
}

function RenameForm({ view, query, renaming }: ChangeProps & { renaming: Renaming | undefined }) {
  const field = `view-name-${view.id}`;
  const wrong =
    renaming === undefined
      ? {}
      : ({ 'aria-invalid': 'true', 'aria-describedby': `${field}-wrong`, autofocus: true } as const);
  return (
    <details class="rename-view" open={renaming !== undefined}>
      <summary class="icon-btn icon-btn-s" aria-label={t('views.rename', { name: view.name })}>
        <Icon name="pencil" size="sm" />
      </summary>
      {/* #filters: on a phone the drawer stays open. */}
      <form class="stack" data-gap="s" method="post" action="/inbox/views/names#filters" autocomplete="off">
        <input type="hidden" name="filters" value={query} />
        <input type="hidden" name="view" value={view.id} />
        <div class="field">
          <label class="vh" for={field}>
            {t('views.name')}
          </label>
          <input
            class="input input-s"
            id={field}
            name="name"
            dir="auto"
            required
            maxlength={mostLetters}
            value={renaming?.typed ?? view.name}
            {...wrong}
          />
          {renaming !== undefined && (
            <p class="error" id={`${field}-wrong`} role="alert">
              {t(`view-refusal.${renaming.why}`)}
            </p>
          )}
        </div>
        <button class="btn btn-s" type="submit">
          {t('views.keep')}
        </button>
      </form>
    </details>
  );
}

function RemovalForm({ view, query }: ChangeProps) {
  return (
    <form method="post" action="/inbox/views/removals">
      <input type="hidden" name="filters" value={query} />
      <button
        class="icon-btn icon-btn-s"
        type="submit"
        name="view"
        value={view.id}
        aria-label={t('views.remove', { name: view.name })}
      >
        <Icon name="x" size="sm" />
      </button>
    </form>
  );
}

function SaveForm({ query, isAdmin }: { query: string; isAdmin: boolean }) {
  return (
    <details class="save-view">
      <summary class="nav-item">
        <Icon name="plus" />
        {t('views.save')}
      </summary>
      <form class="stack" data-gap="s" method="post" action="/inbox/views">
        <input type="hidden" name="filters" value={query} />
        <label class="vh" for="view-name">
          {t('views.name')}
        </label>
        <input
          class="input input-s"
          id="view-name"
          name="name"
          required
          maxlength={mostLetters}
          placeholder={t('views.name')}
        />
        {isAdmin && (
          <label class="row xs">
            <input class="check" type="checkbox" name="shared" value="1" />
            {t('views.share')}
          </label>
        )}
        <button class="btn btn-s" type="submit">
          {t('views.keep')}
        </button>
      </form>
    </details>
  );
}
