import { asset } from '../assets.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** The picker as `emoji.js` draws it wherever one is wanted: its words are here, its emoji in a file of their own. */
export const EmojiTemplate = () => (
  <template id="emoji-template" data-list={asset('emoji.json')}>
    <div class="emoji-picker">
      <div class="emoji-head">
        <input
          class="input"
          type="search"
          autocomplete="off"
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
        />
        <select class="input" aria-label={t('emoji.tone')}>
          {['', '🏻', '🏼', '🏽', '🏾', '🏿'].map((tone) => (
            <option value={tone}>{`✋${tone}`}</option>
          ))}
        </select>
      </div>
      <p class="emoji-none muted sm" hidden data-failed={t('emoji.failed')}>
        {t('emoji.none')}
      </p>
      <div class="emoji-list" data-recent={t('emoji.recent')}>
        <section class="emoji-section">
          <h3 class="label">{t('emoji.recent')}</h3>
          <div class="emoji-grid"></div>
        </section>
      </div>
    </div>
  </template>
);

/** The composer's, filled when it is opened; what is chosen goes where the caret was. */
export const EmojiPopover = () => (
  <div class="pop pop-emoji" id="emoji" popover="auto" role="dialog" aria-label={t('emoji.title')}></div>
);

/** Does nothing without script, and so is not there without. */
export const EmojiButton = () => (
  <button
    class="icon-btn icon-btn-s needs-script"
    type="button"
    id="emoji-button"
    popovertarget="emoji"
    data-emoji="composer"
    data-script={asset('emoji.js')}
    aria-label={t('emoji.button')}
    title={t('emoji.button')}
  >
    <Icon name="smile" />
  </button>
);
