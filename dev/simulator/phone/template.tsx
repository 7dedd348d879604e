import { Icon } from '../../../web/ui/icon.tsx';
import { fieldsIn, textIn } from '../fields.ts';
import type { ReceivedButton, ReceivedTemplate } from '../template-filled.ts';
import type { Chat, PhoneMessage } from '../world.ts';
import { Attachment } from './attachment.tsx';

/** What a template message holds; null for a message of another kind. */
export const receivedIn = ({ kind, content }: PhoneMessage): ReceivedTemplate | null =>
  kind === 'template' && content['received'] !== undefined ? (content['received'] as ReceivedTemplate) : null;

/** A template as the phone shows it: header, words, footer. Its buttons stand below the bubble's text. */
export function TemplateContent({ received, base }: { received: ReceivedTemplate; base: string }) {
  const { header, body, footer } = received;
  const address = `${base}/media/${encodeURIComponent(textIn(header?.part['id']))}`;
  return (
    <>
      {header !== null &&
        (header.kind === 'text' ? (
          <strong dir="auto">{textIn(header.part['body'])}</strong>
        ) : (
          <Attachment kind={header.kind} part={fieldsIn(header.part)} address={address} content={{}} />
        ))}
      <div class="text" dir="auto">
        {body}
      </div>
      {footer !== '' && <small class="muted">{footer}</small>}
    </>
  );
}

const icons: Record<string, string> = {
  QUICK_REPLY: 'reply',
  URL: 'external-link',
  PHONE_NUMBER: 'phone',
  COPY_CODE: 'copy',
  OTP: 'copy',
};

/** Only a quick reply answers the business; an address opens, a number calls. */
export function TemplateButtons({
  message,
  chat,
  base,
}: {
  message: PhoneMessage;
  chat: Chat;
  base: string;
}) {
  const buttons = receivedIn(message)?.buttons ?? [];
  if (buttons.length === 0 || message.deleted) return null;
  return (
    <form class="tpl-btns" method="post" action={`${base}/messages`} data-quiet>
      <input type="hidden" name="as" value={chat.customerId} />
      <input type="hidden" name="to" value={chat.phoneNumberId} />
      <input type="hidden" name="replyTo" value={message.wamid} />
      {buttons.map((button) => (
        <TemplateButton button={button} />
      ))}
    </form>
  );
}

function TemplateButton({ button: { type, text, value } }: { button: ReceivedButton }) {
  const label = (
    <>
      <Icon name={icons[type] ?? 'square-pen'} size="sm" />
      {text}
    </>
  );
  if (type === 'QUICK_REPLY')
    return (
      <button type="submit" name="press" value={JSON.stringify({ type: 'button', payload: value, text })}>
        {label}
      </button>
    );
  const href = type === 'PHONE_NUMBER' ? `tel:${value}` : /^https?:\/\//.test(value) ? value : null;
  if (href !== null)
    return (
      <a class="btn btn-quiet" href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    );
  return (
    <button type="button" disabled title={value}>
      {label}
    </button>
  );
}
