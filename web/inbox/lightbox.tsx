import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** The thread's pictures and films, one at a time over the page. Filled and turned by `media.js`; Esc is the dialog's own. */
export const Lightbox = () => (
  <dialog
    class="lightbox"
    id="lightbox"
    aria-label={t('picture.dialog')}
    data-count={t('picture.count', { at: '{at}', of: '{of}' })}
  >
    <header>
      <p class="turned" aria-live="polite"></p>
      <a class="icon-btn save" href="/media" download aria-label={t('file.download')}>
        <Icon name="download" />
      </a>
      <button class="icon-btn" type="button" data-turn="close" aria-label={t('dialog.close')}>
        <Icon name="x" />
      </button>
    </header>
    <button class="icon-btn turn" type="button" data-turn="previous" aria-label={t('picture.previous')}>
      <Icon name="chevron-left" dir />
    </button>
    <figure>
      <div class="stage"></div>
      <figcaption dir="auto"></figcaption>
    </figure>
    <button class="icon-btn turn" type="button" data-turn="next" aria-label={t('picture.next')}>
      <Icon name="chevron-right" dir />
    </button>
  </dialog>
);
