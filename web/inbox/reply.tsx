import type { Context } from 'hono';
import { z } from 'zod';
import { queueReply } from '../../db/replies.ts';
import { openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { audit } from '../refused.ts';
import { takeUpload, uploadRefusal } from '../media/uploads.ts';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { refusalSentence, type ReplyRefusal, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { mostFiles } from './attachments.tsx';
import { drawRefusal, nonsense, stateOf } from './answer.tsx';
import { FormKey, TurnedBack } from './composer.tsx';
import { inboxPath } from './filters.ts';
import { commandId, writtenText } from './forms.ts';
import { ThreadGone, ThreadState } from './fragments.tsx';
import { findAnswered, reopenFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';

const ids = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]);
const form = z.object({
  key: commandId,
  body: writtenText,
  reply_to: z.uuid().optional(),
  uploads: ids.pipe(z.array(z.uuid()).max(mostFiles)).default([]),
  voice: z.literal('1').optional(),
});

/** `POST /conversations/:conversation/messages`: queues a reply. `key` is the form's: pressed twice, stored once. */
export async function postMessage(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const { fields, badFile } = await fieldsOf(c, conversation.id);
  const asked = form.safeParse(fields);
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { key, body, reply_to: replyTo, uploads, voice } = asked.data;
  if (badFile !== null) return drawBadFile(c, conversation.id, badFile, { draft: body, replyTo });

  const decision = await queueReply(world.sql, {
    conversationId: conversation.id,
    by: viewer.id,
    body,
    formKey: key,
    replyToMessageId: replyTo ?? null,
    uploads,
    asVoice: voice !== undefined,
  });
  if (!decision.ok) return drawTurnedBack(c, conversation.id, decision.why, { draft: body, replyTo });
  world.nudges.changed(decision.value.changed);
  world.live.here.stops({ conversationId: conversation.id, userId: viewer.id });

  if (!wantsFragment(c)) return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
  const asOf = new Date();
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  c.header('HX-Trigger', 'sent');
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversation.id} asOf={asOf} />
      ) : (
        await stateOf(c, opened)
      )}
      <hx-partial hx-target="#form-key" hx-swap="outerHTML">
        <FormKey />
      </hx-partial>
    </>,
  );
}

/** From a page without script a file comes with the form itself, and goes to disk as it comes. */
async function fieldsOf(
  c: Context<Env>,
  conversationId: string,
): Promise<{ fields: Record<string, unknown>; badFile: string | null }> {
  const isForm = (c.req.header('content-type') ?? '').startsWith('multipart/form-data');
  if (!isForm || wantsFragment(c)) return { fields: await c.req.parseBody({ all: true }), badFile: null };

  const { fields, name, upload } = await takeUpload(c, conversationId);
  const written = Object.fromEntries(fields);
  if (upload.ok) return { fields: { ...written, uploads: upload.value.id }, badFile: null };
  const noneChosen = name === null && (upload.why === 'file-empty' || upload.why === 'none');
  return { fields: written, badFile: noneChosen ? null : uploadRefusal(upload.why) };
}

async function drawBadFile(
  c: Context<Env>,
  conversationId: string,
  refusal: string,
  { draft, replyTo: id }: { draft: string; replyTo: string | undefined },
) {
  const { world, viewer } = c.var;
  const opened = await reopenFor(world.sql, viewer, conversationId);
  if (opened === null) return notFound(c);
  const replyTo = await findAnswered(world.sql, conversationId, id);
  return drawRefusal(c, opened, { refusal, draft, status: 422, replyTo });
}

/** What was written stays where it is; the sentence stands under it, and the composer shows what can be done instead. */
async function drawTurnedBack(
  c: Context<Env>,
  conversationId: string,
  why: ReplyRefusal,
  { draft, replyTo: id }: { draft: string; replyTo: string | undefined },
) {
  if (why === 'not-allowed') await audit(c, { conversationId }, 'decision');
  const status = why === 'empty' || why === 'too-long' || why === 'left-open' ? 422 : 409;
  const refusal = refusalSentence(why);
  const asOf = new Date();
  const opened = await reopenFor(c.var.world.sql, c.var.viewer, conversationId);
  const replyTo = await findAnswered(c.var.world.sql, conversationId, id);
  if (!wantsFragment(c))
    return opened === null ? notFound(c) : drawRefusal(c, opened, { refusal, draft, status, replyTo });
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversationId} asOf={asOf} />
      ) : (
        <ThreadState opened={opened} filters={filtersOfPage(c)} />
      )}
      {status === 422 && (
        <hx-partial hx-target="#composer-refusal" hx-swap="outerHTML">
          <TurnedBack id="composer-refusal" refusal={refusal} />
        </hx-partial>
      )}
      {status === 409 && <Toast title={t('refused.title')} text={refusal} tone="danger" />}
    </>,
    status,
  );
}
