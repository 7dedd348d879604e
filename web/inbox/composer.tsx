import { longestText } from '../../domain/delivery.ts';
import { may } from '../../domain/access.ts';
import { windowOpen } from '../../domain/window.ts';
import { Icon } from '../ui/icon.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import { inWords } from './lengths.ts';
import type { Opened } from './opened.ts';
import { WindowLeft } from './window.tsx';

interface ComposerProps {
  opened: Opened;
  /** What was written and turned back; for a page without script. */
  draft?: string;
  refusal?: string;
}

/**
 * Where one writes, claims, or reads why neither can be done. Its parts change as the conversation does, and the draft
 * is in all of them: it is the same field, so that a swap finds and keeps it.
 */
export function Composer({ opened, draft = '', refusal }: ComposerProps) {
  return <div id="composer">{part({ opened, draft, refusal })}</div>;
}

function part({ opened, draft, refusal }: { opened: Opened; draft: string; refusal: string | undefined }) {
  const { conversation, viewer, now } = opened;
  if (conversation.stage === 'waiting') return <ClaimBar opened={opened} draft={draft} />;
  if (!may(viewer, 'reply', conversation)) return <MayNot opened={opened} draft={draft} />;
  if (!windowOpen(conversation.windowUntil?.getTime() ?? null, now.getTime()))
    return <WindowClosed opened={opened} draft={draft} />;
  return <ReplyForm opened={opened} draft={draft} refusal={refusal} />;
}

interface PartProps {
  opened: Opened;
  draft: string;
}

function ReplyForm({ opened, draft, refusal }: PartProps & { refusal: string | undefined }) {
  const { conversation, customer, now } = opened;
  const path = `/conversations/${conversation.id}/messages`;
  return (
    <form class="composer" data-mode="reply" aria-label={t('composer.label')} method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none" hx-sync="this:drop">
      <FormKey />
      <div class="composer-top">
        <span class="composer-mode">
          <Icon name="reply" size="sm" dir />
          {t('composer.reply')}
        </span>
        {conversation.status === 'closed' && <span class="xs muted">{t('composer.reopens')}</span>}
        <WindowLeft until={conversation.windowUntil} now={now} long />
      </div>
      <Draft id={conversation.id} label={t('composer.reply-to', { name: customer })} draft={draft} {...(refusal ? { invalid: true } : {})} />
      <p class="composer-refusal danger-text xs" id="composer-refusal" role="alert">
        {refusal}
      </p>
      <div class="composer-bar">
        <span class="hint">
          <kbd class="kbd">↵</kbd> {t('composer.hint')}
        </span>
        <button class="btn btn-primary btn-s" type="submit">
          {t('composer.send')} <Icon name="send-horizontal" size="sm" dir />
        </button>
      </div>
    </form>
  );
}

/** Pressed twice, stored once: a new key comes with the answer to the one before, and with nothing else. */
export const FormKey = () => <input type="hidden" id="form-key" name="key" value={crypto.randomUUID()} hx-morph-skip="" />;

interface DraftProps {
  id: string;
  label: string;
  draft: string;
  invalid?: boolean;
  /** Cannot be sent from here, only read and copied; out of sight while it is empty. */
  kept?: boolean;
}

function Draft({ id, label, draft, invalid = false, kept = false }: DraftProps) {
  return (
    <textarea
      id={`draft-${id}`}
      name="body"
      rows={1}
      maxlength={longestText}
      dir="auto"
      aria-label={label}
      placeholder={kept ? ' ' : t('composer.placeholder')}
      {...(kept ? { readonly: true, class: 'draft-kept' } : {})}
      {...(invalid ? { 'aria-invalid': 'true', 'aria-describedby': 'composer-refusal' } : {})}
    >
      {draft}
    </textarea>
  );
}

/** What was written where nothing can be sent now. */
export const KeptDraft = ({ id, draft = '' }: { id: string; draft?: string }) => (
  <Draft id={id} label={t('composer.draft')} draft={draft} kept />
);

/** In Unassigned the composer is a claim bar: claim, then write. */
function ClaimBar({ opened, draft }: PartProps) {
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
            {may(viewer, 'claim', conversation) ? t('claim.since', { time: timeOfDay(since) }) : t('claim.may-not')}
          </span>
        </p>
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

function WindowClosed({ opened, draft }: PartProps) {
  const { conversation, customer, now } = opened;
  const { windowUntil } = conversation;
  const wrote = windowUntil === null ? null : now.getTime() - windowUntil.getTime() + 86_400_000;
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
      </div>
    </>
  );
}

function MayNot({ opened, draft }: PartProps) {
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
