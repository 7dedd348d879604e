import type { Context } from 'hono';
import { fetchAgain } from '../../db/media.ts';
import { openMessage } from '../door.ts';
import { stateOf } from '../inbox/answer.tsx';
import { inboxPath } from '../inbox/filters.ts';
import { ThreadGone } from '../inbox/fragments.tsx';
import { reopenFor } from '../inbox/opened.ts';
import { filtersOfPage } from '../inbox/page.tsx';
import { Toast, wantsFragment } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';

/** `POST /media/:message/fetching`: a file that could not be had is asked for once more. */
export async function postFetching(c: Context<Env>) {
  const { conversation, messageId } = await openMessage(c);
  const { world, viewer } = c.var;
  const changed = await fetchAgain(world.sql, messageId);
  if (changed !== null) world.nudges.changed(changed);

  if (!wantsFragment(c)) return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
  const asOf = new Date();
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversation.id} asOf={asOf} />
      ) : (
        await stateOf(c, opened)
      )}
      {changed === null && <Toast title={t('media.again')} text={t('media.not-failed')} tone="danger" />}
    </>,
    changed === null ? 409 : 200,
  );
}
