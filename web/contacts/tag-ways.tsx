import type { Tag } from '../../db/tags.ts';
import { kept } from '../ui/kept.tsx';
import { t } from '../ui/words.ts';

interface TagWaysProps {
  id: string;
  tags: readonly Tag[];
  /** Where its buttons send the form they stand in, and how; left out: where that leads. */
  sends?: Record<string, string>;
}

/** The tags that are put on several at once, and those that are taken off: a bar opens it. */
export const TagWays = kept(({ id, tags, sends = {} }: TagWaysProps) => (
  <div class="pop pop-up tag-menu" id={id} popover="auto">
    {tags.length === 0 && <p class="pop-head muted sm">{t('tag.none-made')}</p>}
    {tags.length > 0 &&
      (['on', 'off'] as const).map((way) => (
        <div class="menu" role="group" aria-label={t(`tag.several-${way}`)}>
          <div class="menu-label label">{t(`tag.several-${way}`)}</div>
          {tags.map((tag) => (
            <button class="menu-item" type="submit" {...sends} name={way} value={tag.id}>
              <span class="dot" data-hue={tag.hue}></span>
              <span class="truncate" dir="auto">
                {tag.name}
              </span>
            </button>
          ))}
        </div>
      ))}
  </div>
));
