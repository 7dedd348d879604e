import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { picksPath } from './picker.tsx';

/** What makes a link open the picker over the page; without script it is a page. */
export const opensPicker = (conversationId: string) => ({
  href: picksPath(conversationId),
  'hx-get': picksPath(conversationId),
  'hx-target': '#template-dialog',
  'hx-swap': 'innerHTML',
});

/** Where free text may go too: a small way to the templates. */
export const TemplateButton = ({ conversationId }: { conversationId: string }) => (
  <a
    class="btn btn-quiet btn-s"
    id="template-button"
    aria-label={t('picker.choose')}
    title={t('picker.key')}
    data-key="t"
    {...opensPicker(conversationId)}
  >
    <Icon name="layout-template" />
    <span class="hide-narrow">{t('picker.short')}</span>
  </a>
);

/** Where only a template may go: the one way on. */
export const ChooseTemplate = ({ conversationId }: { conversationId: string }) => (
  <a
    class="btn btn-primary"
    id="template-button"
    title={t('picker.key')}
    data-key="t"
    {...opensPicker(conversationId)}
  >
    <Icon name="layout-template" />
    {t('picker.choose')}
  </a>
);

/** The inbox's one dialog for templates: choosing one here, and beginning a conversation with one. Filled when it opens. */
export const TemplateDialog = () => (
  <dialog class="dialog dialog-wide" id="template-dialog" aria-labelledby="template-dialog-title"></dialog>
);
