import type { Message } from '../../db/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { BubbleTools } from './bubble-tools.tsx';
import { Content } from './content.tsx';
import { at } from './kinds/fields.ts';
import { Referral } from './kinds/referral.tsx';
import { Errors } from './kinds/unshown.tsx';
import { Meta, SaidBefore } from './meta.tsx';
import { Quoted } from './quoted.tsx';
import { Reactions } from './reactions.tsx';
import { Trouble } from './trouble.tsx';

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
  /** Whether text may go to this customer now. */
  windowOpen: boolean;
  /** Where the thread is drawn for somebody: its place among the others, for `place.js`. */
  place: string;
  /** Not later than it was read: what was drawn before that is not put in its place. */
  asOf: Date;
  /** Where files are served, where that is not `/media`. */
  files?: string;
}

/** One message. Its id stays the same while its ticks change, so that a stream can swap it where it stands. */
export function Bubble(props: BubbleProps) {
  const { message, gap, place, asOf, conversationId, mayReply, files } = props;
  return (
    <div
      class="bubble"
      id={`msg-${message.id}`}
      data-place={place}
      data-as-of={String(asOf.getTime())}
      data-dir={message.direction}
      {...(message.author === 'bot' ? { 'data-by': 'bot' } : {})}
      data-kind={message.kind}
      {...stateOf(message)}
      {...(gap ? { 'data-gap': '' } : {})}
    >
      <Who {...props} />
      <Forwarded message={message} />
      <Referral message={message} />
      <Quoted {...props} />
      {message.revokedAt !== null && <Deleted by={message.direction} />}
      {(message.revokedAt === null || message.direction === 'in') && (
        <Content {...{ message, conversationId, mayReply }} {...(files === undefined ? {} : { files })} />
      )}
      <Errors message={message} />
      {message.revokedAt === null && <SaidBefore message={message} />}
      <Meta message={message} />
      <Reactions message={message} />
      <Trouble {...props} />
      <BubbleTools {...props} />
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
  if (message.author === 'bot') return <Mark icon="bot">{t('message.bot')}</Mark>;
  if (message.author === 'phone' && gap) return <Mark icon="phone">{t('message.phone-app')}</Mark>;
  if (message.author !== 'agent' || message.senderId === viewerId || !gap) return null;
  return <div class="who">{message.senderName}</div>;
}

function Forwarded({ message: { content } }: { message: Message }) {
  const often = at(content, 'context', 'frequently_forwarded') === true;
  if (!often && at(content, 'context', 'forwarded') !== true) return null;
  return (
    <Mark icon={often ? 'fast-forward' : 'corner-down-right'}>
      {t(often ? 'message.often-forwarded' : 'message.forwarded')}
    </Mark>
  );
}

/** What a customer deleted stays readable: an agent may have acted on it. What we took back is not shown again. */
const Deleted = ({ by }: { by: Message['direction'] }) => (
  <Mark icon="trash-2">{t(by === 'in' ? 'message.deleted-had' : 'message.deleted')}</Mark>
);

const Mark = ({ icon, children }: { icon: string; children: string }) => (
  <div class="who">
    <Icon name={icon} size="sm" dir={icon === 'corner-down-right' || icon === 'fast-forward'} />
    {children}
  </div>
);
