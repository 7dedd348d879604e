import type { Message } from '../../db/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { formatPhone } from '../ui/phone.ts';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { text } from './kinds/fields.ts';

/** What WhatsApp says about the customer: a line between the messages, as what we did is. */
export function NoteLine({ message, place }: { message: Message; place: string }) {
  return (
    <div class="event" id={`msg-${message.id}`} data-place={place}>
      <Icon name="circle-alert" size="sm" />
      <span dir="auto">{noteOf(message)}</span>
      <time class="muted" datetime={message.sentAt.toISOString()}>
        {timeOfDay(message.sentAt)}
      </time>
    </div>
  );
}

/** WhatsApp's own sentences name ids; ours say what it means where we know. */
export function noteOf({ content, body }: Pick<Message, 'content' | 'body'>): string {
  const [from, to] = [
    text(content, 'identity', 'previous', 'phone'),
    text(content, 'identity', 'next', 'phone'),
  ];
  if (from !== null && to !== null && from !== to)
    return t('note.number', { from: formatPhone(from), to: formatPhone(to) });
  const type = text(content, 'system', 'type');
  if (type === 'user_changed_user_id' || (text(content, 'identity', 'next', 'bsuid') !== null && to === null))
    return t('note.user-id');
  if (type === 'customer_identity_changed') return t('note.security');
  return body ?? t('kind.system');
}
