import { Icon } from '../../../web/ui/icon.tsx';
import { dayName, daysBetween, timeOfDay } from '../../../web/ui/time.ts';
import { fieldsIn, textIn } from '../fields.ts';
import type { Chat, PhoneMessage } from '../world.ts';
import { Attachment } from './attachment.tsx';
import { Choices } from './choices.tsx';
import { receivedIn, TemplateButtons, TemplateContent } from './template.tsx';

interface BubblesProps {
  chat: Chat;
  base: string;
  businessName: string;
  now: number;
}

/** How many of the newest messages the phone shows. */
const shown = 120;

/** The chat as the customer sees it: what the business wrote comes in, once it was delivered. */
export function Bubbles({ chat, base, businessName, now }: BubblesProps) {
  const onPhone = chat.messages.filter(
    ({ by, delivery }) => by === 'customer' || delivery === 'delivered' || delivery === 'read',
  );
  const messages = onPhone.slice(-shown);
  const byWamid = new Map(messages.map((message) => [message.wamid, message]));
  const isNewDay = (message: PhoneMessage, index: number) =>
    daysBetween(new Date(messages[index - 1]?.at ?? 0), new Date(message.at)) !== 0;
  return (
    <>
      {messages.length === 0 && <div class="day">No messages yet</div>}
      {messages.map((message, index) => (
        <>
          {isNewDay(message, index) && <div class="day">{dayTitle(new Date(message.at), new Date(now))}</div>}
          <Bubble
            message={message}
            quoted={message.replyTo === null ? undefined : byWamid.get(message.replyTo)}
            isGap={index > 0 && messages[index - 1]?.by !== message.by}
            base={base}
            chat={chat}
            businessName={businessName}
          />
        </>
      ))}
    </>
  );
}

function dayTitle(at: Date, now: Date): string {
  const days = daysBetween(at, now);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : dayName(at, now);
}

interface BubbleProps {
  message: PhoneMessage;
  quoted: PhoneMessage | undefined;
  isGap: boolean;
  base: string;
  chat: Chat;
  businessName: string;
}

function Bubble({ message, quoted, isGap, base, chat, businessName }: BubbleProps) {
  const isMine = message.by === 'customer';
  const reaction = [message.reactions.customer, message.reactions.business].filter(Boolean).join('');
  return (
    <div class="bubble" data-dir={isMine ? 'out' : 'in'} {...(isGap ? { 'data-gap': '' } : {})}>
      {quoted && (
        <div class="quote">
          <strong>{quoted.by === 'customer' ? 'You' : businessName}</strong>
          <span class="truncate">{said(quoted) || quoted.kind}</span>
        </div>
      )}
      {message.deleted ? (
        <div class="text">You deleted this message</div>
      ) : (
        <Content message={message} base={base} />
      )}
      <Choices {...{ message, chat, base }} />
      <TemplateButtons {...{ message, chat, base }} />
      <div class="meta">
        {message.edited && <span>edited</span>}
        <time datetime={new Date(message.at).toISOString()}>{timeOfDay(new Date(message.at))}</time>
        {isMine && <Tick delivery={message.delivery} />}
      </div>
      {reaction !== '' && (
        <span class="react">
          <span class="vh">Reaction: </span>
          {reaction}
        </span>
      )}
    </div>
  );
}

function Tick({ delivery }: { delivery: PhoneMessage['delivery'] }) {
  if (delivery === 'sent') return <Icon name="check" label="Sent" />;
  return (
    <Icon name="check-check" label={delivery === 'read' ? 'Read' : 'Delivered'} read={delivery === 'read'} />
  );
}

function Content({ message, base }: { message: PhoneMessage; base: string }) {
  const received = receivedIn(message);
  if (received !== null) return <TemplateContent received={received} base={base} />;
  const part = fieldsIn(message.content[message.kind]);
  const words = said(message);
  const address = `${base}/media/${encodeURIComponent(textIn(part['id']))}`;
  return (
    <>
      <Attachment kind={message.kind} part={part} address={address} content={message.content} />
      {words !== '' && (
        <div class="text" dir="auto">
          {words}
        </div>
      )}
    </>
  );
}

/** The words of a message, whatever kind holds them. */
function said({ kind, content }: PhoneMessage): string {
  if (kind === 'template') return textIn(fieldsIn(content['text'])['body']);
  const part = fieldsIn(content[kind]);
  if (kind === 'interactive') {
    const reply = fieldsIn(part[textIn(part['type'])]);
    return textIn(fieldsIn(part['body'])['text']) || textIn(reply['title']);
  }
  const known = ['text', 'image', 'video', 'document', 'button', 'location', 'contacts', 'audio', 'sticker'];
  if (!known.includes(kind)) return kind;
  return kind === 'text' ? textIn(part['body']) : textIn(part['caption'] ?? part['text']);
}
