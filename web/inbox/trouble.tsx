import type { Message } from '../../db/messages.ts';
import { windowClosedCode } from '../../domain/delivery.ts';
import { opensPicker } from '../templates/link.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { failedDetail, failedSentence } from './failed.ts';

interface TroubleProps {
  message: Message;
  conversationId: string;
  mayReply: boolean;
  windowOpen: boolean;
}

/** Not sent, not confirmed or withdrawn: the plain reason, and the way on that only a person takes. */
export function Trouble(props: TroubleProps) {
  const { message, mayReply, windowOpen } = props;
  const { delivery, errorCode } = message;
  if (delivery === 'sent' && message.content['held'] === true) return <Held />;
  if (delivery !== 'failed' && delivery !== 'unknown' && delivery !== 'withdrawn') return null;
  const failed = delivery === 'failed';
  const detail = failed ? failedDetail(message) : null;
  // Text outside the window would be refused again; a template may go.
  const templateOnly = failed && errorCode === windowClosedCode && !windowOpen;
  return (
    <div class="bubble-fail" {...(failed ? {} : { 'data-tone': 'warn' })}>
      <Icon name={failed ? 'circle-alert' : 'circle-help'} size="sm" />
      <span {...(message.errorDetail === null ? {} : { title: message.errorDetail })}>
        {failed ? failedSentence(errorCode) : t(`delivery.${delivery}-hint`)}
        {detail !== null && <small dir="auto">{detail}</small>}
      </span>
      {mayReply && templateOnly && <UseTemplate {...props} />}
      {mayReply && delivery !== 'withdrawn' && !templateOnly && <Again {...props} />}
    </div>
  );
}

/** WhatsApp has taken it and keeps it back: not on its way, and nothing to be done about it here. */
const Held = () => (
  <div class="bubble-fail" data-tone="warn">
    <Icon name="clock" size="sm" />
    <span>{t('delivery.held-hint')}</span>
  </div>
);

const UseTemplate = ({ conversationId }: TroubleProps) => (
  <a class="btn btn-s" {...opensPicker(conversationId)}>
    <Icon name="layout-template" size="sm" />
    {t('delivery.use-template')}
  </a>
);

function Again({ message: { id, delivery }, conversationId }: TroubleProps) {
  const path = `/conversations/${conversationId}/messages/${id}/attempts`;
  return (
    <form method="post" action={path} hx-post={path} hx-target="#toasts" hx-swap="none">
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      <button class="btn btn-s" type="submit">
        <Icon name="rotate-cw" size="sm" />
        {t(delivery === 'failed' ? 'delivery.retry' : 'delivery.send-again')}
      </button>
    </form>
  );
}
