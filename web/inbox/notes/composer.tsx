import { may } from '../../../domain/access.ts';
import { longestNote } from '../../../domain/note.ts';
import { t } from '../../ui/words.ts';
import type { Opened } from '../opened.ts';
import { TurnedBack } from '../composer.tsx';
import { ModeSwitch } from './mode.tsx';

interface NoteComposerProps {
  opened: Opened;
  /** What was written and turned back, and why; for a page without script. */
  draft?: string;
  refusal?: string;
}

/**
 * Where one writes a note: paper, in the composer's place, while the thread is in that mode. Beside the composer and
 * not in it, so that what one writes to a customer and what one writes to colleagues are never the same field.
 */
export function NoteComposer({ opened, draft = '', refusal }: NoteComposerProps) {
  const { conversation, viewer } = opened;
  if (!may(viewer, 'note', conversation)) return <KeptNote conversationId={conversation.id} draft={draft} />;
  const path = `/conversations/${conversation.id}/notes`;
  return (
    <div id="note-composer">
      <div class="composer" data-mode="note">
        <form
          id="note-form"
          aria-label={t('notes.label')}
          method="post"
          action={path}
          hx-post={path}
          hx-target="#toasts"
          hx-swap="none"
          hx-sync="this:drop"
          data-colleagues={`/conversations/${conversation.id}/colleagues`}
        >
          <NoteKey />
          <div class="composer-top">
            <ModeSwitch conversationId={conversation.id} mode="note" />
          </div>
          <Field
            id={conversation.id}
            label={t('notes.field')}
            draft={draft}
            {...(refusal === undefined ? {} : { 'aria-invalid': 'true' as const })}
          />
          <TurnedBack id="note-refusal" refusal={refusal} />
          <div class="composer-bar">
            <span class="hint">
              <kbd class="kbd">↵</kbd> {t('notes.hint')}
            </span>
            <button class="btn btn-primary btn-s" type="submit">
              {t('notes.add')}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}

/** What was written where no note can be added (any more): to be read and copied. */
export const KeptNote = ({ conversationId, draft = '' }: { conversationId: string; draft?: string }) => (
  <div id="note-composer">
    <Field id={conversationId} label={t('notes.draft')} draft={draft} kept />
  </div>
);

interface FieldProps {
  id: string;
  label: string;
  draft: string;
  kept?: boolean;
  'aria-invalid'?: 'true';
}

function Field({ id, label, draft, kept = false, ...invalid }: FieldProps) {
  return (
    <textarea
      id={`note-${id}`}
      name="body"
      rows={1}
      maxlength={longestNote}
      dir="auto"
      aria-label={label}
      placeholder={kept ? ' ' : t('notes.placeholder')}
      {...(kept ? { readonly: true, class: 'note-kept' } : { 'aria-describedby': 'note-refusal' })}
      {...invalid}
    >
      {draft}
    </textarea>
  );
}

/** Pressed twice, written once: a new key comes with the answer to the one before, and with nothing else. */
export const NoteKey = () => (
  <input type="hidden" id="note-key" name="key" value={crypto.randomUUID()} hx-morph-skip="" />
);
