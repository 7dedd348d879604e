import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { listMessagesOf } from '../../db/messages.ts';
import { react } from '../../db/reactions.ts';
import { isEmoji } from '../../domain/reaction.ts';
import { isId, openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { audit } from '../refused.ts';
import { drawPage, Toast, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawRefusal, nonsense } from './answer.tsx';
import { inboxPath } from './filters.ts';
import { commandId } from './forms.ts';
import { ThreadItems, ThreadState } from './fragments.tsx';
import { readChangedItems } from './items.ts';
import { reopenFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';
import { ReactionMenu } from './reactions.tsx';
import { quoteLine } from './snippet.ts';

const form = z.object({
  key: commandId,
  emoji: z.union([z.literal('').transform(() => null), z.string().max(64).refine(isEmoji)]),
});

/** `GET /conversations/:conversation/messages/:message/reaction`: the choice, in the popover or as a page of its own. */
export async function getReaction(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const message = await readMessage(c, conversation.id);
  const menu = <ReactionMenu message={message} conversationId={conversation.id} />;
  if (wantsFragment(c)) return c.html(menu);
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('reaction.title')} current="inbox">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>{t('reaction.title')}</h1>
            <p dir="auto">{quoteLine(message)}</p>
          </div>
        </header>
        <div class="page-body">
          <div class="card">{menu}</div>
        </div>
      </div>
    </Layout>,
  );
}

/** `PUT …/reaction`: our emoji on this message, in place of the one before; an empty one takes it back. */
export async function putReaction(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const message = await readMessage(c, conversation.id);
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { key, emoji } = asked.data;
  const put = { conversationId: conversation.id, messageId: message.id, by: viewer.id, emoji, formKey: key };
  const decision = await react(world.sql, put);
  if (decision.ok) world.nudges.changed(decision.value.changed);
  else if (decision.why === 'not-allowed') await audit(c, { conversationId: conversation.id }, 'decision');

  const filters = filtersOfPage(c);
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  if (opened === null) return notFound(c);
  const refusal = decision.ok ? null : t(`refusal.reaction-${decision.why}`);
  if (!wantsFragment(c)) {
    if (refusal !== null) return drawRefusal(c, opened, { refusal });
    return c.redirect(inboxPath(filters, conversation.id), 303);
  }
  c.header('HX-Trigger', 'reacted');
  const items = await readChangedItems(world.sql, conversation.id, {
    changed: [message.id],
    after: opened.conversation.lastSeq,
  });
  return c.html(
    <>
      <ThreadItems opened={opened} {...items} />
      <ThreadState opened={opened} filters={filters} />
      {refusal !== null && <Toast title={t('reaction.refused')} text={refusal} tone="danger" />}
    </>,
    decision.ok ? 200 : 409,
  );
}

/** The message named by the route, where it is one of this conversation. */
export async function readMessage(c: Context<Env>, conversationId: string) {
  const id = c.req.param('message');
  const [message] = isId(id) ? await listMessagesOf(c.var.world.sql, conversationId, [id]) : [];
  if (message === undefined) throw new HTTPException(404);
  return message;
}
