import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { anyIsOf } from '../../db/messages.ts';
import { retryMessage } from '../../db/replies.ts';
import { isId, openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { audit } from '../refused.ts';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawRefusal, nonsense } from './answer.tsx';
import { inboxPath } from './filters.ts';
import { commandId } from './forms.ts';
import { ThreadItems } from './fragments.tsx';
import { readChangedItems } from './items.ts';
import { reopenFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';

const form = z.object({ key: commandId });

/** `POST /conversations/:conversation/messages/:message/attempts`: a person sends again what failed or is not confirmed. */
export async function postAttempt(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const messageId = c.req.param('message');
  if (!isId(messageId) || !(await anyIsOf(c.var.world.sql, conversation.id, [messageId])))
    throw new HTTPException(404);
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const again = { conversationId: conversation.id, messageId, by: viewer.id, formKey: asked.data.key };
  const decision = await retryMessage(world.sql, again);
  if (decision.ok) world.nudges.changed(decision.value.changed);
  else if (decision.why === 'not-allowed') await audit(c, { conversationId: conversation.id }, 'decision');

  const opened = await reopenFor(world.sql, viewer, conversation.id);
  if (opened === null) return notFound(c);
  if (wantsFragment(c)) {
    const asked = { changed: [messageId], after: opened.conversation.lastSeq };
    const items = await readChangedItems(world.sql, conversation.id, asked);
    return c.html(
      <>
        <ThreadItems opened={opened} {...items} />
        {!decision.ok && (
          <Toast title={t('refused.title')} text={refusalSentence(decision.why)} tone="danger" />
        )}
      </>,
      decision.ok ? 200 : 409,
    );
  }
  if (!decision.ok) return drawRefusal(c, opened, { refusal: refusalSentence(decision.why) });
  return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
}
