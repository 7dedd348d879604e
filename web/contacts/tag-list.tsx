import type { Tag } from '../../db/tags.ts';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { t } from '../ui/words.ts';

interface TagListProps {
  contactId: string;
  tags: readonly Tag[];
  /** What the menu offers; null: this viewer may not change them. */
  others: readonly Tag[] | null;
  /** The conversation it stands beside; without one, forms lead back to the page they are on. */
  conversationId?: string;
}

/** A contact's tags, each with its way off, and a menu of those it has not. Every button is a plain form's. */
export function TagList({ contactId, tags, others, conversationId }: TagListProps) {
  const path = `/contacts/${contactId}/tags`;
  const swapped =
    conversationId === undefined ? {} : { 'hx-post': path, 'hx-target': '#toasts', 'hx-swap': 'none' };
  const beside = conversationId !== undefined && (
    <input type="hidden" name="conversation" value={conversationId} />
  );
  return (
    <>
      <form class="row row-wrap" id="contact-tags" method="post" action={path} {...swapped}>
        {beside}
        {tags.map((tag) => (
          <span class="tag tag-m" data-hue={tag.hue}>
            <span dir="auto">{tag.name}</span>
            {others !== null && (
              <button
                type="submit"
                name="off"
                value={tag.id}
                id={`tag-off-${tag.id}`}
                aria-label={t('tag.take', { name: tag.name })}
              >
                <Icon name="x" size="sm" />
              </button>
            )}
          </span>
        ))}
        {tags.length === 0 && <span class="sm muted">{t('contact.no-tags')}</span>}
        {others !== null && (
          <button
            class="tag tag-m tag-add"
            type="button"
            id="tag-put"
            popovertarget="tag-menu"
            aria-label={t('tag.put-label')}
          >
            <Icon name="plus" size="sm" />
            {t('tag.put')}
          </button>
        )}
      </form>
      {others !== null && (
        <form
          class="pop pop-start tag-menu"
          id="tag-menu"
          popover="auto"
          method="post"
          action={path}
          aria-label={t('tag.menu')}
          {...swapped}
        >
          {beside}
          <div class="menu">
            <Others others={others} />
            {others.length === 0 && (
              <p class="menu-label muted sm">{t(tags.length === 0 ? 'tag.none-made' : 'tag.none-left')}</p>
            )}
          </div>
        </form>
      )}
    </>
  );
}

const Others = kept(({ others }: { others: readonly Tag[] }) => (
  <>
    {others.map((tag) => (
      <button class="menu-item" type="submit" name="on" value={tag.id} id={`tag-on-${tag.id}`}>
        <span class="dot" data-hue={tag.hue}></span>
        <span class="truncate" dir="auto">
          {tag.name}
        </span>
      </button>
    ))}
  </>
));
