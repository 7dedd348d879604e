import type { Drafts } from '../../db/drafts.ts';
import { longestText } from '../../domain/delivery.ts';
import { t } from '../ui/words.ts';

interface DraftProps {
  id: string;
  label: string;
  draft: string;
  invalid?: boolean;
  /** Cannot be sent from here, only read and copied; out of sight while it is empty. */
  kept?: boolean;
}

/** The field one writes in, by the same id in every state of the composer, so that a swap finds and keeps it. */
export function Draft({ id, label, draft, invalid = false, kept = false }: DraftProps) {
  return (
    <textarea
      id={`draft-${id}`}
      name="body"
      rows={1}
      maxlength={longestText}
      dir="auto"
      aria-label={label}
      placeholder={kept ? ' ' : t('composer.placeholder')}
      {...(kept ? { readonly: true, class: 'draft-kept' } : { 'aria-describedby': 'composer-refusal' })}
      {...(invalid ? { 'aria-invalid': 'true' } : {})}
    >
      {draft}
    </textarea>
  );
}

/** Both were written by the same person, here and elsewhere: drafts.js puts it below the field. */
export const OtherDraft = () => (
  <template id="other-draft">
    <p class="other-draft xs muted">
      {t('drafts.other')}{' '}
      <button class="link" type="button">
        {t('drafts.show-other')}
      </button>
    </p>
  </template>
);

/** How far the drafts are by now, for another page of the same person: drafts.js looks whether that is later than its own. */
export const DraftsMoved = ({ drafts }: { drafts: Drafts }) => (
  <hx-partial hx-target="#drafts-moved" hx-swap="outerHTML">
    <span hidden id="drafts-moved" data-reply={drafts.reply.revision} data-note={drafts.note.revision}></span>
  </hx-partial>
);

/** What was written where nothing can be sent now. */
export const KeptDraft = ({ id, draft = '' }: { id: string; draft?: string }) => (
  <Draft id={id} label={t('composer.draft')} draft={draft} kept />
);
