import type { Context } from 'hono';
import { z } from 'zod';
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
import { reopenFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';

const form = z.object({ key: commandId, body: writtenText });

/** `POST /conversations/:conversation/messages`: queues a reply. `key` is the form's: pressed twice, stored once. */
export async function postMessage(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { key, body } = asked.data;
  const reply = { conversationId: conversation.id, by: viewer.id, body, formKey: key, replyToWamid: null };
  const decision = await queueReply(world.sql, reply);
  if (!decision.ok) return drawTurnedBack(c, conversation.id, decision.why, body);
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
async function drawTurnedBack(c: Context<Env>, conversationId: string, why: ReplyRefusal, draft: string) {
  if (why === 'not-allowed') await audit(c, { conversationId }, 'decision');
  const status = why === 'empty' || why === 'too-long' ? 422 : 409;
  const refusal = refusalSentence(why);
  const opened = await reopenFor(c.var.world.sql, c.var.viewer, conversationId);
  if (!wantsFragment(c))
    return opened === null ? notFound(c) : drawRefusal(c, opened, { refusal, draft, status });
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
