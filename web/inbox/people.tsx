import type { Context } from 'hono';
import { z } from 'zod';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { commandId } from './forms.ts';

const form = z.object({ command: commandId });

/** `POST /conversations/:conversation/people`: the bot stops, and the rules look for somebody. */
export async function postPeople(c: Context<Env>) {
  const conversation = await openConversation(c, 'hand-to-people');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const command = { by: viewer.id, commandId: asked.data.command };
  const decision = await world.commands.handToPeople(conversation, command);

  return drawCommanded(c, conversation, decision, { title: t('done.handed'), offDesk: true });
}
