import { allow, type Decision, refuse } from '../domain/decision.ts';
import { type CannotSee, longestNote, type Mention, mentionsIn } from '../domain/note.ts';
import type { Change } from './change.ts';
import { listColleagues } from './colleagues.ts';
import type { Sql, Tx } from './connect.ts';
import { dropDraft } from './drafts.ts';
import { lockEpisode } from './episodes.ts';
import { lockPeople, mayNow, seen } from './people.ts';
import { inTransaction } from './transaction.ts';

export interface NewNote {
  conversationId: string;
  by: string;
  body: string;
  /** Pressed twice, written once. */
  formKey: string;
}

export type NoteRefusal = 'empty' | 'too-long' | 'not-allowed' | CannotSee;

/**
 * Writes a note into a thread, whatever state the conversation is in, and calls whom it mentions. It moves nothing: no
 * outbox row, no time of a last message, no window. The nudge names the note among the messages, where a thread looks
 * for what was added to it, and the people who were called.
 */
export async function addNote(sql: Sql, note: NewNote): Promise<Decision<{ changed: Change }, NoteRefusal>> {
  const body = note.body.replaceAll('\0', '').toWellFormed().trim(); // Postgres refuses NUL in text
  if (body === '') return refuse('empty');
  if (body.length > longestNote) return refuse('too-long');

  const { conversationId, by, formKey } = note;
  return inTransaction(sql, async (tx) => {
    const [people, row] = await Promise.all([
      lockPeople(tx, conversationId, [by]),
      lockEpisode(tx, conversationId),
    ]);
    if ((await tx`select from notes where author_id = ${by} and form_key = ${formKey}`).length > 0)
      return allow({ changed: {} });
    if (!mayNow(people, by, 'note', row)) return refuse('not-allowed');
    const mentions = mentionsIn(body, await listColleagues(tx, seen(row)));
    if (!mentions.ok) return mentions;

    const noteId = await insert(tx, { ...note, body }, mentions.value);
    await dropDraft(tx, { userId: by, conversationId, kind: 'note' });
    const called = mentions.value.map(({ userId }) => userId);
    return allow({ changed: { conversations: [conversationId], messages: [noteId], people: called } });
  });
}

async function insert(tx: Tx, note: NewNote, mentions: readonly Mention[]): Promise<string> {
  const { conversationId, by, body, formKey } = note;
  const [row] = await tx<{ id: string; seq: number }[]>`
    with place as (
      update conversations set last_seq = last_seq + 1, changed_at = clock_timestamp()
      where id = ${conversationId}
      returning id, last_seq
    )
    insert into notes (conversation_id, author_id, seq, body, form_key)
    select id, ${by}, last_seq, ${body}, ${formKey} from place
    returning id, seq`;
  if (row === undefined) throw new Error('the note was not inserted');
  // What one writes to oneself is nothing unread.
  for (const { userId, written } of mentions)
    await tx`
      insert into note_mentions (note_id, user_id, conversation_id, seq, written, seen_at)
      values (${row.id}, ${userId}, ${conversationId}, ${row.seq}, ${written},
        ${userId === by ? tx`clock_timestamp()` : tx`null`})`;
  return row.id;
}

/**
 * Its writer takes a note back: the words and whom they called are gone, that there was a note stays. Null: there is no
 * such note in this conversation. Done twice, it is done.
 */
export async function takeNoteBack(
  sql: Sql,
  asked: { conversationId: string; noteId: string; by: string },
): Promise<Decision<{ changed: Change }, 'not-yours'> | null> {
  const { conversationId, noteId, by } = asked;
  return inTransaction(sql, async (tx) => {
    await tx`select from conversations where id = ${conversationId} for no key update`;
    const [note] = await tx<{ authorId: string; deleted: boolean }[]>`
      select author_id as "authorId", deleted_at is not null as deleted from notes
      where id = ${noteId} and conversation_id = ${conversationId}`;
    if (note === undefined) return null;
    if (note.authorId !== by) return refuse('not-yours');
    if (note.deleted) return allow({ changed: {} });

    await tx`update notes set body = '', deleted_at = clock_timestamp() where id = ${noteId}`;
    const called = await tx<{ id: string }[]>`
      delete from note_mentions where note_id = ${noteId} returning user_id as id`;
    await tx`update conversations set changed_at = clock_timestamp() where id = ${conversationId}`;
    const people = called.map(({ id }) => id);
    return allow({ changed: { conversations: [conversationId], messages: [noteId], people } });
  });
}

/**
 * What a transfer says to the agent who gets the conversation, kept before the command and under its key: it is shown
 * where a decision of the same person carries that key (`events.ts`), so a refused transfer shows none.
 */
export async function keepTransferNote(
  sql: Sql,
  note: { commandId: string; conversationId: string; authorId: string; body: string },
): Promise<void> {
  await sql`
    insert into transfer_notes (command_id, conversation_id, author_id, body)
    values (${note.commandId}, ${note.conversationId}, ${note.authorId}, ${note.body})
    on conflict (command_id) do nothing`;
}
