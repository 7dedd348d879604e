import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { addSharedContact, findSharedCards } from '../../db/card-contacts.ts';
import { isId, openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawRefusal, nonsense } from './answer.tsx';
import { inboxPath } from './filters.ts';
import { count } from './forms.ts';
import { cardsIn } from './kinds/cards.tsx';
import { reopenFor } from './opened.ts';
import { filtersOfPage } from './page.tsx';

const form = z.object({ card: count, phone: count });

/**
 * `POST /conversations/:conversation/messages/:message/contacts`: makes a contact of a card a customer shared. Who is
 * there already is only said to be there: whose they are is not for everybody to know.
 */
export async function postSharedContact(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const { world, viewer } = c.var;
  const messageId = c.req.param('message');
  const content = isId(messageId) ? await findSharedCards(world.sql, conversation.id, messageId) : null;
  const asked = form.safeParse(await c.req.parseBody());
  if (content === null) throw new HTTPException(404);
  if (!asked.success) return nonsense(c);

  const card = cardsIn(content)[asked.data.card];
  const phone = card?.phones[asked.data.phone]?.digits ?? null;
  const added =
    card === undefined || phone === null
      ? null
      : await addSharedContact(world.sql, { name: card.name, phone });

  const name = card?.name ?? '';
  const title = added === null ? t('card.nothing') : t(added.isNew ? 'card.added' : 'card.there', { name });
  const text = added === null ? t('card.nothing-hint') : added.isNew ? t('card.added-hint') : null;
  if (wantsFragment(c))
    return c.html(
      <Toast
        title={title}
        {...(text === null ? {} : { text })}
        {...(added === null ? { tone: 'danger' as const } : {})}
      />,
      added === null ? 409 : 200,
    );
  if (added?.isNew === true) return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  return opened === null ? notFound(c) : drawRefusal(c, opened, { refusal: title });
}
