import type { Drafts } from '../../db/drafts.ts';
import type { Filters } from '../../db/filters.ts';
import { may } from '../../domain/access.ts';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { t } from '../ui/words.ts';
import { AlsoHere } from './also-here.tsx';
import { FileTemplate } from './attachments.tsx';
import { BotBanner } from './bot-banner.tsx';
import { Composer } from './composer.tsx';
import { OtherDraft } from './draft.tsx';
import { EmojiPopover, EmojiTemplate } from './emoji-picker.tsx';
import type { Items } from './items.ts';
import { NoteComposer } from './notes/composer.tsx';
import { Suggest } from './notes/suggest.tsx';
import { Messages } from './messages.tsx';
import type { Message } from '../../db/messages.ts';
import { type Opened, threadContext } from './opened.ts';
import { ReactionPopover } from './reactions.tsx';
import { ThreadHead } from './thread-head.tsx';
import { TransferPopover } from './transfer-menu.tsx';
import { VoiceTemplate } from './voice.tsx';
import { WhatNext } from './what-next.tsx';

interface ThreadProps {
  opened: Opened;
  thread: Items;
  filters: Filters;
  earlierPage?: boolean;
  /** For a page without script: what was written and turned back, why it was, and what else was refused. */
  draft?: string;
  refusal?: string;
  notice?: string;
  /** The message that is being answered. */
  replyTo?: Message | null;
  /** A note is being written, perhaps one that was turned back. */
  noting?: { draft?: string; refusal?: string };
  /** What this viewer had begun to write; where something was turned back, that is what the field holds. */
  drafts?: Drafts;
}

/** One conversation: who it is with, what was said, where to answer. `data-open`: on a phone it covers the list. */
export function Thread({
  opened,
  thread,
  filters,
  earlierPage = false,
  draft,
  refusal,
  notice,
  replyTo = null,
  noting,
  drafts,
}: ThreadProps) {
  return (
    <section
      class="pane thread"
      id="thread"
      data-open=""
      data-drop={t('files.drop')}
      {...(noting === undefined ? {} : { 'data-compose': 'note' })}
      data-writer={opened.viewer.id}
      data-reply-revision={drafts?.reply.revision}
      data-note-revision={drafts?.note.revision}
      aria-label={t('thread.label', { name: opened.customer })}
    >
      <ThreadHead opened={opened} filters={filters} opening />
      {may(opened.viewer, 'transfer', opened.conversation) && (
        <TransferPopover conversationId={opened.conversation.id} />
      )}
      {notice !== undefined && (
        <div class="banner" data-tone="warn" role="alert">
          <Icon name="triangle-alert" />
          <p>{notice}</p>
        </div>
      )}
      <BotBanner opened={opened} />
      <WhatNext opened={opened} />
      <Messages {...threadContext(opened)} thread={thread} filters={filters} earlierPage={earlierPage} />
      <OutOfSight />
      <VoiceTemplate conversationId={opened.conversation.id} />
      <AlsoHere people={[]} />
      <span hidden id="drafts-moved"></span>
      <Suggest />
      <Composer
        opened={opened}
        replyTo={replyTo}
        draft={draft ?? drafts?.reply.body ?? ''}
        {...(refusal === undefined ? {} : { refusal })}
      />
      <NoteComposer opened={opened} {...{ draft: drafts?.note.body ?? '', ...noting }} />
      <SeenForm opened={opened} opening />
    </section>
  );
}

/** What stands beside each thread until it is called for. */
const OutOfSight = kept(() => (
  <>
    <ReactionPopover />
    <EmojiPopover />
    <EmojiTemplate />
    <FileTemplate />
    <OtherDraft />
  </>
));

interface SeenProps {
  opened: Opened;
  opening?: boolean;
}

/**
 * Says that what the page has shown was read. Sent by itself when the page is looked at (`load` here, and again with
 * each new one that the stream draws); a GET never writes. What they marked unread only a page they open reads
 * (`opening`), not one that was open in another tab.
 */
export function SeenForm({ opened: { conversation, profile }, opening = false }: SeenProps) {
  const behind = conversation.inboundCount > (profile.seenCount ?? 0) && (opening || !profile.marked);
  const unread = behind || profile.mentioned;
  const path = `/conversations/${conversation.id}/seen`;
  return (
    <form
      id="seen"
      method="post"
      action={path}
      hidden
      hx-swap="none"
      {...(unread ? { 'hx-post': path, 'hx-trigger': 'load, visibilitychange from:document' } : {})}
    >
      <input type="hidden" name="count" value={String(conversation.inboundCount)} />
      <input type="hidden" name="seq" value={String(conversation.lastSeq)} />
      {opening && <input type="hidden" name="marks" value={String(profile.marks)} />}
    </form>
  );
}
