import type { ConversationRow } from '../../db/visible.ts';
import type { Filters } from '../../db/filters.ts';
import { windowOpen } from '../../domain/window.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { Bubble } from './bubble.tsx';
import { dayHeading, dayKey } from './days.ts';
import { EventLine } from './event-line.tsx';
import { filtersQuery } from './filters.ts';
import { type Item, type Items, placeKey, placeText } from './items.ts';
import { NoteLine } from './note-line.tsx';
import { Note } from './notes/note.tsx';

/** What every item of a thread is drawn with. */
export interface ThreadContext {
  conversation: ConversationRow;
  customer: string;
  numberName: string;
  /** Where the viewer may change the rules; null where they may not. */
  rulesPath: string | null;
  viewerId: string;
  mayReply: boolean;
  now: Date;
}

interface MessagesProps extends ThreadContext {
  thread: Items;
  filters: Filters;
  /** Reading from an earlier place: nothing new is added below it. */
  earlierPage: boolean;
}

/** The log of a conversation. It opens at the newest and stays there unless the reader scrolls up. */
export function Messages({ thread, filters, earlierPage, ...context }: MessagesProps) {
  return (
    <div
      class="messages"
      id="thread-log"
      tabindex={0}
      role="log"
      aria-label={t('thread.messages')}
      aria-live="polite"
    >
      <NewBelow />
      <div class="messages-in" id="thread-items" {...(earlierPage ? { 'data-earlier': '' } : {})}>
        <Earlier thread={thread} conversationId={context.conversation.id} filters={filters} />
        <Days thread={thread} {...context} />
        {earlierPage && (
          <a class="btn btn-s to-newest" href={`/inbox/${context.conversation.id}${filtersQuery(filters)}`}>
            <Icon name="arrow-down" size="sm" />
            {t('thread.newest')}
          </a>
        )}
      </div>
    </div>
  );
}

/** For who has scrolled up while something arrived: shown, and counted up, by inbox.js. First, and so at the bottom. */
const NewBelow = () => (
  <button
    class="btn btn-s to-newest"
    id="new-messages"
    type="button"
    hidden
    data-one={t('thread.new-messages', { count: 1 })}
    data-other={t('thread.new-messages', { count: '{count}' })}
  >
    {t('thread.newest')}
  </button>
);

/** The way back in time: fetched when it comes into view, a link without script. */
export function Earlier(props: { thread: Items; conversationId: string; filters: Filters }) {
  const { thread, conversationId, filters } = props;
  if (thread.earlier === null) return null;
  const before = { before: placeText(thread.earlier) };
  return (
    <a
      class="btn btn-quiet btn-s to-earlier"
      id="thread-earlier"
      href={`/inbox/${conversationId}${filtersQuery(filters, before)}`}
      hx-get={`/conversations/${conversationId}/messages${filtersQuery(filters, before)}`}
      hx-trigger="revealed, click"
      hx-target="#thread-earlier"
      hx-swap="none"
    >
      {t('thread.earlier')}
    </a>
  );
}

interface DaysProps extends ThreadContext {
  thread: Items;
  /** Which of them to draw; the others are there to say what stands above. */
  only?: (item: Item) => boolean;
}

/** The items under their days. `place.js` puts a day that is there already item by item into it. */
export function Days({ thread: { items, people }, only = () => true, ...context }: DaysProps) {
  return (
    <>
      {byDay(items, only).map(({ key, on, items: ofDay }) => (
        <section
          class="day-group"
          id={`day-${key}`}
          data-place={key}
          data-group=""
          aria-label={dayHeading(on, context.now)}
        >
          <div class="day">{dayHeading(on, context.now)}</div>
          {ofDay.map(({ item, gap }) =>
            item.type === 'event' ? (
              <EventLine
                event={item.event}
                people={people}
                numberName={context.numberName}
                rulesPath={context.rulesPath}
                place={placeKey(item)}
              />
            ) : item.type === 'note' ? (
              <Note
                note={item.note}
                conversationId={context.conversation.id}
                viewerId={context.viewerId}
                place={placeKey(item)}
              />
            ) : item.message.kind === 'system' ? (
              <NoteLine message={item.message} place={placeKey(item)} />
            ) : (
              <Bubble
                message={item.message}
                conversationId={context.conversation.id}
                customer={context.customer}
                viewerId={context.viewerId}
                mayReply={context.mayReply}
                windowOpen={windowOpen(
                  context.conversation.windowUntil?.getTime() ?? null,
                  context.now.getTime(),
                )}
                gap={gap}
                place={placeKey(item)}
                asOf={context.now}
              />
            ),
          )}
        </section>
      ))}
    </>
  );
}

interface Day {
  key: string;
  on: Date;
  items: Array<{ item: Item; gap: boolean }>;
}

function byDay(items: readonly Item[], only: (item: Item) => boolean): Day[] {
  const days: Day[] = [];
  let above: Item | null = null;
  for (const item of items) {
    const gap = changesSide(above, item);
    above = item;
    if (!only(item)) continue;
    const key = dayKey(item.on);
    let day = days.at(-1);
    if (day === undefined || day.key !== key) {
      day = { key, on: item.on, items: [] };
      days.push(day);
    }
    day.items.push({ item, gap });
  }
  return days;
}

/** Whether somebody else speaks here than above. */
function changesSide(above: Item | null, item: Item): boolean {
  if (item.type !== 'message' || above === null || above.type !== 'message') return true;
  return above.message.author !== item.message.author || above.message.senderId !== item.message.senderId;
}
