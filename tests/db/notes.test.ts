import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { listUnseenMentions, markMentionsSeen } from '../../db/mentions.ts';
import { listNotes } from '../../db/note-lines.ts';
import { addNote, takeNoteBack } from '../../db/notes.ts';
import type { Role, Viewer } from '../../domain/access.ts';
import { openConversation, stranger } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let conversationId: string;
beforeEach(async () => {
  ({ sql, cast } = stage);
  ({ conversationId } = await openConversation(sql, { agentId: cast.ben }));
});

const write = (body: string, more: { by?: string; formKey?: string } = {}) =>
  addNote(sql, { conversationId, by: cast.ben, body, formKey: randomUUID(), ...more });
const notes = () => listNotes(sql, conversationId, { from: null, before: null });
const viewer = (id: string, role: Role = 'service', numberIds = [cast.main]): Viewer => ({
  ...{ id, role, numberIds, active: true },
});
const unseen = (who: Viewer) => listUnseenMentions(sql, who);

/** All that a customer or a workflow could hear of. */
async function outside() {
  const [row] = await sql<{ lastSeq: number }[]>`
    select last_message_at, last_message_id, window_until, inbound_count, turn, stage, agent_id, status
    from conversations where id = ${conversationId}`;
  const counted = await sql`
    select (select count(*)::int from messages) as messages, (select count(*)::int from outbox) as outbox,
      (select count(*)::int from message_words) as words`;
  return { row, counted: counted[0] };
}

describe('a note', () => {
  test('is in the thread, and reaches no queue, no window, no order of any list', async () => {
    const before = await outside();
    expect(before.counted).toMatchObject({ messages: 1 });
    const written = await write(' Back-ordered until the 14th.\0 ');
    const [note] = await notes();
    expect(note).toMatchObject({ body: 'Back-ordered until the 14th.', authorName: 'Ben', mentions: [] });
    expect(written).toEqual({
      ok: true,
      value: { changed: { conversations: [conversationId], messages: [note?.id], people: [] } },
    });
    expect(await outside()).toEqual(before);
  });

  test('comes once, however often its form is sent', async () => {
    const formKey = randomUUID();
    await Promise.all([write('Once', { formKey }), write('Once', { formKey })]);
    await write('Once', { formKey });
    expect(await notes()).toHaveLength(1);
  });

  test('can be written while it waits and after it is closed; not by who is no member, nor empty', async () => {
    await sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${conversationId}`;
    expect((await write('Closed too')).ok).toBe(true);
    await sql`update conversations set status = 'open', stage = 'waiting', waiting_since = now() where id = ${conversationId}`;
    expect((await write('Waits')).ok).toBe(true);
    expect(await write('From outside', { by: cast.zed })).toEqual({ ok: false, why: 'not-allowed' });
    expect(await write('Gone', { by: cast.dee })).toEqual({ ok: false, why: 'not-allowed' });
    expect(await write(' \n ')).toEqual({ ok: false, why: 'empty' });
    expect(await write('x'.repeat(4097))).toEqual({ ok: false, why: 'too-long' });
    expect((await notes()).map(({ body }) => body)).toEqual(['Closed too', 'Waits']);
  });
});

describe('a mention', () => {
  test('is a row of its person, told to them, unread until their thread has shown it', async () => {
    const written = await write('@Sade and @Ines: the rack?');
    expect(written).toMatchObject({ value: { changed: { people: [cast.sade, cast.ines] } } });
    const [note] = await notes();
    expect(note?.mentions).toEqual(['Ines', 'Sade']);
    expect(await unseen(viewer(cast.sade))).toEqual([
      { noteId: note?.id, conversationId, createdAt: expect.any(Date) },
    ]);
    expect(await unseen(viewer(cast.ines, 'inbox_manager', []))).toHaveLength(1);
    expect(await unseen(viewer(cast.ben))).toEqual([]);

    const seq = note?.seq ?? 0;
    expect(await markMentionsSeen(sql, cast.sade, conversationId, seq - 1)).toBe(false);
    expect(await markMentionsSeen(sql, cast.sade, conversationId, seq)).toBe(true);
    expect(await markMentionsSeen(sql, cast.sade, conversationId, seq)).toBe(false);
    expect(await unseen(viewer(cast.sade))).toEqual([]);
    expect(await unseen(viewer(cast.ines, 'inbox_manager', []))).toHaveLength(1);
  });

  test('is refused for who cannot see the conversation, and nothing is written', async () => {
    const refused = { ok: false, why: { what: 'cannot-see', name: 'Zed' } };
    expect(await write('@Sade @Zed')).toEqual(refused);
    expect(await write('@Sol')).toMatchObject({ ok: false, why: { name: 'Sol' } });
    expect(await notes()).toEqual([]);
    expect(await sql`select from note_mentions`).toHaveLength(0);
  });

  test('says nothing to somebody who may no longer see the conversation', async () => {
    await write('@Sade');
    expect(await unseen(viewer(cast.sade))).toHaveLength(1);
    expect(await unseen(viewer(cast.sade, 'service', [cast.second]))).toEqual([]);
  });

  test('of oneself is nothing unread', async () => {
    await write('@Ben, remember');
    expect(await unseen(viewer(cast.ben))).toEqual([]);
    expect((await notes())[0]?.mentions).toEqual(['Ben']);
  });
});

describe('taken back', () => {
  const back = (noteId: string, by = cast.ben) => takeNoteBack(sql, { conversationId, noteId, by });

  test('its words and whom it called are gone, that there was one stays', async () => {
    await write('@Sade a secret');
    const id = (await notes())[0]?.id ?? '';
    expect(await back(id)).toEqual({
      ok: true,
      value: { changed: { conversations: [conversationId], messages: [id], people: [cast.sade] } },
    });
    expect(await back(id)).toEqual({ ok: true, value: { changed: {} } });
    expect(await notes()).toMatchObject([{ body: '', mentions: [], deletedAt: expect.any(Date) }]);
    expect(await unseen(viewer(cast.sade))).toEqual([]);
  });

  test('by its writer alone, and only where it is', async () => {
    await write('Mine');
    const id = (await notes())[0]?.id ?? '';
    expect(await back(id, cast.ama)).toEqual({ ok: false, why: 'not-yours' });
    const other = await openConversation(sql, { agentId: cast.ben, customer: stranger(1) });
    const there = { conversationId: other.conversationId, noteId: id, by: cast.ben };
    expect(await takeNoteBack(sql, there)).toBeNull();
    expect(await back(randomUUID())).toBeNull();
    expect(await notes()).toMatchObject([{ body: 'Mine', deletedAt: null }]);
  });
});
