import type { Context } from 'hono';
import { z } from 'zod';
import { reopen } from '../../db/opening.ts';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { commandId } from './forms.ts';

const form = z.object({ command: commandId });

/** `POST /conversations/:conversation/opening`: opens a closed one again; it is theirs. An opening is a fact, written at once. */
export async function postOpening(c: Context<Env>) {
  const conversation = await openConversation(c, 'reopen');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const command = { conversationId: conversation.id, by: viewer.id, commandId: asked.data.command };
  const decision = await reopen(world.sql, command);
  world.nudges.changed(decision.changed);

  return drawCommanded(c, conversation, decision, { title: t('done.reopened') });
}
