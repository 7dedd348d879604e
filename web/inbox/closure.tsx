import type { Context } from 'hono';
import { z } from 'zod';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { commandId, count } from './forms.ts';
import { UndoClose } from './undo.tsx';

const form = z.object({ command: commandId, seen: count });

/** `POST /conversations/:conversation/closure`: closes it, if the page had shown the customer's last message. */
export async function postClosure(c: Context<Env>) {
  const conversation = await openConversation(c, 'close');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { command, seen } = asked.data;
  const decision = await world.commands.close(conversation, { by: viewer.id, commandId: command, seen });

  return drawCommanded(c, conversation, decision, {
    title: t('done.closed'),
    undo: <UndoClose conversation={conversation} />,
    offDesk: true,
  });
}
