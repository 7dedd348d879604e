import type { Sql } from './connect.ts';
import type { Place } from './messages.ts';

/** A note as the thread shows it. `at` is its place, like a message's. */
export interface Note {
  id: string;
  seq: number;
  at: string;
  wroteAt: Date;
  authorId: string;
  authorName: string;
  /** Empty where it was taken back. */
  body: string;
  deletedAt: Date | null;
  /** What stands behind each @ that calls somebody. */
  mentions: string[];
}

/** No page of a thread holds more notes than this. */
const notesPerPage = 200;

/** The notes between two places, oldest first. `from` null: from the beginning; `before` null: up to now. */
export async function listNotes(
  sql: Sql,
  conversationId: string,
  { from, before }: { from: Place | null; before: Place | null },
): Promise<Note[]> {
  const newer =
    from === null ? sql`` : sql`and (notes.at, notes.seq) >= (${from.at}::text::timestamptz, ${from.seq})`;
  const older =
    before === null
      ? sql``
      : sql`and (notes.at, notes.seq) < (${before.at}::text::timestamptz, ${before.seq})`;
  const found = await sql<Note[]>`
    ${drawn(sql)}
    where notes.conversation_id = ${conversationId} ${newer} ${older}
    order by notes.at desc, notes.seq desc
    limit ${notesPerPage}`;
  return found.reverse();
}

/** These notes, if they are of this conversation, oldest first. For the stream. */
export async function listNotesOf(sql: Sql, conversationId: string, ids: readonly string[]): Promise<Note[]> {
  if (ids.length === 0) return [];
  return sql<Note[]>`
    ${drawn(sql)}
    where notes.id = any(${ids as string[]}::uuid[]) and notes.conversation_id = ${conversationId}
    order by notes.at, notes.seq`;
}

function drawn(sql: Sql) {
  return sql`
    select notes.id, notes.seq, notes.at as "wroteAt",
      to_char(notes.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      notes.author_id as "authorId", users.name as "authorName", notes.body, notes.deleted_at as "deletedAt",
      array(select written from note_mentions where note_id = notes.id order by written) as mentions
    from notes join users on users.id = notes.author_id`;
}
