import type { Note as NoteRow } from '../../../db/note-lines.ts';
import { pieces } from '../../../domain/note.ts';
import { Icon } from '../../ui/icon.tsx';
import { Linked } from '../../ui/linked.tsx';
import { timeOfDay } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';

interface NoteProps {
  note: NoteRow;
  conversationId: string;
  viewerId: string;
  place: string;
}

/** A note between the messages, on paper of its own; one that was taken back is a line that says so. */
export function Note({ note, conversationId, viewerId, place }: NoteProps) {
  const at = { id: `note-${note.id}`, 'data-place': place };
  const time = <time datetime={note.wroteAt.toISOString()}>{timeOfDay(note.wroteAt)}</time>;
  if (note.deletedAt !== null)
    return (
      <div class="event" {...at}>
        <Icon name="trash-2" size="sm" />
        <span>{t('notes.taken-back', { agent: note.authorName })}</span>
        {time}
      </div>
    );
  return (
    <div class="note" {...at}>
      <div class="who">
        <Icon name="lock-keyhole" size="sm" />
        {t('note.by', { agent: note.authorName })}
        {time}
        {note.authorId === viewerId && <TakeBack note={note} conversationId={conversationId} />}
      </div>
      <div dir="auto">
        {pieces(note.body, note.mentions).map(({ text, mention }) =>
          mention ? <mark>{text}</mark> : <Linked text={text} />,
        )}
      </div>
    </div>
  );
}

function TakeBack({ note: { id }, conversationId }: Pick<NoteProps, 'note' | 'conversationId'>) {
  const path = `/conversations/${conversationId}/notes/${id}/removal`;
  return (
    <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none">
      <button
        class="icon-btn icon-btn-s"
        type="submit"
        aria-label={t('notes.take-back')}
        title={t('notes.take-back')}
      >
        <Icon name="undo-2" size="sm" />
      </button>
    </form>
  );
}
