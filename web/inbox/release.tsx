import type { Context } from 'hono';
import { z } from 'zod';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { agentOrNobody, commandId, count } from './forms.ts';

const form = z.object({ command: commandId, from: agentOrNobody, turn: count.optional() });

/** `POST /conversations/:conversation/release`: back to Unassigned, there to be claimed. */
export async function postRelease(c: Context<Env>) {
  const conversation = await openConversation(c, 'release');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { command, from, turn } = asked.data;
  const decision = await world.commands.release(conversation, {
    by: viewer.id,
    commandId: command,
    from,
    turn,
  });

  return drawCommanded(c, conversation, decision, { title: t('done.released'), offDesk: true });
}
