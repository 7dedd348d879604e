import type { Context } from 'hono';
import { z } from 'zod';
import { listRowsOf } from '../../db/conversations.ts';
import { findDrafts, longestDraft, saveDraft } from '../../db/drafts.ts';
import { openConversation } from '../door.ts';
import { markup } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { nonsense } from './answer.tsx';
import { count, writtenText } from './forms.ts';
import { filtersOfPage } from './page.tsx';
import { Snippet } from './row.tsx';

const form = z.object({
  kind: z.enum(['reply', 'note']),
  body: writtenText.pipe(z.string().max(longestDraft)),
  revision: count.pipe(z.number().positive()),
  leaving: z.literal('1').optional(),
});

/** `GET /conversations/:conversation/drafts`: what this person has begun, as JSON, for a page they come back to. */
export async function getDrafts(c: Context<Env>) {
  const conversation = await openConversation(c, 'see');
  return c.json(await findDrafts(c.var.world.sql, c.var.viewer.id, conversation.id));
}

/**
 * `POST /conversations/:conversation/drafts`: what this person has typed so far, as `public/drafts.js` sends it. The
 * answer, JSON, says whether it was kept, what is there if not, and how the list's line reads now. Colleagues who have the
 * thread on their screen are shown that somebody writes, unless that was the last of it (`leaving`).
 */
export async function postDraft(c: Context<Env>) {
  const conversation = await openConversation(c, 'note');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const at = { userId: viewer.id, conversationId: conversation.id };
  if (asked.data.leaving === undefined) world.live.here[asked.data.body === '' ? 'stops' : 'writes'](at);
  const answer = await saveDraft(world.sql, { ...at, ...asked.data });
  if (answer.kept) world.live.here.saved(at);
  const [row] = await listRowsOf(world.sql, viewer, filtersOfPage(c), [conversation.id]);
  return c.json({ ...answer, line: row === undefined ? null : await markup(<Snippet row={row} />) });
}
