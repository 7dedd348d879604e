import type { Child } from 'hono/jsx';
import { Icon } from '../../ui/icon.tsx';
import { SearchKey } from '../../ui/keys.tsx';
import { t } from '../../ui/words.ts';
import { startPath } from './start-form.tsx';

/**
 * Where a customer is looked for. What is typed goes in the request's body, never in an address: a phone number there
 * would stay in histories and access logs. Without script, Enter brings a page with what was found.
 */
export function SearchBox({ typed = '' }: { typed?: string }) {
  return (
    <form class="search" id="search" role="search" method="post" action="/inbox/lookups" autocomplete="off">
      <div class="input-wrap">
        <Icon name="search" />
        <input
          class="input"
          id="q"
          name="q"
          type="search"
          data-finds
          value={typed}
          maxlength={200}
          role="combobox"
          aria-expanded="false"
          aria-controls="found-list"
          aria-autocomplete="list"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          hx-post="/inbox/lookups"
          hx-trigger="input delay:150ms, lookup"
          hx-target="#found"
          hx-swap="innerHTML"
          hx-sync="this:replace"
        />
        <SearchKey />
      </div>
      <a
        class="icon-btn"
        href={startPath}
        aria-label={t('begin.open-form')}
        title={t('begin.open-form')}
        hx-get={startPath}
        hx-target="#template-dialog"
        hx-swap="innerHTML"
      >
        <Icon name="square-pen" />
      </a>
    </form>
  );
}

/** What was found stands in the list's place while there is something in the box; search.js moves in it by keyboard. */
export const Found = ({ children }: { children?: Child }) => (
  <div class="found" id="found">
    {children}
  </div>
);
