import { may } from '../../domain/access.ts';
import { windowLength } from '../../domain/window.ts';
import { ChooseTemplate } from '../templates/link.tsx';
import { Icon } from '../ui/icon.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import { KeptDraft } from './draft.tsx';
import { inWords } from './lengths.ts';
import { NoteLink } from './notes/mode.tsx';
import type { Opened } from './opened.ts';

export interface PartProps {
  opened: Opened;
  draft: string;
}

/** In Unassigned the composer is a claim bar: claim, then write. */
export function ClaimBar({ opened, draft }: PartProps) {
  const { conversation, viewer, now } = opened;
  const since = conversation.waitingSince ?? now;
  return (
    <>
      <KeptDraft id={opened.conversation.id} draft={draft} />
      <div class="claim">
        <span class="lamp" data-on=""></span>
        <p>
          <strong>{t('claim.waiting', { time: inWords(now.getTime() - since.getTime()) })}</strong>
          <span>
            {may(viewer, 'claim', conversation)
              ? t('claim.since', { time: timeOfDay(since) })
              : t('claim.may-not')}
          </span>
        </p>
        {may(viewer, 'note', conversation) && <NoteLink conversationId={conversation.id} />}
        {may(viewer, 'claim', conversation) && (
          <CommandForm conversation={conversation} resource="claim">
            <button class="btn btn-lamp btn-l" type="submit" data-key="c">
              {t('claim.claim')} <kbd class="kbd">C</kbd>
            </button>
          </CommandForm>
        )}
      </div>
    </>
  );
}

export function WindowClosed({ opened, draft }: PartProps) {
  const { conversation, customer, now } = opened;
  const { windowUntil } = conversation;
  const wrote = windowUntil === null ? null : now.getTime() - windowUntil.getTime() + windowLength;
  return (
    <>
      <KeptDraft id={opened.conversation.id} draft={draft} />
      <div class="composer composer-closed">
        <Icon name="lock" size="lg" />
        <p>
          <strong>{t('composer.closed')}</strong>
          {wrote === null
            ? t('composer.closed-never', { name: customer })
            : t('composer.closed-hint', { name: customer, time: inWords(wrote) })}
        </p>
        <NoteLink conversationId={opened.conversation.id} />
        <ChooseTemplate conversationId={opened.conversation.id} />
      </div>
    </>
  );
}

export function MayNot({ opened, draft }: PartProps) {
  return (
    <>
      <KeptDraft id={opened.conversation.id} draft={draft} />
      <div class="composer composer-closed">
        <Icon name="eye" size="lg" />
        <p>
          <strong>{t('composer.may-not')}</strong>
          {t('composer.may-not-hint', { number: opened.profile.numberName })}
        </p>
      </div>
    </>
  );
}
