import { t } from '../../ui/words.ts';

/** Where suggest.js shows what fits the word that is being typed; out of sight while nothing does. */
export const Suggest = () => (
  <div class="pop suggest" id="suggest" role="listbox" aria-label={t('notes.suggest')} hidden></div>
);
