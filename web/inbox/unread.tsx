import type { Context } from 'hono';
import { listRowsOf } from '../../db/conversations.ts';
import { markUnread } from '../../db/seen.ts';
import { openConversation } from '../door.ts';
import { drawProblem } from '../problems.tsx';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { NoThread } from './empty.tsx';
import { inboxPath } from './filters.ts';
import { ListRows, LiveStream } from './fragments.tsx';
import { OwnerDialog } from './owner-form.tsx';
import { conversationOnPage, filtersOfPage, NoContact } from './page.tsx';

/**
 * `POST /conversations/:conversation/unread`: it is unread for this person until they open it again. From its own page
 * that is left for the list, since a page that shows it would have read it.
 */
export async function postUnread(c: Context<Env>) {
  const conversation = await openConversation(c, 'see');
  const { id } = conversation;
  const { world, viewer } = c.var;
  const marked = await markUnread(world.sql, viewer.id, id);
  if (marked) world.nudges.changed({ conversations: [id], people: [viewer.id] });

  const filters = filtersOfPage(c);
  const refusal = { title: t('refused.title'), text: t('unread.nothing') };
  if (!wantsFragment(c))
    return marked
      ? c.redirect(inboxPath(filters), 303)
      : drawProblem(c, 409, { title: refusal.title, hint: refusal.text });
  if (!marked) return c.html(<Toast {...refusal} tone="danger" />, 409);

  const leaves = conversationOnPage(c).includes(id);
  const now = new Date();
  const rows = await listRowsOf(world.sql, viewer, filters, [id]);
  if (leaves) c.header('HX-Push-Url', inboxPath(filters));
  c.header('HX-Trigger', JSON.stringify({ 'focus-next': { row: `convo-${id}` } }));
  return c.html(
    <>
      {leaves && (
        <>
          <hx-partial hx-target="#thread" hx-swap="outerHTML">
            <NoThread />
          </hx-partial>
          <hx-partial hx-target="#contact" hx-swap="outerHTML">
            <NoContact />
          </hx-partial>
          <hx-partial hx-target="#owner-dialog" hx-swap="outerHTML">
            <OwnerDialog conversation={null} />
          </hx-partial>
          <hx-partial hx-target="#live" hx-swap="outerHTML">
            <LiveStream filters={filters} conversationId={null} seq={0} />
          </hx-partial>
        </>
      )}
      <ListRows rows={rows} filters={filters} now={now} currentId={null} />
      <Toast title={t('unread.done')} text={t('unread.done-hint')} />
    </>,
  );
}
