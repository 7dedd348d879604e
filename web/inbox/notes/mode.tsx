import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';

export type Mode = 'reply' | 'note';

/** Where the composer is for the one or the other; notes.js changes it in place. */
export const modePath = (conversationId: string, mode: Mode): string =>
  mode === 'note' ? `/inbox/${conversationId}?mode=note` : `/inbox/${conversationId}`;

/** Whether one writes to the customer or to colleagues: links without script. */
export function ModeSwitch({ conversationId, mode }: { conversationId: string; mode: Mode }) {
  const current = (is: Mode) => (is === mode ? { 'aria-current': 'true' as const } : {});
  return (
    <div class="segmented" role="group" aria-label={t('notes.kind')}>
      <a
        href={modePath(conversationId, 'reply')}
        data-compose="reply"
        data-key="m"
        title={t('notes.reply-key')}
        {...current('reply')}
      >
        <Icon name="reply" size="sm" dir />
        {t('composer.reply')}
      </a>
      <a
        href={modePath(conversationId, 'note')}
        data-compose="note"
        data-key="n"
        title={t('notes.note-key')}
        {...current('note')}
      >
        <Icon name="lock-keyhole" size="sm" />
        {t('notes.note')}
      </a>
    </div>
  );
}

/** The way to a note from where no reply can be written. */
export const NoteLink = ({ conversationId }: { conversationId: string }) => (
  <a
    class="btn btn-quiet"
    href={modePath(conversationId, 'note')}
    data-compose="note"
    data-key="n"
    title={t('notes.note-key')}
  >
    <Icon name="lock-keyhole" />
    {t('notes.note')}
  </a>
);
