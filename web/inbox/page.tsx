import type { Context } from 'hono';
import { type Cursor, listRows, listRowsOf } from '../../db/conversations.ts';
import { listChoices } from '../../db/choices.ts';
import { countViews } from '../../db/counts.ts';
import { type Drafts, findDrafts } from '../../db/drafts.ts';
import type { Filters } from '../../db/filters.ts';
import type { Message } from '../../db/messages.ts';
import { listSavedViews } from '../../db/saved-views.ts';
import { openConversation, isId } from '../door.ts';
import { notFound } from '../problems.tsx';
import { unsealSought } from '../sought.ts';
import { TemplateDialog } from '../templates/link.tsx';
import { drawPage, drawPart, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { findCannedText } from './canned/list.tsx';
import { Alarms } from './alarms.tsx';
import { Contact } from './contact.tsx';
import { NoThread } from './empty.tsx';
import { filtersFrom } from './filters.ts';
import { FiltersPane } from './filters-pane.tsx';
import { ListRows, LiveStream } from './fragments.tsx';
import { type Items, isInstant, placeAsked, readItems } from './items.ts';
import { Lightbox } from './lightbox.tsx';
import { List } from './list.tsx';
import { findAnswered, type Opened, openedFor } from './opened.ts';
import { OwnerDialog } from './owner-form.tsx';
import type { Renaming } from './saved-views-group.tsx';
import { Thread } from './thread.tsx';

/** `GET /inbox` and `GET /inbox/:conversation`. With htmx a conversation comes without the list, which stays as it is. */
export async function getInbox(c: Context<Env>) {
  return drawInbox(c, filtersFrom(c.req.query()), null);
}

export async function getConversation(c: Context<Env>) {
  const conversation = await openConversation(c, 'see');
  const { world, viewer } = c.var;
  const opened = await openedFor(world.sql, viewer, conversation);
  if (opened === null) return notFound(c);

  const filters = filtersFrom(c.req.query());
  const before = await placeAsked(world.sql, conversation.id, c.req.query());
  const [thread, replyTo, canned, drafts] = await Promise.all([
    readItems(world.sql, conversation.id, before),
    findAnswered(world.sql, conversation.id, c.req.query('reply_to')),
    findCannedText(c, opened),
    findDrafts(world.sql, viewer.id, conversation.id),
  ]);
  const noting = c.req.query('mode') === 'note' ? { noting: {} } : {};
  const shown: Shown = {
    opened,
    thread,
    earlierPage: before !== null,
    replyTo,
    drafts,
    ...noting,
    ...(canned !== null && { draft: canned }),
  };
  if (wantsFragment(c) && c.req.header('HX-Request-Type') === 'partial') return drawThread(c, filters, shown);
  return drawInbox(c, filters, shown);
}

/** A thread on a page, and what a person without script wrote in it and got back. */
export interface Shown {
  opened: Opened;
  thread: Items;
  earlierPage: boolean;
  draft?: string;
  refusal?: string;
  notice?: string;
  replyTo?: Message | null;
  /** A note is being written, perhaps one that was turned back. */
  noting?: { draft?: string; refusal?: string };
  /** What this viewer had begun to write. */
  drafts?: Drafts;
}

/** The whole page, from the present state. */
export async function drawInbox(
  c: Context<Env>,
  filters: Filters,
  shown: Shown | null,
  status: 200 | 409 | 422 = 200,
  renaming?: Renaming,
) {
  const { world, viewer } = c.var;
  const now = new Date();
  const [{ rows, next }, counts, choices, saved] = await Promise.all([
    listRows(world.sql, viewer, filters, cursorFrom(c.req.query())),
    countViews(world.sql, viewer),
    listChoices(world.sql, viewer),
    listSavedViews(world.sql, viewer),
  ]);
  const list = { rows, next, filters, counts, choices, available: viewer.available, now };
  const sought = unsealSought(world.settings.secretKey, c.req.query('find') ?? '');
  const isAdmin = viewer.role === 'admin';
  const conversationId = shown?.opened.conversation.id ?? null;
  return drawPage(
    c,
    <Layout viewer={viewer} title={shown?.opened.customer ?? t(`view.${filters.view}`)} current="inbox">
      <Alarms numbers={counts.numbers} isAdmin={isAdmin} />
      <div class="inbox">
        <FiltersPane
          filters={filters}
          counts={counts}
          choices={choices}
          saved={saved}
          renaming={renaming}
          isAdmin={isAdmin}
          available={viewer.available}
        />
        <List
          {...list}
          currentId={conversationId}
          sought={sought}
          isAdmin={isAdmin}
          mayAssign={viewer.role !== 'sale'}
        />
        {shown === null ? <NoThread /> : <Thread {...shown} filters={filters} />}
        {shown === null ? <NoContact /> : <Contact opened={shown.opened} filters={filters} />}
        <span class="plug" aria-hidden="true"></span>
      </div>
      <OwnerDialog conversation={shown?.opened.conversation ?? null} />
      <Lightbox />
      <TemplateDialog />
      <LiveStream
        filters={filters}
        conversationId={conversationId}
        seq={shown?.opened.conversation.lastSeq ?? 0}
      />
    </Layout>,
    status,
  );
}

/** The place of the panel that a chosen conversation fills. */
export const NoContact = () => (
  <aside class="pane contact" id="contact" aria-label={t('contact.label')}></aside>
);

/** One conversation in place of another: its thread and panel, the stream that follows it, and the two rows it changes. */
async function drawThread(c: Context<Env>, filters: Filters, shown: Shown) {
  const { world, viewer } = c.var;
  const { conversation, customer, now } = shown.opened;
  const rows = await listRowsOf(world.sql, viewer, filters, [conversation.id, ...conversationOnPage(c)]);
  return drawPart(
    c,
    <>
      <title>{t('app.title', { page: customer })}</title>
      <Thread {...shown} filters={filters} />
      <hx-partial hx-target="#contact" hx-swap="outerHTML">
        <Contact opened={shown.opened} filters={filters} />
      </hx-partial>
      <ListRows rows={rows} filters={filters} now={now} currentId={conversation.id} />
      <hx-partial hx-target="#owner-dialog" hx-swap="outerHTML">
        <OwnerDialog conversation={conversation} />
      </hx-partial>
      <hx-partial hx-target="#live" hx-swap="outerHTML">
        <LiveStream filters={filters} conversationId={conversation.id} seq={conversation.lastSeq} />
      </hx-partial>
    </>,
  );
}

/** The conversation the browser was on, so that its row stops being the current one. */
export function conversationOnPage(c: Context<Env>): string[] {
  const address = c.req.header('HX-Current-URL') ?? '';
  const id = URL.canParse(address) ? new URL(address).pathname.split('/')[2] : undefined;
  return isId(id) ? [id] : [];
}

/** Where a page of the list begins; null for the first, and for what is no place. */
export function cursorFrom(query: Record<string, string | undefined>): Cursor | null {
  const { after, id } = query;
  return after !== undefined && isInstant(after) && isId(id) ? { at: after, id } : null;
}

/** The filters of the page a form or a fragment was asked from. */
export function filtersOfPage(c: Context<Env>): Filters {
  const address = c.req.header('HX-Current-URL') ?? c.req.header('Referer') ?? '';
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams();
  return filtersFrom(Object.fromEntries(query));
}
