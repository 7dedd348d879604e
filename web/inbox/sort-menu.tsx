import type { Filters } from '../../db/filters.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { inboxPath, sensible, sorts } from './filters.ts';

/** The list's order. Each is an address; one that makes no sense under these filters is not offered. */
export function SortMenu({ filters }: { filters: Filters }) {
  const possible = sorts.filter((sort) => sensible({ ...filters, sort }).sort === sort);
  const name = t(`sort.${filters.sort}`);
  return (
    <>
      <button
        class="btn btn-quiet btn-s push sort"
        type="button"
        id="sort-button"
        popovertarget="sort"
        aria-haspopup="dialog"
        aria-label={t('sort.label', { sort: name })}
      >
        <span class="sort-name">{name}</span>
        <Icon name="chevron-down" size="sm" />
      </button>
      <nav class="pop" id="sort" popover="auto" aria-label={t('sort.title')}>
        <div class="menu">
          {possible.map((sort) => (
            <a
              class="menu-item"
              href={inboxPath({ ...filters, sort, ...(filters.sort === 'window' && { window: null }) })}
              {...(filters.sort === sort ? { 'aria-current': 'true' } : {})}
            >
              <span class="grow">
                {t(`sort.${sort}`)}
                <span class="menu-sub">{t(`sort.${sort}-hint`)}</span>
              </span>
              {filters.sort === sort && <Icon name="check" size="sm" />}
            </a>
          ))}
        </div>
      </nav>
    </>
  );
}
