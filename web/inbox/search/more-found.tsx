import { t } from '../../ui/words.ts';
import { type Further, nextText } from './next.ts';

/** The next page of what was found, in place of itself. What is looked for comes along from the box, in the body. */
export function MoreFound({ next }: { next: Further }) {
  return (
    <button
      class="menu-item found-more"
      type="submit"
      form="search"
      name="next"
      value={nextText(next)}
      role="option"
      aria-selected="false"
      id={`found-more-${next.of}`}
      data-more
      {...asking}
    >
      {t(`search.more-${next.of}`)}
    </button>
  );
}

/** The same, without being asked: the answer before looked back as far as one may, and its page is not full. */
export function LookingOn({ next }: { next: Further }) {
  return (
    <div
      class="menu-item found-more"
      role="option"
      aria-selected="false"
      aria-disabled="true"
      id={`found-more-${next.of}`}
      data-more
      {...asking}
      hx-trigger="load"
      hx-vals={JSON.stringify({ next: nextText(next) })}
    >
      {t('search.further-back')}
    </div>
  );
}

const asking = {
  'hx-post': '/inbox/lookups',
  'hx-include': '#q',
  'hx-target': 'this',
  'hx-swap': 'outerHTML',
};
