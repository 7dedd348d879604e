import type { Message, Quote } from '../../db/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { Content } from './content.tsx';
import { failedSentence } from './failed.ts';
import { quoteLine } from './snippet.ts';
import { Ticks } from './ticks.tsx';

export interface BubbleProps {
  message: Message;
  conversationId: string;
  /** What the customer is called, for quotes of theirs. */
  customer: string;
  viewerId: string;
  /** The one above is of the other side, or of somebody else. */
  gap: boolean;
  /** Whether this viewer may send a failed message again. */
  mayReply: boolean;
  /** Where the thread is drawn for somebody: its place among the others, for `place.js`. */
  place: string;
}

/** One message. Its id stays the same while its ticks change, so that a stream can swap it where it stands. */
export function Bubble(props: BubbleProps) {
  const { message, gap, place } = props;
  return (
    <div
      class="bubble"
      id={`msg-${message.id}`}
      data-place={place}
      data-dir={message.direction}
      {...(message.author === 'bot' ? { 'data-by': 'bot' } : {})}
      {...stateOf(message)}
      {...(gap ? { 'data-gap': '' } : {})}
    >
      <Who {...props} />
      {message.quote !== null && <Quoted quote={message.quote} customer={props.customer} />}
      {message.revokedAt !== null && <Deleted />}
      {(message.revokedAt === null || message.direction === 'in') && <Content message={message} />}
      <Meta message={message} />
      <Reactions message={message} />
      <Trouble {...props} />
    </div>
  );
}

function stateOf({ delivery }: Message): { 'data-state'?: string } {
  if (delivery === 'queued' || delivery === 'sending') return { 'data-state': 'queued' };
  if (delivery === 'failed' || delivery === 'unknown' || delivery === 'withdrawn')
    return { 'data-state': delivery };
  return {};
}

/** Who wrote it, where the side does not say it: the bot, a colleague, the phone app. Once for a run of theirs. */
function Who({ message, viewerId, gap }: BubbleProps) {
  if (message.author === 'bot')
    return (
      <div class="who">
        <Icon name="bot" size="sm" />
        {t('message.bot')}
      </div>
    );
  if (message.author === 'phone' && gap)
    return (
      <div class="who">
        <Icon name="phone" size="sm" />
        {t('message.phone-app')}
      </div>
    );
  if (message.author !== 'agent' || message.senderId === viewerId || !gap) return null;
  return <div class="who">{message.senderName}</div>;
}

function Quoted({ quote, customer }: { quote: Quote; customer: string }) {
  return (
    <div class="quote">
      <strong dir="auto">{authorOf(quote, customer)}</strong>
      <span class="truncate" dir="auto">
        {quote.revoked ? t('message.deleted') : quoteLine(quote)}
      </span>
    </div>
  );
}

function authorOf({ author, senderName }: Quote, customer: string): string {
  if (author === 'customer' || author === 'system') return customer;
  if (author === 'bot') return t('message.bot');
  return senderName ?? t('message.phone-app');
}

/** What a customer deleted stays readable: an agent may have acted on it. */
const Deleted = () => (
  <div class="who">
    <Icon name="trash-2" size="sm" />
    {t('message.deleted')}
  </div>
);

/** Time and ticks, apart from the rest: the only part a report changes. */
export function Meta({ message }: { message: Message }) {
  return (
    <div class="meta">
      {message.editedAt !== null && <span>{t('message.edited')}</span>}
      <time datetime={message.sentAt.toISOString()}>{timeOfDay(message.sentAt)}</time>
      {message.delivery !== null && <Ticks delivery={message.delivery} />}
    </div>
  );
}

function Reactions({ message: { reactions } }: { message: Message }) {
  if (!reactions.customer && !reactions.us) return null;
  return (
    <span class="react">
      {reactions.customer && (
        <>
          <span class="vh">{t('message.reacted')}</span>
          {reactions.customer}
        </>
      )}
      {reactions.us && (
        <>
          <span class="vh">{t('message.we-reacted')}</span>
          {reactions.us}
        </>
      )}
    </span>
  );
}

/** Not sent, not confirmed or withdrawn: the plain reason, and the way on that only a person takes. */
function Trouble({ message, conversationId, mayReply }: BubbleProps) {
  const { delivery } = message;
  if (delivery !== 'failed' && delivery !== 'unknown' && delivery !== 'withdrawn') return null;
  const sentence = delivery === 'failed' ? failedSentence(message.errorCode) : t(`delivery.${delivery}-hint`);
  const path = `/conversations/${conversationId}/messages/${message.id}/attempts`;
  return (
    <div class="bubble-fail" {...(delivery === 'failed' ? {} : { 'data-tone': 'warn' })}>
      <Icon name={delivery === 'failed' ? 'circle-alert' : 'circle-help'} size="sm" />
      <span {...(message.errorDetail === null ? {} : { title: message.errorDetail })}>{sentence}</span>
      {mayReply && delivery !== 'withdrawn' && (
        <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none">
          <input type="hidden" name="key" value={crypto.randomUUID()} />
          <button class="btn btn-s" type="submit">
            <Icon name="rotate-cw" size="sm" />
            {t(delivery === 'failed' ? 'delivery.retry' : 'delivery.send-again')}
          </button>
        </form>
      )}
    </div>
  );
}
