import type { Context } from 'hono';
import { isId, openConversation } from '../door.ts';
import { notFound } from '../problems.tsx';
import { drawPart, wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { filtersFrom, filtersQuery } from './filters.ts';
import { Gone } from './fragments.tsx';
import { placeAsked, placeText, readItems } from './items.ts';
import { Days, Earlier, Messages } from './messages.tsx';
import { openedFor, threadContext } from './opened.ts';

/**
 * `GET /conversations/:conversation/messages`: with `before`, the page of the thread before a place, to stand above what
 * is there; with `around`, the page around a message instead of what is there.
 */
export async function getMessages(c: Context<Env>) {
  const conversation = await openConversation(c, 'see');
  const filters = filtersFrom(c.req.query());
  const { around } = c.req.query();
  const before = await placeAsked(c.var.world.sql, conversation.id, c.req.query());
  if (!wantsFragment(c)) {
    const more: Record<string, string> = isId(around)
      ? { around }
      : before === null
        ? {}
        : { before: placeText(before) };
    return c.redirect(`/inbox/${conversation.id}${filtersQuery(filters, more)}`);
  }
  const { world, viewer } = c.var;
  const [opened, thread] = await Promise.all([
    openedFor(world.sql, viewer, conversation),
    readItems(world.sql, conversation.id, before),
  ]);
  if (opened === null) return notFound(c);
  if (isId(around))
    return drawPart(
      c,
      <hx-partial hx-target="#thread-log" hx-swap="outerHTML">
        <Messages
          {...threadContext(opened)}
          thread={thread}
          filters={filters}
          earlierPage={before !== null}
        />
      </hx-partial>,
    );
  return drawPart(
    c,
    <>
      <Gone target="#thread-earlier" />
      <hx-partial hx-target="#thread-items" hx-swap="place">
        <Days thread={thread} {...threadContext(opened)} />
      </hx-partial>
      <hx-partial hx-target="#thread-items" hx-swap="afterbegin">
        <Earlier thread={thread} conversationId={conversation.id} filters={filters} />
      </hx-partial>
    </>,
  );
}
