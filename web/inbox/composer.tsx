import { may } from '../../domain/access.ts';
import { windowOpen } from '../../domain/window.ts';
import { TemplateButton } from '../templates/link.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { ClaimBar, MayNot, type PartProps, WindowClosed } from './composer-closed.tsx';
import type { Message } from '../../db/messages.ts';
import { Draft } from './draft.tsx';
import type { Opened } from './opened.ts';
import { AttachButton, FilesPlace, FileWithoutScript } from './attachments.tsx';
import { EmojiButton } from './emoji-picker.tsx';
import { CannedButton } from './canned/list.tsx';
import { ModeSwitch } from './notes/mode.tsx';
import { ReplyQuote } from './reply-quote.tsx';
import { VoiceButton, VoicePlace } from './voice.tsx';
import { WindowLeft } from './window.tsx';

interface ComposerProps {
  opened: Opened;
  /** What was written and turned back; for a page without script. */
  draft?: string;
  refusal?: string;
  replyTo?: Message | null;
}

/**
 * Where one writes, claims, or reads why neither can be done. Its parts change as the conversation does, and the draft
 * is in all of them: it is the same field, so that a swap finds and keeps it.
 */
export function Composer({ opened, draft = '', refusal, replyTo = null }: ComposerProps) {
  return (
    <div id="composer">
      {part({ opened, draft, refusal, replyTo })}
      <VoicePlace conversationId={opened.conversation.id} />
    </div>
  );
}

interface ReplyProps extends PartProps {
  refusal: string | undefined;
  replyTo: Message | null;
}

function part({ opened, draft, refusal, replyTo }: ReplyProps) {
  const { conversation, viewer, now } = opened;
  if (conversation.stage === 'waiting') return <ClaimBar opened={opened} draft={draft} />;
  if (!may(viewer, 'reply', conversation)) return <MayNot opened={opened} draft={draft} />;
  if (!windowOpen(conversation.windowUntil?.getTime() ?? null, now.getTime()))
    return <WindowClosed opened={opened} draft={draft} />;
  return <ReplyForm opened={opened} draft={draft} refusal={refusal} replyTo={replyTo} />;
}

function ReplyForm({ opened, draft, refusal, replyTo }: ReplyProps) {
  const { conversation, customer, now } = opened;
  const path = `/conversations/${conversation.id}/messages`;
  return (
    <form
      class="composer"
      data-mode="reply"
      data-replies={`/conversations/${conversation.id}/replies`}
      data-calls-nothing={t('canned.calls-nothing', { name: '{name}' })}
      aria-label={t('composer.label')}
      method="post"
      action={path}
      hx-post={path}
      hx-target="#toasts"
      hx-swap="none"
      hx-sync="this:drop"
    >
      <FormKey />
      <div class="composer-top">
        <ModeSwitch conversationId={conversation.id} mode="reply" />
        {conversation.status === 'closed' && <span class="xs muted">{t('composer.reopens')}</span>}
        <WindowLeft until={conversation.windowUntil} now={now} long />
      </div>
      <ReplyQuote conversationId={conversation.id} customer={customer} message={replyTo} />
      <FilesPlace conversationId={conversation.id} />
      <Draft
        id={conversation.id}
        label={t('composer.reply-to', { name: customer })}
        draft={draft}
        {...(refusal ? { invalid: true } : {})}
      />
      <TurnedBack id="composer-refusal" refusal={refusal} />
      <div class="composer-bar">
        <TemplateButton conversationId={conversation.id} />
        <CannedButton conversationId={conversation.id} />
        <EmojiButton />
        <AttachButton />
        <VoiceButton />
        <span class="hint">
          <kbd class="kbd">↵</kbd> {t('composer.hint')}
        </span>
        <button class="btn btn-primary btn-s" type="submit">
          {t('composer.send')} <Icon name="send-horizontal" size="sm" dir />
        </button>
        <FileWithoutScript />
      </div>
    </form>
  );
}

interface TurnedBackProps {
  id: 'composer-refusal' | 'note-refusal';
  refusal?: string | undefined;
}

/** Why what was written was turned back, under its field. It stays through what is swapped, until composer.js takes it away. */
export const TurnedBack = ({ id, refusal }: TurnedBackProps) => (
  <p
    class="composer-refusal danger-text xs"
    id={id}
    role="alert"
    {...(refusal ? { 'hx-morph-skip': '' } : {})}
  >
    {refusal}
  </p>
);

/** Pressed twice, stored once: a new key comes with the answer to the one before, and with nothing else. */
export const FormKey = () => (
  <input type="hidden" id="form-key" name="key" value={crypto.randomUUID()} hx-morph-skip="" />
);
