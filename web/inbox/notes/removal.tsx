import type { Context } from 'hono';
import { takeNoteBack } from '../../../db/notes.ts';
import { isId, openConversation } from '../../door.ts';
import { drawProblem, notFound } from '../../problems.tsx';
import { Toast, wantsFragment } from '../../ui/draw.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { inboxPath } from '../filters.ts';
import { ThreadGone, ThreadItems } from '../fragments.tsx';
import { readChangedItems } from '../items.ts';
import { reopenFor } from '../opened.ts';
import { filtersOfPage } from '../page.tsx';

/** `POST /conversations/:conversation/notes/:note/removal`: its writer takes it back; that there was one stays. */
export async function postNoteRemoval(c: Context<Env>) {
  const conversation = await openConversation(c, 'note');
  const noteId = c.req.param('note');
  if (!isId(noteId)) return notFound(c);

  const { world, viewer } = c.var;
  const decision = await takeNoteBack(world.sql, {
    conversationId: conversation.id,
    noteId,
    by: viewer.id,
  });
  if (decision === null) return notFound(c);
  if (!decision.ok) return drawNotYours(c);
  world.nudges.changed(decision.value.changed);

  if (!wantsFragment(c)) return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
  const asOf = new Date();
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  if (opened === null) return c.html(<ThreadGone conversationId={conversation.id} asOf={asOf} />);
  const changed = { changed: [noteId], after: Number.POSITIVE_INFINITY };
  const { thread, only } = await readChangedItems(world.sql, conversation.id, changed);
  return c.html(<ThreadItems opened={opened} thread={thread} only={only} />);
}

function drawNotYours(c: Context<Env>) {
  const said = { title: t('refused.title'), text: t('notes.not-yours') };
  if (wantsFragment(c)) return c.html(<Toast {...said} tone="danger" />, 403);
  return drawProblem(c, 403, { title: said.title, hint: said.text });
}
