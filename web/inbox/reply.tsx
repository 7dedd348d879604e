import type { Context } from 'hono';
import { z } from 'zod';
import { findWamid } from '../../db/quoted.ts';
import { queueReply } from '../../db/replies.ts';
import { openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { audit } from '../refused.ts';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { refusalSentence, type ReplyRefusal, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawRefusal, nonsense, stateOf } from './answer.tsx';
import { FormKey } from './composer.tsx';
import { inboxPath } from './filters.ts';
import { commandId, writtenText } from './forms.ts';
import { ThreadGone, ThreadState } from './fragments.tsx';
import { findAnswered, reopenFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';

const form = z.object({ key: commandId, body: writtenText, reply_to: z.uuid().optional() });

/** `POST /conversations/:conversation/messages`: queues a reply. `key` is the form's: pressed twice, stored once. */
export async function postMessage(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { key, body, reply_to: replyTo } = asked.data;
  const replyToWamid = replyTo === undefined ? null : await findWamid(world.sql, conversation.id, replyTo);
  const reply = { conversationId: conversation.id, by: viewer.id, body, formKey: key, replyToWamid };
  const decision = await queueReply(world.sql, reply);
  if (!decision.ok) return drawTurnedBack(c, conversation.id, decision.why, { draft: body, replyTo });
  world.nudges.changed(decision.value.changed);

  if (!wantsFragment(c)) return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  c.header('HX-Trigger', 'sent');
  return c.html(
    <>
      {opened === null ? <ThreadGone conversationId={conversation.id} /> : await stateOf(c, opened)}
      <hx-partial hx-target="#form-key" hx-swap="outerHTML">
        <FormKey />
      </hx-partial>
    </>,
  );
}

/** What was written stays where it is; the sentence stands under it, and the composer shows what can be done instead. */
async function drawTurnedBack(
  c: Context<Env>,
  conversationId: string,
  why: ReplyRefusal,
  { draft, replyTo: id }: { draft: string; replyTo: string | undefined },
) {
  if (why === 'not-allowed') await audit(c, { conversationId }, 'decision');
  const status = why === 'empty' || why === 'too-long' ? 422 : 409;
  const refusal = refusalSentence(why);
  const opened = await reopenFor(c.var.world.sql, c.var.viewer, conversationId);
  const replyTo = await findAnswered(c.var.world.sql, conversationId, id);
  if (!wantsFragment(c))
    return opened === null ? notFound(c) : drawRefusal(c, opened, { refusal, draft, status, replyTo });
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversationId} />
      ) : (
        <ThreadState opened={opened} filters={filtersOfPage(c)} {...(status === 422 ? { refusal } : {})} />
      )}
      {status === 409 && <Toast title={t('refused.title')} text={refusal} tone="danger" />}
    </>,
    status,
  );
}
