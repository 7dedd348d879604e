import type { Context } from 'hono';
import { z } from 'zod';
import { refuse } from '../../domain/decision.ts';
import { openConversation } from '../door.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { agentOrNobody, commandId, count } from './forms.ts';
import { momentOf, momentTyped, snoozeChoices } from './moments.ts';

const form = z.object({
  command: commandId,
  from: agentOrNobody,
  seen: count,
  choice: z.enum([...snoozeChoices, 'pick', 'wake']),
  at: z.string().optional(),
});

/** `POST /conversations/:conversation/snooze`: puts it aside until a time, or takes it up again. */
export async function postSnooze(c: Context<Env>) {
  const conversation = await openConversation(c, 'snooze');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { command, from, seen, choice, at = '' } = asked.data;
  const until = choice === 'wake' ? null : untilOf(choice, at);
  const done = { title: t(until === null ? 'done.woken' : 'done.snoozed') };
  if (until === 'no-time') return drawCommanded(c, conversation, refuse('time-passed'), done);
  const decision = await world.commands.snooze(conversation, {
    by: viewer.id,
    commandId: command,
    from,
    seen,
    until,
  });

  return drawCommanded(c, conversation, decision, done);
}

function untilOf(choice: 'later' | 'tomorrow' | 'week' | 'pick', at: string): number | 'no-time' {
  const now = new Date();
  const moment = choice === 'pick' ? momentTyped(at, now) : momentOf(choice, now);
  return moment?.getTime() ?? 'no-time';
}
