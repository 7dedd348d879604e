import type { Context } from 'hono';
import { z } from 'zod';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { agentOrNobody, commandId } from './forms.ts';

const form = z.object({ command: commandId, from: agentOrNobody, what: z.enum(['open', 'agent']) });

/** `POST /conversations/:conversation/keeping`: what would happen by itself does not, and it stays as it is. */
export async function postKeeping(c: Context<Env>) {
  const conversation = await openConversation(c, 'snooze');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { command, from, what } = asked.data;
  const decision = await world.commands.keep(conversation, { by: viewer.id, commandId: command, from, what });

  return drawCommanded(c, conversation, decision, { title: t(`done.kept-${what}`) });
}
