import type { Context } from 'hono';
import { z } from 'zod';
import { addNote, type NoteRefusal } from '../../../db/notes.ts';
import { longestNote } from '../../../domain/note.ts';
import { openConversation } from '../../door.ts';
import { notFound } from '../../problems.tsx';
import { audit } from '../../refused.ts';
import { wantsFragment } from '../../ui/draw.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { nonsense, stateOf } from '../answer.tsx';
import { TurnedBack } from '../composer.tsx';
import { commandId, writtenText } from '../forms.ts';
import { ThreadGone } from '../fragments.tsx';
import { readItems } from '../items.ts';
import { reopenFor } from '../opened.ts';
import { drawInbox, filtersOfPage } from '../page.tsx';
import { NoteKey } from './composer.tsx';
import { modePath } from './mode.tsx';

const form = z.object({ key: commandId, body: writtenText });

/** `POST /conversations/:conversation/notes`: a note for colleagues. `key` is the form's: pressed twice, written once. */
export async function postNote(c: Context<Env>) {
  const conversation = await openConversation(c, 'note');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { key, body } = asked.data;
  const decision = await addNote(world.sql, {
    conversationId: conversation.id,
    by: viewer.id,
    body,
    formKey: key,
  });
  if (!decision.ok) return drawTurnedBack(c, conversation.id, decision.why, body);
  world.nudges.changed(decision.value.changed);
  world.live.here.stops({ conversationId: conversation.id, userId: viewer.id });

  if (!wantsFragment(c)) return c.redirect(modePath(conversation.id, 'note'), 303);
  const asOf = new Date();
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  c.header('HX-Trigger', 'noted');
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversation.id} asOf={asOf} />
      ) : (
        await stateOf(c, opened)
      )}
      <hx-partial hx-target="#note-key" hx-swap="outerHTML">
        <NoteKey />
      </hx-partial>
    </>,
  );
}

/** What was written stays where it is; the sentence stands under it. */
async function drawTurnedBack(c: Context<Env>, conversationId: string, why: NoteRefusal, draft: string) {
  const { world, viewer } = c.var;
  if (why === 'not-allowed') await audit(c, { conversationId }, 'decision');
  const status = why === 'not-allowed' ? 409 : 422;
  const refusal = sentence(why);
  if (wantsFragment(c))
    return c.html(
      <hx-partial hx-target="#note-refusal" hx-swap="outerHTML">
        <TurnedBack id="note-refusal" refusal={refusal} />
      </hx-partial>,
      status,
    );
  const opened = await reopenFor(world.sql, viewer, conversationId);
  if (opened === null) return notFound(c);
  const thread = await readItems(world.sql, conversationId, null);
  const shown = { opened, thread, earlierPage: false, noting: { draft, refusal } };
  return drawInbox(c, filtersOfPage(c), shown, status);
}

function sentence(why: NoteRefusal): string {
  switch (why) {
    case 'empty':
      return t('notes.empty');
    case 'too-long':
      return t('notes.too-long', { limit: longestNote });
    case 'not-allowed':
      return t('notes.not-allowed');
    default:
      return t('notes.cannot-see', { name: why.name });
  }
}
