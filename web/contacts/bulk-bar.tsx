import type { Tag } from '../../db/tags.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { stepsPath } from './bulk-template-form.tsx';
import { TagWays } from './tag-ways.tsx';

interface BulkProps {
  tags: readonly Tag[];
  /** The list it stands under. */
  back: string;
  /** Deletes. */
  isAdmin: boolean;
}

/** What can be done with those that are ticked; there while any is (app.css). Its buttons are the list's own form's. */
export function BulkBar({ tags, back, isAdmin }: BulkProps) {
  return (
    <>
      <input type="hidden" name="back" value={back} />
      <div class="bulk bulk-float" role="toolbar" aria-label={t('contacts.with-selected')}>
        <strong data-selected={t('contacts.selected', { count: '{count}' })}>
          {t('contacts.with-selected')}
        </strong>
        <button
          class="btn btn-s btn-collapse"
          type="submit"
          formaction="/contacts/owners"
          name="ask"
          value="owner"
        >
          <Icon name="user-round-cog" />
          <span>{t('contacts.set-owner')}</span>
        </button>
        <button class="btn btn-s btn-collapse" type="button" popovertarget="bulk-tags" id="bulk-tag">
          <Icon name="tags" />
          <span>{t('contacts.tag')}</span>
        </button>
        <button
          class="btn btn-s btn-collapse"
          type="submit"
          id="bulk-template"
          formaction={stepsPath}
          hx-post={stepsPath}
          hx-target="#template-dialog"
          hx-swap="innerHTML"
        >
          <Icon name="layout-template" />
          <span>{t('picker.send')}</span>
        </button>
        {isAdmin && (
          <button
            class="btn btn-s btn-collapse"
            type="submit"
            formaction="/contacts/deletions"
            name="ask"
            value="deletion"
          >
            <Icon name="trash-2" />
            <span>{t('contacts.delete')}</span>
          </button>
        )}
        <button class="btn btn-s" type="reset" aria-label={t('contacts.clear')}>
          <Icon name="x" />
        </button>
      </div>
      <TagWays id="bulk-tags" tags={tags} />
    </>
  );
}
