import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { listRowsOf } from '../../db/conversations.ts';
import type { Message } from '../../db/messages.ts';
import type { ConversationRow } from '../../db/visible.ts';
import type { Refusal } from '../../domain/conversation.ts';
import type { Decision } from '../../domain/decision.ts';
import { drawProblem, notFound } from '../problems.tsx';
import { audit } from '../refused.ts';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { inboxPath } from './filters.ts';
import { ListRows, RowGone, ThreadGone, ThreadItems, ThreadState } from './fragments.tsx';
import { readItems } from './items.ts';
import { type Opened, reopenFor } from './opened.ts';
import { drawInbox, filtersOfPage } from './page.tsx';

interface Done {
  title: string;
  text?: string;
  /** The way back, as a form. */
  undo?: Child;
  /** It is off this person's desk: the focus goes to the next in the list, not to the field one writes in. */
  offDesk?: boolean;
  /** What was written in the form, said again where a refusal comes without the form it was written in. */
  kept?: string;
  /** What the form was drawn from, as it is now: shown with a refusal where the form is still open. */
  afresh?: (opened: Opened) => Child;
}

/**
 * The last beat of every command: the conversation as it stands now, read anew, and what came of it in a sentence. A
 * refusal shows the true state too. Without htmx: back to the conversation, or the page with the refusal on it.
 */
export async function drawCommanded(
  c: Context<Env>,
  { id }: Pick<ConversationRow, 'id'>,
  decision: Decision<unknown, Refusal | 'not-confirmed'>,
  { kept, afresh, undo, offDesk = false, ...done }: Done,
) {
  const { world, viewer } = c.var;
  if (!decision.ok && decision.why === 'not-allowed') await audit(c, { conversationId: id }, 'decision');
  const filters = filtersOfPage(c);
  const asOf = new Date();
  const opened = await reopenFor(world.sql, viewer, id);
  if (wantsFragment(c)) {
    if (decision.ok) c.header('HX-Trigger', offDesk ? 'focus-onward' : 'focus-next');
    const toast = decision.ok ? (
      <Toast {...done}>{undo}</Toast>
    ) : (
      <Toast {...refused(decision.why, opened)} tone="danger" />
    );
    const state = opened === null ? <ThreadGone conversationId={id} asOf={asOf} /> : await stateOf(c, opened);
    return c.html(
      <>
        {state}
        {!decision.ok && opened !== null && afresh?.(opened)}
        {toast}
      </>,
      decision.ok ? 200 : 409,
    );
  }
  if (decision.ok) return c.redirect(opened === null ? inboxPath(filters) : inboxPath(filters, id), 303);
  if (opened === null) return notFound(c);
  const { title, text } = refused(decision.why, opened);
  const refusal = text === undefined ? title : `${title}: ${text}`;
  return drawRefusal(c, opened, { refusal: kept === undefined ? refusal : `${refusal} ${kept}` });
}

interface Refused {
  refusal: string;
  draft?: string;
  status?: 409 | 422;
  /** Under the reply, or above the thread. */
  place?: 'reply' | 'thread';
  replyTo?: Message | null;
}

/** The page itself with the refusal on it: a reply's that can be mended under the field, any other above the thread. */
export async function drawRefusal(
  c: Context<Env>,
  opened: Opened,
  { refusal, draft = '', status = 409, place = status === 422 ? 'reply' : 'thread', replyTo = null }: Refused,
) {
  const thread = await readItems(c.var.world.sql, opened.conversation.id, null);
  const said = place === 'reply' ? { refusal } : { notice: refusal };
  return drawInbox(
    c,
    filtersOfPage(c),
    { opened, thread, earlierPage: false, draft, replyTo, ...said },
    status,
  );
}

/** Everything of this conversation that a command may have changed on the page it came from. */
export async function stateOf(c: Context<Env>, opened: Opened) {
  const { world, viewer } = c.var;
  const filters = filtersOfPage(c);
  const { id } = opened.conversation;
  const [thread, rows] = await Promise.all([
    readItems(world.sql, id, null),
    listRowsOf(world.sql, viewer, filters, [id]),
  ]);
  return (
    <>
      <ThreadState opened={opened} filters={filters} />
      <ThreadItems opened={opened} thread={thread} only={newest(thread.items.length)} />
      {rows.length === 0 ? (
        <RowGone id={id} asOf={opened.now} />
      ) : (
        <ListRows rows={rows} filters={filters} now={opened.now} currentId={id} />
      )}
    </>
  );
}

/** What a command or a reply adds stands at the end; the rest is on the page already. */
const added = 5;
const newest = (count: number) => {
  let index = 0;
  return () => index++ >= count - added;
};

function refused(why: Refusal | 'not-confirmed', opened: Opened | null): Done {
  if (why === 'not-confirmed') return { title: t('refused.not-confirmed'), text: refusalSentence(why) };
  const holder = opened?.profile.agentName;
  if (why === 'not-waiting' && holder != null) return { title: t('refused.taken-by', { agent: holder }) };
  return { title: t('refused.title'), text: refusalSentence(why) };
}

/** A form that no page of ours sends. */
export const nonsense = (c: Context<Env>) =>
  drawProblem(c, 422, { title: t('refused.title'), hint: t('refused.nonsense') });
