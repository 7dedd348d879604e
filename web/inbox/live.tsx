import type { Child } from 'hono/jsx';
import { anyIsOf } from '../../db/messages.ts';
import { listIds, listRows, listRowsOf } from '../../db/conversations.ts';
import type { Sql } from '../../db/connect.ts';
import { countViews } from '../../db/counts.ts';
import type { SignedIn } from '../../db/users.ts';
import { findVisible } from '../../db/visible.ts';
import { CountFragments } from './counts.tsx';
import { ListRows, RowGone, ThreadGone, ThreadItems, ThreadState, together } from './fragments.tsx';
import { readChangedItems } from './items.ts';
import { openedFor } from './opened.ts';
import { rowKey } from './row.tsx';
import { drewWindows, type Screen } from './screen.ts';

export { nextLapse, openScreen, type Screen } from './screen.ts';

/** Ids of what changed, as a nudge carries them. `minute`: time has passed, and what shows it is drawn again. */
export interface Changed {
  conversations?: readonly string[];
  messages?: readonly string[];
  numbers?: readonly string[];
  people?: readonly string[];
  minute?: boolean;
  /** Threads that somebody has come to or left, or writes in. */
  here?: readonly string[];
  /** Threads in which the viewer has written in another page. */
  drafts?: readonly string[];
}

/** Counts are drawn at most this often; a page that is owed some says so in `screen.shown.countsDue`. */
export const countsEveryMs = 1000;

/** How many rows a stream keeps an eye on. Who scrolls further than this is told of a change when they come back to it. */
const rowsWatched = 300;

/**
 * Sends what one page has to learn of a change, rendered from the present state for this viewer: what was said goes
 * first and by itself, since somebody waits for it. `resync`: draw whatever may have changed, for a page that has
 * (again) just connected. When it leaves `screen.shown.countsDue` true, ask again with an empty change once
 * `countsEveryMs` have passed.
 */
export async function inboxFragments(
  sql: Sql,
  viewer: SignedIn,
  screen: Screen,
  change: Changed | 'resync',
  send: (fragments: string) => void,
): Promise<void> {
  const look: Look = { sql, viewer, screen, change };
  const { items, state } = await threadOf(look);
  if (items !== null) send(together([items]));

  const [rows, counts] = await Promise.all([rowsOf(look), countsOf(look)]);
  const parts = [rows, state, counts].filter((part) => part !== null);
  if (parts.length > 0) send(together(parts));
}

interface Look {
  sql: Sql;
  viewer: SignedIn;
  screen: Screen;
  change: Changed | 'resync';
}

/** The rows that changed: to their places, or off the list when they no longer belong on it. */
async function rowsOf({ sql, viewer, screen, change }: Look): Promise<Child | null> {
  const { filters, shown, conversationId: currentId } = screen;
  const now = new Date();
  if (change === 'resync') {
    const [page, ids] = await Promise.all([
      listRows(sql, viewer, filters),
      listIds(sql, viewer, filters, rowsWatched),
    ]);
    shown.rows = new Set(ids);
    drewWindows(screen, page.rows, now);
    const through = page.next === null ? '' : rowKey(page.next);
    return <ListRows rows={page.rows} {...{ filters, now, currentId, through }} />;
  }
  const changed = change.conversations ?? [];
  const drawn = change.minute ? [...shown.rows].slice(0, rowsRefreshed) : [];
  // Windows end without anybody doing anything: what that takes off the list is looked for in all of it.
  const byTime = change.minute === true && filters.window !== null;
  const ids = [...new Set([...changed, ...(byTime ? shown.rows : drawn)])];
  if (ids.length === 0 && !byTime) return null;
  const [found, first] = await Promise.all([
    listRowsOf(sql, viewer, filters, ids),
    byTime ? listRows(sql, viewer, filters) : null,
  ]);
  const there = new Set(found.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id) && shown.rows.delete(id));
  const redrawn = new Set([...changed, ...drawn]);
  const entered = (first?.rows ?? []).filter(({ id }) => !there.has(id));
  const rows = [...found.filter(({ id }) => redrawn.has(id)), ...entered];
  for (const { id } of rows) shown.rows.add(id);
  for (const id of gone) shown.lapses.delete(id);
  drewWindows(screen, rows, now);
  if (rows.length === 0 && gone.length === 0) return null;
  return (
    <>
      {gone.map((id) => (
        <RowGone id={id} asOf={now} />
      ))}
      {rows.length > 0 && <ListRows rows={rows} {...{ filters, now, currentId }} />}
    </>
  );
}

/** Each minute waiting times and windows are drawn again, for as many rows as a screen or two hold. */
const rowsRefreshed = 60;

interface ThreadParts {
  /** What was added to it, and the messages that changed. */
  items: Child | null;
  /** How it stands. */
  state: Child | null;
}

/** The open conversation. Whether it may be seen is known before anything of it is read. */
async function threadOf({ sql, viewer, screen, change }: Look): Promise<ThreadParts> {
  const { conversationId, filters, shown } = screen;
  if (conversationId === null || !shown.thread || !(await concerns(sql, change, conversationId)))
    return { items: null, state: null };

  const asOf = new Date();
  const conversation = await findVisible(sql, viewer, conversationId);
  const changed = change === 'resync' ? 'all' : (change.messages ?? []);
  const [opened, read] =
    conversation === null
      ? [null, null]
      : await Promise.all([
          openedFor(sql, viewer, conversation),
          readChangedItems(sql, conversationId, { changed, after: shown.seq }),
        ]);
  if (opened === null || read === null) {
    shown.thread = false;
    return { items: null, state: <ThreadGone conversationId={conversationId} asOf={asOf} /> };
  }
  drewWindows(screen, [opened.conversation], asOf);
  const { thread, only } = read;
  shown.seq = Math.max(shown.seq, opened.conversation.lastSeq);
  return {
    items: thread.items.some(only) ? <ThreadItems opened={opened} thread={thread} only={only} /> : null,
    state: <ThreadState opened={opened} filters={filters} />,
  };
}

/** Whether a message may have come to, or changed in, the thread this page shows: that is what somebody is waiting for. */
export function bringsMessage({ conversationId, shown }: Screen, change: Changed | 'resync'): boolean {
  if (change === 'resync' || conversationId === null || !shown.thread) return false;
  return (change.messages ?? []).length > 0 && (change.conversations ?? []).includes(conversationId);
}

/** A nudge too long for one NOTIFY comes in parts, so that a message may be told of without its conversation. */
async function concerns(sql: Sql, change: Changed | 'resync', conversationId: string): Promise<boolean> {
  if (change === 'resync' || change.minute === true) return true;
  if ((change.conversations ?? []).includes(conversationId)) return true;
  return anyIsOf(sql, conversationId, change.messages ?? []);
}

/** Counts hang on any conversation or number, so any change may have moved them; but nobody reads them that fast. */
async function countsOf({ sql, viewer, screen: { shown, filters }, change }: Look): Promise<Child | null> {
  const touched =
    change === 'resync' ||
    [change.conversations, change.numbers].some((ids) => ids !== undefined && ids.length > 0);
  if (touched) shown.countsDue = true;
  const now = performance.now();
  if (!shown.countsDue || (change !== 'resync' && now - shown.countsAt < countsEveryMs)) return null;

  shown.countsDue = false;
  shown.countsAt = now;
  const isAdmin = viewer.role === 'admin';
  return <CountFragments counts={await countViews(sql, viewer)} filters={filters} isAdmin={isAdmin} />;
}
