import type { Context } from 'hono';
import { z } from 'zod';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { commandId } from './forms.ts';

const form = z.object({ command: commandId });

/** `POST /conversations/:conversation/claim`: takes one that waits (a Sale their own contact's also from the bot). */
export async function postClaim(c: Context<Env>) {
  const conversation = await openConversation(c, 'claim');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const decision = await world.commands.claim(conversation, { by: viewer.id, commandId: asked.data.command });

  const text = viewer.available ? {} : { text: t('done.claimed-away') };
  return drawCommanded(c, conversation, decision, { title: t('done.claimed'), ...text });
}
