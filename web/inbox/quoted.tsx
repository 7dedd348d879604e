import type { Message, Quote } from '../../db/messages.ts';
import { t } from '../ui/words.ts';
import { quoteLine } from './snippet.ts';

interface QuotedProps {
  message: Message;
  conversationId: string;
  customer: string;
  files?: string;
}

/**
 * What this message answers, and the way there: `jump.js` goes to it where it is on the page, else the page around it is
 * loaded. One that is not of this conversation, or that we never had, is only said to be there.
 */
export function Quoted({
  message: { quote, isReply },
  conversationId,
  customer,
  files = '/media',
}: QuotedProps) {
  if (quote === null)
    return isReply ? (
      <div class="quote">
        <span class="truncate">{t('message.quote-gone')}</span>
      </div>
    ) : null;
  const around = `?around=${quote.id}`;
  return (
    <a
      class="quote"
      href={`/inbox/${conversationId}${around}#msg-${quote.id}`}
      hx-get={`/conversations/${conversationId}/messages${around}`}
      hx-swap="none"
      data-jump={`msg-${quote.id}`}
    >
      <span class="vh">{t('message.jump')}: </span>
      <strong dir="auto">{authorOf(quote, customer)}</strong>
      <span class="truncate" dir="auto">
        {quote.revoked ? t('message.deleted') : quoteLine(quote)}
      </span>
      {quote.hasThumb && !quote.revoked && (
        <img src={`${files}/${quote.id}/thumbnail`} alt="" loading="lazy" decoding="async" />
      )}
    </a>
  );
}

/** Who a message is of, as this thread calls them. */
export function authorOf(
  { author, senderName }: Pick<Quote, 'author' | 'senderName'>,
  customer: string,
): string {
  if (author === 'customer' || author === 'system') return customer;
  if (author === 'bot') return t('message.bot');
  return senderName ?? t('message.phone-app');
}
