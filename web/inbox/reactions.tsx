import type { Message } from '../../db/messages.ts';
import { quickReactions } from '../../domain/reaction.ts';
import { asset } from '../assets.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { failedSentence } from './failed.ts';
import { quoteLine } from './snippet.ts';

/** What each side put on a message; of ours also how far it has come, until the customer has it. */
export function Reactions({ message: { reactions } }: { message: Message }) {
  const { customer, us, usState, usFailed } = reactions;
  return (
    <>
      {(customer || us) && (
        <span class="react">
          {customer && (
            <span>
              <span class="vh">{t('message.reacted')}</span>
              {customer}
            </span>
          )}
          {us && (
            <span
              class="react-us"
              {...(usState === undefined ? {} : { 'data-state': usState })}
              {...(usState === 'unknown' ? { title: t('reaction.unknown-hint') } : {})}
            >
              <span class="vh">{t('message.we-reacted')}</span>
              {us}
              {usState !== undefined && (
                <>
                  <Icon name={usState === 'pending' ? 'clock' : 'circle-help'} size="sm" />
                  <span class="vh">{t(`reaction.${usState}`)}</span>
                </>
              )}
            </span>
          )}
        </span>
      )}
      {usFailed && (
        <div class="bubble-fail">
          <Icon name="circle-alert" size="sm" />
          <span>
            {usFailed.emoji === null
              ? t('reaction.failed-back')
              : t('reaction.failed', { emoji: usFailed.emoji })}{' '}
            {failedSentence(usFailed.code)}
          </span>
        </div>
      )}
    </>
  );
}

/** One for the whole thread; filled for the message it is opened on. */
export const ReactionPopover = () => (
  <div class="pop pop-react" id="react" popover="auto" role="dialog" aria-label={t('reaction.title')}></div>
);

/**
 * The six that are used most, and the way to all others. Each button says what it would make of the message, so that a
 * press from an older page means what it showed: on the one that is there, to take it back.
 */
export function ReactionMenu({ message, conversationId }: { message: Message; conversationId: string }) {
  const path = `/conversations/${conversationId}/messages/${message.id}/reaction`;
  const ours = message.reactions.us;
  const quick =
    ours === undefined || (quickReactions as readonly string[]).includes(ours)
      ? quickReactions
      : [ours, ...quickReactions];
  return (
    <form
      class="react-menu"
      method="post"
      action={path}
      hx-put={path}
      hx-target="#toasts"
      hx-swap="none"
      hx-sync="this:drop"
    >
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      <p class="vh">{t('reaction.to', { message: quoteLine(message).slice(0, 80) })}</p>
      <div class="react-quick" role="group" aria-label={t('reaction.quick')}>
        {quick.map((emoji) => (
          <button
            class="emoji"
            type="submit"
            name="emoji"
            value={emoji === ours ? '' : emoji}
            aria-pressed={emoji === ours ? 'true' : 'false'}
            aria-label={t(emoji === ours ? 'reaction.take-back' : 'reaction.put', { emoji })}
          >
            {emoji}
          </button>
        ))}
        <button
          class="icon-btn needs-script"
          type="button"
          data-emoji="react"
          data-script={asset('emoji.js')}
          aria-label={t('reaction.more')}
          title={t('reaction.more')}
          aria-expanded="false"
        >
          <Icon name="plus" />
        </button>
      </div>
      <div class="emoji-place"></div>
    </form>
  );
}
