import type { Child } from 'hono/jsx';
import type { Row } from '../../db/conversations.ts';
import type { Filters } from '../../db/filters.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { AlsoHere } from './also-here.tsx';
import { BotBanner } from './bot-banner.tsx';
import { Composer } from './composer.tsx';
import { Contact } from './contact.tsx';
import { KeptDraft } from './draft.tsx';
import { filtersQuery } from './filters.ts';
import type { Item, Items } from './items.ts';
import { Days } from './messages.tsx';
import { KeptNote, NoteComposer } from './notes/composer.tsx';
import { type Opened, threadContext } from './opened.ts';
import { OwnerDialog } from './owner-form.tsx';
import { ConversationLine } from './row.tsx';
import { SeenForm } from './thread.tsx';
import { ThreadHead } from './thread-head.tsx';
import { WhatNext } from './what-next.tsx';

/** Several parts of a page as one text. */
export const together = (parts: Child[]): string => String(<>{parts}</>);

/** Everything on the page that says how a conversation stands. The composer is morphed, so that its draft stays. */
export function ThreadState({ opened, filters }: { opened: Opened; filters: Filters }) {
  return (
    <>
      <hx-partial hx-target="#thread-head" hx-swap="outerMorph">
        <ThreadHead opened={opened} filters={filters} />
      </hx-partial>
      <hx-partial hx-target="#thread-banner" hx-swap="outerMorph">
        <BotBanner opened={opened} />
      </hx-partial>
      <hx-partial hx-target="#thread-next" hx-swap="outerMorph">
        <WhatNext opened={opened} />
      </hx-partial>
      <hx-partial hx-target="#composer" hx-swap="outerMorph">
        <Composer opened={opened} />
      </hx-partial>
      <hx-partial hx-target="#note-composer" hx-swap="outerMorph">
        <NoteComposer opened={opened} />
      </hx-partial>
      <hx-partial hx-target="#contact" hx-swap="outerMorph">
        <Contact opened={opened} filters={filters} />
      </hx-partial>
      <hx-partial hx-target="#seen" hx-swap="outerHTML">
        <SeenForm opened={opened} />
      </hx-partial>
    </>
  );
}

/** Items for a thread that is on the screen: each goes to its place, or replaces itself. A page of an earlier place has no such list. */
export function ThreadItems(props: { opened: Opened; thread: Items; only?: (item: Item) => boolean }) {
  const { opened, thread, only } = props;
  return (
    <hx-partial hx-target="#thread-items:not([data-earlier])" hx-swap="place">
      <Days thread={thread} {...threadContext(opened)} {...(only === undefined ? {} : { only })} />
    </hx-partial>
  );
}

interface RowsProps {
  rows: Row[];
  filters: Filters;
  now: Date;
  currentId: string | null;
  /** These rows are all there are down to this place; empty: all there are. Left out: others may stand between. */
  through?: string;
}

export function ListRows({ rows, filters, now, currentId, through }: RowsProps) {
  return (
    <hx-partial hx-target="#rows" hx-swap="place">
      {through !== undefined && <div data-through={through} data-as-of={String(now.getTime())}></div>}
      {rows.map((row) => (
        <ConversationLine row={row} filters={filters} now={now} current={row.id === currentId} />
      ))}
    </hx-partial>
  );
}

/** Takes something off the page. Nothing happens where it is not there. */
export const Gone = ({ target }: { target: string }) => (
  <hx-partial hx-target={target} hx-swap="delete"></hx-partial>
);

/** Takes a row off the list, unless what stands there was drawn later; what was drawn earlier does not come back. */
export const RowGone = ({ id, asOf }: { id: string; asOf: Date }) => (
  <hx-partial hx-target="#rows" hx-swap="place">
    <div data-gone={`convo-${id}`} data-as-of={String(asOf.getTime())}></div>
  </hx-partial>
);

/** The stream's place on the page: its address says what the page looks at, and how much of the thread it was drawn with. */
export function LiveStream(props: { filters: Filters; conversationId: string | null; seq: number }) {
  const { filters, conversationId, seq } = props;
  const more: Record<string, string> =
    conversationId === null ? {} : { conversation: conversationId, seq: String(seq) };
  return <div id="live" hx-sse:connect={`/events${filtersQuery(filters, more)}`} hx-swap="none"></div>;
}

/** A thread its viewer may no longer see gives way to one sentence. What they were writing can be copied. `asOf`: not later than that was read. */
export function ThreadGone({ conversationId, asOf }: { conversationId: string; asOf: Date }) {
  return (
    <>
      <hx-partial hx-target="#thread-head" hx-swap="innerHTML">
        <h2 class="grow" id="thread-title" tabindex={-1}>
          {t('thread.gone')}
        </h2>
      </hx-partial>
      <hx-partial hx-target="#thread-banner" hx-swap="innerHTML"></hx-partial>
      <hx-partial hx-target="#thread-next" hx-swap="innerHTML"></hx-partial>
      <hx-partial hx-target="#thread-log" hx-swap="innerHTML">
        <div class="empty">
          <Icon name="eye-off" size="lg" />
          <p>{t('thread.gone-hint')}</p>
        </div>
      </hx-partial>
      <hx-partial hx-target="#composer" hx-swap="outerMorph">
        <div id="composer">
          <KeptDraft id={conversationId} />
        </div>
      </hx-partial>
      <hx-partial hx-target="#also-here" hx-swap="outerMorph">
        <AlsoHere people={[]} />
      </hx-partial>
      <hx-partial hx-target="#note-composer" hx-swap="outerMorph">
        <KeptNote conversationId={conversationId} />
      </hx-partial>
      <hx-partial hx-target="#contact" hx-swap="innerHTML"></hx-partial>
      <Gone target="#transfer" />
      <hx-partial hx-target="#owner-dialog" hx-swap="outerHTML">
        <OwnerDialog conversation={null} />
      </hx-partial>
      <Gone target="#seen" />
      <RowGone id={conversationId} asOf={asOf} />
    </>
  );
}
