import type { Context } from 'hono';
import { z } from 'zod';
import { listCandidates } from '../../db/candidates.ts';
import { keepTransferNote } from '../../db/notes.ts';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { FreshTransferMenu, longestNote } from './transfer-menu.tsx';
import { drawCommanded, nonsense } from './answer.tsx';
import { agentOrNobody, commandId, count, writtenText } from './forms.ts';
import { UndoTransfer } from './undo.tsx';

const form = z.object({
  command: commandId,
  to: z.uuid(),
  from: agentOrNobody,
  turn: count.optional(),
  note: writtenText.pipe(z.string().trim().max(longestNote)).default(''),
});

/** `PUT|POST /conversations/:conversation/agent`: gives it to another agent, or takes it. */
export async function putAgent(c: Context<Env>) {
  const conversation = await openConversation(c, 'transfer');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { command, to, from, turn, note } = asked.data;
  if (note !== '')
    await keepTransferNote(world.sql, {
      ...{ commandId: command, conversationId: conversation.id },
      ...{ authorId: viewer.id, body: note },
    });
  const decision = await world.commands.transfer(conversation, {
    by: viewer.id,
    commandId: command,
    to,
    from,
    turn,
  });

  const candidates = await listCandidates(world.sql, conversation.numberId);
  const agent = candidates.find(({ id }) => id === to)?.name ?? t('event.somebody');
  return drawCommanded(c, conversation, decision, {
    title: t('done.transferred', { agent }),
    offDesk: to !== viewer.id,
    ...(note === '' ? {} : { kept: t('transfer.note-kept', { note }) }),
    ...(decision.ok ? { undo: <UndoTransfer conversation={conversation} moved={decision.value} /> } : {}),
    afresh: (opened) => <FreshTransferMenu {...{ opened, candidates, note }} />,
  });
}
