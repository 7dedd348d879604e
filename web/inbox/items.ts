import { isId } from '../door.ts';
import { listEvents, type People, type ThreadEvent } from '../../db/events.ts';
import {
  findPlaceAfter,
  listMessages,
  listMessagesOf,
  type Message,
  messagesPerPage,
  type Place,
} from '../../db/messages.ts';
import type { Sql } from '../../db/connect.ts';
import { listNotes, listNotesOf, type Note } from '../../db/note-lines.ts';

/** Something that stands in a thread. */
export type Item = (
  | { type: 'message'; message: Message }
  | { type: 'event'; event: ThreadEvent }
  | { type: 'note'; note: Note }
) &
  Place & { on: Date };

export interface Items {
  items: Item[];
  people: People;
  /** Where the page before this one ends; null: this is where the thread begins. */
  earlier: Place | null;
}

/**
 * A page of the thread, oldest first: messages by WhatsApp's time, and the events and notes between them. The last page
 * of messages also has what was before them.
 */
export async function readItems(
  sql: Sql,
  conversationId: string,
  before: Place | null,
  limit = messagesPerPage,
): Promise<Items> {
  const found = await listMessages(sql, conversationId, before, limit + 1);
  const more = found.length > limit;
  const messages = more ? found.slice(1) : found;
  const from = more ? (messages[0] ?? null) : null;
  const [{ events, people }, notes] = await Promise.all([
    listEvents(sql, conversationId, { from, before }),
    listNotes(sql, conversationId, { from, before }),
  ]);
  const items: Item[] = [
    ...messages.map(asItem),
    ...notes.map(noteAsItem),
    ...events.filter(saysSomething).map((event) => ({
      type: 'event' as const,
      event,
      at: event.at,
      seq: event.seq,
      on: event.happenedAt,
    })),
  ];
  items.sort(inOrder);
  return { items, people, earlier: from === null ? null : { at: from.at, seq: from.seq } };
}

/** Where a page of the thread begins, as its address says: before a place, around a message, else at the newest (null). */
export async function placeAsked(
  sql: Sql,
  conversationId: string,
  { before, around }: { before?: string | undefined; around?: string | undefined },
): Promise<Place | null> {
  return isId(around) ? findPlaceAfter(sql, conversationId, around) : placeFrom(before);
}

/** That a first message has opened the conversation is plain from the message. */
const saysSomething = ({ kind, episode, actorId, explanation }: ThreadEvent): boolean =>
  kind !== 'opened' || episode > 1 || actorId !== null || explanation?.code === 'bot';

interface Asked {
  /** Ids of messages and notes; `all`: of the newest page, whatever there is. */
  changed: readonly string[] | 'all';
  /** What has a greater seq is new. */
  after: number;
}

/**
 * The newest page with what to draw of it: the new, and the changed; together with older messages that changed. A page
 * that missed more than one page is given several at once.
 */
export async function readChangedItems(
  sql: Sql,
  conversationId: string,
  { changed, after }: Asked,
): Promise<{ thread: Items; only: (item: Item) => boolean }> {
  const page = await readItems(
    sql,
    conversationId,
    null,
    changed === 'all' ? 4 * messagesPerPage : messagesPerPage,
  );
  if (changed === 'all') return { thread: page, only: () => true };

  const ids = new Set(changed);
  const onPage = new Set(page.items.map(idOf));
  const missing = [...ids].filter((id) => !onPage.has(id));
  const [messages, notes] = await Promise.all([
    listMessagesOf(sql, conversationId, missing),
    listNotesOf(sql, conversationId, missing),
  ]);
  const older = [...messages.map(asItem), ...notes.map(noteAsItem)].sort(inOrder);
  return {
    thread: { ...page, items: [...older, ...page.items] },
    only: (item) => item.seq > after || ids.has(idOf(item)),
  };
}

/** What a nudge names it by; an event is never named. */
function idOf(item: Item): string {
  switch (item.type) {
    case 'message':
      return item.message.id;
    case 'note':
      return item.note.id;
    case 'event':
      return '';
  }
}

const noteAsItem = (note: Note): Item => ({
  type: 'note',
  note,
  at: note.at,
  seq: note.seq,
  on: note.wroteAt,
});

const asItem = (message: Message): Item => ({
  type: 'message',
  message,
  at: message.at,
  seq: message.seq,
  on: message.sentAt,
});

const inOrder = (one: Item, other: Item): number => (placeKey(one) < placeKey(other) ? -1 : 1);

/** An item's place as one text that sorts as the thread does. */
export const placeKey = ({ at, seq }: Place): string => `${at} ${String(seq).padStart(12, '0')}`;

/** A place as it travels in an address: `2026-11-23T00:00:00.000000Z,12`. Null for what is none. */
export function placeFrom(text: string | undefined): Place | null {
  const [at, seq] = (text ?? '').split(',');
  if (at === undefined || !isInstant(at) || seq === undefined || !/^\d{1,15}$/.test(seq)) return null;
  return { at, seq: Number(seq) };
}
export const placeText = ({ at, seq }: Place): string => `${at},${seq}`;

/** A time to the microsecond as the database writes it into a page; a day that no calendar has is none. */
export function isInstant(text: string): boolean {
  const shaped = /^(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text);
  const read = shaped ? new Date(text) : null;
  return (
    read !== null && !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) === text.slice(0, 19)
  );
}
