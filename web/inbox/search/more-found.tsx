import type { Cursor } from '../../../db/conversations.ts';
import { t } from '../../ui/words.ts';
import { nextText } from './next.ts';

/** The next page of what was found, in place of itself. What is looked for comes along from the box, in the body. */
export function MoreFound({ of, next }: { of: 'people' | 'messages'; next: Cursor }) {
  return (
    <button
      class="menu-item found-more"
      type="submit"
      form="search"
      name="next"
      value={nextText(of, next)}
      role="option"
      aria-selected="false"
      id={`found-more-${of}`}
      data-more
      hx-post="/inbox/lookups"
      hx-include="#q"
      hx-target="this"
      hx-swap="outerHTML"
    >
      {t(`search.more-${of}`)}
    </button>
  );
}
