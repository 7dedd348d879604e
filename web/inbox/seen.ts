import type { Context } from 'hono';
import { z } from 'zod';
import { markMentionsSeen } from '../../db/mentions.ts';
import { markSeen } from '../../db/seen.ts';
import { openConversation } from '../door.ts';
import { wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { nonsense } from './answer.tsx';
import { inboxPath } from './filters.ts';
import { count } from './forms.ts';
import { filtersOfPage } from './page.tsx';

/** `marks`: only from a page that was opened, and not drawn anew by itself. */
const form = z.object({ count, seq: count.default(0), marks: count.nullable().default(null) });

/**
 * `POST /conversations/:conversation/seen` with `count`, the messages of the customer's that the page has shown, and
 * `seq`, the last of anything: notes that call this person are read up to there.
 */
export async function postSeen(c: Context<Env>) {
  const conversation = await openConversation(c, 'see');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const [read, answered] = await Promise.all([
    markSeen(world.sql, viewer.id, conversation.id, asked.data),
    markMentionsSeen(world.sql, viewer.id, conversation.id, asked.data.seq),
  ]);
  // Their other tabs, and their alerts: nobody else's screen shows what they have read.
  if (read || answered) world.nudges.changed({ conversations: [conversation.id], people: [viewer.id] });

  return wantsFragment(c) ? c.body(null, 204) : c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
}
