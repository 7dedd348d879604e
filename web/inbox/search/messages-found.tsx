import type { FoundMessage } from '../../../db/message-search.ts';
import { type Found, foundPerPage } from '../../../db/search.ts';
import { ContactAv } from '../../ui/av.tsx';
import { shortTime } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';
import { customerName } from '../names.ts';
import type { Further } from './next.ts';
import { Onward } from './onward.tsx';
import { opensThread } from '../opens-thread.ts';

interface MessagesProps {
  messages: Found<FoundMessage>;
  /** What asked for these; null: they are the first. */
  further: Further | null;
  now: Date;
}

/** Messages by what they say. Each leads to its own place in its thread; `jump.js` shows it there. */
export function MessagesFound({ messages: { found, next }, further, now }: MessagesProps) {
  const full = found.length >= foundPerPage;
  return (
    <>
      {found.map((message) => (
        <Message message={message} now={now} />
      ))}
      <Onward of="messages" found={found.length} full={full} next={next} further={further} />
    </>
  );
}

function Message({ message, now }: { message: FoundMessage; now: Date }) {
  const { id, conversationId, direction, name, hue, sentAt, excerpt } = message;
  const path = `/inbox/${conversationId}?around=${id}`;
  return (
    <a
      class="menu-item"
      role="option"
      aria-selected="false"
      id={`found-msg-${id}`}
      href={`${path}#msg-${id}`}
      {...opensThread(path)}
      hx-push-url={path}
      data-jump={`msg-${id}`}
    >
      <ContactAv name={name} hue={hue} />
      <span class="grow">
        <span class="menu-name truncate" dir="auto">
          {customerName(message)}
        </span>
        <span class="menu-sub found-text" dir="auto">
          {direction === 'out' && <span class="muted">{t('search.ours')} </span>}
          {excerpt.map((part, n) => (n % 2 === 1 ? <mark>{part}</mark> : part))}
        </span>
      </span>
      <time class="convo-time" datetime={sentAt.toISOString()}>
        {shortTime(sentAt, now)}
      </time>
    </a>
  );
}
