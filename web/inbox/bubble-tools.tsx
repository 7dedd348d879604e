import type { Message } from '../../db/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

interface ToolsProps {
  message: Message;
  conversationId: string;
  mayReply: boolean;
}

/**
 * What can be done with one message: shown on hover and focus, and always where there is no pointer to hover. Plain
 * links first: without script the one leads to the composer with the quote in it, the other to a page of reactions.
 * Whether the window is open is the stylesheet's to ask, of the composer: a bubble is not drawn again when it closes.
 */
export function BubbleTools({ message, conversationId, mayReply }: ToolsProps) {
  if (!mayReply || !mayBeAnswered(message)) return null;
  const path = `/conversations/${conversationId}/messages/${message.id}`;
  return (
    <div class="bubble-tools" role="group" aria-label={t('bubble.tools')}>
      <a
        class="icon-btn icon-btn-s"
        href={`/inbox/${conversationId}?reply_to=${message.id}`}
        aria-label={t('bubble.reply')}
        title={t('bubble.reply')}
        hx-get={`${path}/quote`}
        hx-target="#composer-quote"
        hx-swap="outerHTML"
      >
        <Icon name="reply" size="sm" dir />
      </a>
      <a
        class="icon-btn icon-btn-s"
        href={`${path}/reaction`}
        aria-label={t('bubble.react')}
        title={t('bubble.react')}
        data-opens="react"
        hx-get={`${path}/reaction`}
        hx-target="#react"
        hx-swap="innerHTML"
      >
        <Icon name="smile-plus" size="sm" />
      </a>
    </div>
  );
}

/** WhatsApp knows it, and it is still there. */
export function mayBeAnswered({ kind, direction, delivery, revokedAt }: Message): boolean {
  if (revokedAt !== null || kind === 'system') return false;
  return direction === 'in' || delivery === null || known.includes(delivery);
}
const known = ['sent', 'delivered', 'read', 'played'];
