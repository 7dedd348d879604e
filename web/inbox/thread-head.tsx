import type { Filters } from '../../db/filters.ts';
import { may } from '../../domain/access.ts';
import { ContactAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import { inboxPath } from './filters.ts';
import { customerAddress } from './names.ts';
import type { Opened } from './opened.ts';
import { SnoozeMenu } from './snooze-menu.tsx';

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
      <MarkUnread opened={opened} />
      <Actions opened={opened} />
      <a class="icon-btn only-drawer" href="#contact" aria-label={t('thread.contact')}>
        <Icon name="panel-right" dir />
      </a>
    </header>
  );
}

/** Only what the customer has written can be unread. */
function MarkUnread({ opened: { conversation } }: { opened: Opened }) {
  if (conversation.inboundCount === 0) return null;
  const path = `/conversations/${conversation.id}/unread`;
  return (
    <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none">
      <button
        class="icon-btn hide-narrow"
        type="submit"
        aria-label={t('unread.mark')}
        title={t('unread.mark-key')}
        data-key="u"
      >
        <Icon name="mail" />
      </button>
    </form>
  );
}

/** What this person may do with it now; what they may not is not there. */
function Actions({ opened }: { opened: Opened }) {
  const { conversation, viewer } = opened;
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
      <SnoozeMenu opened={opened} />
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
