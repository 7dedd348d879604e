import type { Context } from 'hono';
import { z } from 'zod';
import type { ConversationRow } from '../../db/visible.ts';
import { openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { wantsFragment } from '../ui/draw.tsx';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, drawRefusal, nonsense } from './answer.tsx';
import { agentOrNobody, commandId, count } from './forms.ts';
import { momentOf, momentTyped, snoozeChoices } from './moments.ts';
import { reopenFor } from './opened.ts';
import { SnoozePick } from './snooze-menu.tsx';

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
  const done = { title: t(until === null ? 'done.woken' : 'done.snoozed'), offDesk: until !== null };
  if (until === 'no-time') return drawTimeOver(c, conversation, at);
  const decision = await world.commands.snooze(conversation, {
    by: viewer.id,
    commandId: command,
    from,
    seen,
    until,
  });

  return drawCommanded(c, conversation, decision, done);
}

/** At the field, with what was typed in it; without script above the thread. */
async function drawTimeOver(c: Context<Env>, { id }: ConversationRow, typed: string) {
  const problem = refusalSentence('time-passed');
  if (!wantsFragment(c)) {
    const opened = await reopenFor(c.var.world.sql, c.var.viewer, id);
    return opened === null
      ? notFound(c)
      : drawRefusal(c, opened, { refusal: problem, status: 422, place: 'thread' });
  }
  return c.html(
    <hx-partial hx-target="#snooze-pick" hx-swap="outerHTML">
      <SnoozePick typed={typed} problem={problem} />
    </hx-partial>,
    422,
  );
}

function untilOf(choice: 'later' | 'tomorrow' | 'week' | 'pick', at: string): number | 'no-time' {
  const now = new Date();
  const moment = choice === 'pick' ? momentTyped(at, now) : momentOf(choice, now);
  return moment === null || moment <= now ? 'no-time' : moment.getTime();
}
