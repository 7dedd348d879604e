import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { listRowsOf } from '../../db/conversations.ts';
import { type DraftKind, findDrafts, saveDraft } from '../../db/drafts.ts';
import { everything } from '../../db/filters.ts';
import { addNote } from '../../db/notes.ts';
import { queueReply } from '../../db/replies.ts';
import { openConversation } from '../support/build.ts';
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

const save = (body: string, revision: number, kind: DraftKind = 'reply', userId = cast.ben) =>
  saveDraft(sql, { userId, conversationId, kind, body, revision });
const drafts = (userId = cast.ben) => findDrafts(sql, userId, conversationId);
const line = async (id = cast.ben) => {
  const viewer = { id, role: 'service' as const, active: true, numberIds: [cast.main] };
  return (await listRowsOf(sql, viewer, everything, [conversationId]))[0]?.draft;
};

test('a draft is its person’s alone, a reply’s and a note’s apart', async () => {
  expect(await drafts()).toEqual({ reply: { body: '', revision: 0 }, note: { body: '', revision: 0 } });
  await save('Dear', 1);
  await save('for us', 1, 'note');
  expect(await drafts()).toEqual({
    reply: { body: 'Dear', revision: 1 },
    note: { body: 'for us', revision: 1 },
  });
  expect((await drafts(cast.sade)).reply.body).toBe('');
  expect([await line(), await line(cast.sade)]).toEqual(['Dear', null]);
  await save('', 2);
  expect(await line()).toBe('for us');
});

test('what comes late or twice overwrites nothing newer, and is told what is there', async () => {
  await save('Dear Kofi', 3);
  const there = { kept: false, revision: 3, body: 'Dear Kofi' };
  expect(await save('Dear', 2)).toEqual(there);
  expect(await save('Another', 3)).toEqual(there);
  expect((await drafts()).reply.body).toBe('Dear Kofi');
  expect(await save('Dear Kofi,', 4)).toEqual({ kept: true, revision: 4, body: 'Dear Kofi,' });
});

test('sending takes the draft along, and a save that was on its way does not bring it back', async () => {
  await save('Yes', 4);
  await save('Ask Ama', 2, 'note');
  const reply = { conversationId, by: cast.ben, body: 'Yes.', formKey: randomUUID() };
  expect((await queueReply(sql, reply)).ok).toBe(true);
  expect(await save('Yes.', 5)).toMatchObject({ kept: false });
  expect(await drafts()).toMatchObject({ reply: { body: '' }, note: { body: 'Ask Ama' } });

  const note = { conversationId, by: cast.ben, body: 'Ask Ama', formKey: randomUUID() };
  expect((await addNote(sql, note)).ok).toBe(true);
  expect(await save('Ask Ama', 3, 'note')).toMatchObject({ kept: false });
  expect(await line()).toBeNull();
  const { revision } = (await drafts()).reply;
  expect(await save('Next', revision + 1)).toMatchObject({ kept: true });
});

test('a refused reply keeps its draft, and one without a draft saved leaves no way for a late save', async () => {
  await save('Too late', 1);
  await sql`update conversations set window_until = now() where id = ${conversationId}`;
  const reply = { conversationId, by: cast.ben, body: 'Too late', formKey: randomUUID() };
  expect((await queueReply(sql, reply)).ok).toBe(false);
  expect((await drafts()).reply.body).toBe('Too late');

  await addNote(sql, { conversationId, by: cast.sade, body: 'First', formKey: randomUUID() });
  expect(await save('First', 1, 'note', cast.sade)).toMatchObject({ kept: false });
});
