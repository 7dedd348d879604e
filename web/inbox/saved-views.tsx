import type { Context } from 'hono';
import { z } from 'zod';
import type { Filters } from '../../db/filters.ts';
import { removeView, type SavedView, saveView } from '../../db/saved-views.ts';
import { notFound } from '../problems.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { nonsense } from './answer.tsx';
import { filtersFrom, filtersQuery, inboxPath } from './filters.ts';

const saveForm = z.object({
  name: z
    .string()
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().min(1).max(60)),
  filters: z.string().max(2000),
  shared: z.literal('1').optional(),
});

/** `POST /inbox/views`: the list as it is narrowed now, under a name. What is kept is read and written like any address. */
export async function postView(c: Context<Env>) {
  const asked = saveForm.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { name, shared } = asked.data;
  const filters = filtersFrom(Object.fromEntries(new URLSearchParams(asked.data.filters)));
  const query = filtersQuery(filters);
  const saved = await saveView(c.var.world.sql, c.var.viewer, { name, query, shared: shared === '1' });
  return saved ? c.redirect(inboxPath(filters), 303) : nonsense(c);
}

const removalForm = z.object({ view: z.uuid(), filters: z.string().max(2000).catch('') });

/** `POST /inbox/views/removals`: theirs, or as an Admin a shared one. 404 for what is not. */
export async function postViewRemoval(c: Context<Env>) {
  const asked = removalForm.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  if (!(await removeView(c.var.world.sql, c.var.viewer, asked.data.view))) return notFound(c);
  return c.redirect(inboxPath(filtersFrom(Object.fromEntries(new URLSearchParams(asked.data.filters)))), 303);
}

interface GroupProps {
  filters: Filters;
  saved: SavedView[];
  isAdmin: boolean;
}

/** The lists somebody comes back to, and the way to keep this one. Nothing to show while there is neither. */
export function SavedViewsGroup({ filters, saved, isAdmin }: GroupProps) {
  const query = filtersQuery(filters);
  const isSaved = saved.some((view) => view.query === query);
  if (saved.length === 0 && query === '') return null;
  return (
    <nav class="nav-group" aria-label={t('views.saved')}>
      <h2 class="label">{t('views.saved')}</h2>
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
          {view.removable && (
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
          )}
        </div>
      ))}
      {query !== '' && !isSaved && <SaveForm query={query} isAdmin={isAdmin} />}
    </nav>
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
          maxlength={60}
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
