import type { Filters } from '../../db/filters.ts';
import { may } from '../../domain/access.ts';
import { ContactAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import { Composer } from './composer.tsx';
import { inboxPath } from './filters.ts';
import type { Items } from './items.ts';
import { Messages } from './messages.tsx';
import { customerAddress } from './names.ts';
import { type Opened, threadContext } from './opened.ts';
import { TransferPopover } from './transfer-menu.tsx';

interface ThreadProps {
  opened: Opened;
  thread: Items;
  filters: Filters;
  earlierPage?: boolean;
  draft?: string;
  refusal?: string;
}

/** One conversation: who it is with, what was said, where to answer. `data-open`: on a phone it covers the list. */
export function Thread({ opened, thread, filters, earlierPage = false, draft, refusal }: ThreadProps) {
  return (
    <section class="pane thread" id="thread" data-open="" aria-label={t('thread.label', { name: opened.customer })}>
      <ThreadHead opened={opened} filters={filters} opening />
      {may(opened.viewer, 'transfer', opened.conversation) && <TransferPopover conversationId={opened.conversation.id} />}
      <BotBanner opened={opened} />
      <Messages {...threadContext(opened)} thread={thread} filters={filters} earlierPage={earlierPage} />
      <Composer opened={opened} {...(draft === undefined ? {} : { draft })} {...(refusal === undefined ? {} : { refusal })} />
      <SeenForm opened={opened} />
    </section>
  );
}

interface HeadProps {
  opened: Opened;
  filters: Filters;
  /** Drawn because it was opened, and so takes the focus; drawn anew by the stream it must not. */
  opening?: boolean;
}

export function ThreadHead({ opened, filters, opening = false }: HeadProps) {
  const { profile, customer } = opened;
  return (
    <header class="thread-head" id="thread-head">
      <a class="icon-btn back" href={inboxPath(filters)} aria-label={t('thread.back')}>
        <Icon name="chevron-left" size="lg" dir />
      </a>
      <ContactAv name={profile.name} hue={profile.hue} />
      <div class="grow">
        <h2 class="truncate" dir="auto" id="thread-title" tabindex={-1} autofocus={opening}>
          {customer}
        </h2>
        <p class="sub">
          <span class="tel">{customerAddress(profile)}</span>
          <span class="truncate hide-narrow">{t('thread.on', { number: profile.numberName })}</span>
        </p>
      </div>
      <Actions opened={opened} />
      <a class="icon-btn only-drawer" href="#contact" aria-label={t('thread.contact')}>
        <Icon name="panel-right" dir />
      </a>
    </header>
  );
}

/** What this person may do with it now; what they may not is not there. */
function Actions({ opened: { conversation, viewer } }: { opened: Opened }) {
  if (conversation.status === 'closed')
    return may(viewer, 'reopen', conversation) ? (
      <CommandForm conversation={conversation} resource="opening">
        <button class="btn btn-collapse" type="submit" title={t('thread.reopen-key')} data-key="e">
          <Icon name="rotate-ccw" />
          <span>{t('thread.reopen')}</span>
        </button>
      </CommandForm>
    ) : null;

  const waits = conversation.stage === 'waiting';
  return (
    <>
      {may(viewer, 'transfer', conversation) && (
        <button
          class={conversation.stage === 'bot' ? 'btn btn-collapse btn-bot' : 'btn btn-collapse'}
          type="button"
          id="transfer-button"
          popovertarget="transfer"
          aria-haspopup="dialog"
          title={t('thread.transfer-key')}
          data-key="r"
          hx-get={`/conversations/${conversation.id}/agents`}
          hx-target="#transfer"
          hx-swap="innerMorph"
        >
          <Icon name={waits ? 'user-round-plus' : 'arrow-right-left'} />
          <span>{t(waits ? 'thread.assign' : 'thread.transfer')}</span>
        </button>
      )}
      {may(viewer, 'close', conversation) && (
        <CommandForm conversation={conversation} resource="closure">
          <input type="hidden" name="seen" value={String(conversation.lastInboundSeq)} />
          <button class="btn btn-collapse" type="submit" title={t('thread.close-key')} data-key="e">
            <Icon name="check" />
            <span>{t('thread.close')}</span>
          </button>
        </CommandForm>
      )}
    </>
  );
}

/** A reply does not stop the bot; handing over does, and the banner says so. Empty when the bot does not have it. */
export function BotBanner({ opened: { conversation, viewer } }: { opened: Opened }) {
  return (
    <div id="thread-banner">
      {conversation.stage === 'bot' && (
        <div class="banner" data-tone="bot" role="status">
          <Icon name="bot" />
          <p>
            <strong>{t('bot.banner')}</strong> {t('bot.banner-hint')}
          </p>
          {may(viewer, 'hand-to-people', conversation) && (
            <CommandForm conversation={conversation} resource="people">
              <button class="btn btn-bot btn-s" type="submit">
                <Icon name="headset" />
                {t('bot.to-human')}
              </button>
            </CommandForm>
          )}
          {may(viewer, 'claim', conversation) && (
            <CommandForm conversation={conversation} resource="claim">
              <button class="btn btn-s" type="submit" data-key="c">
                {t('claim.claim')}
              </button>
            </CommandForm>
          )}
        </div>
      )}
    </div>
  );
}

/**
 * Says that what the page has shown was read. Sent by itself when the page is looked at (`load` here, and again with
 * each new one that the stream draws); a GET never writes.
 */
export function SeenForm({ opened: { conversation, profile } }: { opened: Opened }) {
  const unread = conversation.inboundCount > (profile.seenCount ?? 0);
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
    </form>
  );
}
