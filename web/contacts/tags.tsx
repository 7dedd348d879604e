import type { Context } from 'hono';
import { z } from 'zod';
import { tagContacts } from '../../db/contact-tags.ts';
import { openContact } from '../door.ts';
import { nonsense, stateOf } from '../inbox/answer.tsx';
import { reopenFor } from '../inbox/opened.ts';
import { drawProblem } from '../problems.tsx';
import { backTo, Toast, wantsFragment } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';

/** One of the two; the conversation it was pressed beside, where there was one. */
const form = z.union([
  z.object({ on: z.uuid(), conversation: z.uuid().optional() }),
  z.object({ off: z.uuid(), conversation: z.uuid().optional() }),
]);

/** `POST /contacts/:contact/tags`: puts a tag on (`on`) or takes it off (`off`). Pressed twice it is done once. */
export async function postTags(c: Context<Env>) {
  const contact = await openContact(c, 'tag');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const on = 'on' in asked.data;
  const { changed, ...decision } = await tagContacts(world.sql, {
    ...{ contactIds: [contact.id], by: viewer.id, on },
    tagId: 'on' in asked.data ? asked.data.on : asked.data.off,
  });
  world.nudges.changed(changed);
  if (!wantsFragment(c)) {
    if (decision.ok) return backTo(c, `/contacts/${contact.id}`);
    return drawProblem(c, 409, { title: t('refused.title'), hint: t(`tag-refusal.${decision.why}`) });
  }

  c.header('HX-Trigger', 'tagged'); // app.js puts the focus where it can go on
  const beside = contact.conversations.find(({ id }) => id === asked.data.conversation);
  const opened = beside === undefined ? null : await reopenFor(world.sql, viewer, beside.id);
  const toast = decision.ok ? (
    <Toast title={t(on ? 'done.tagged' : 'done.untagged', { tag: decision.value.tag.name })} />
  ) : (
    <Toast title={t('refused.title')} text={t(`tag-refusal.${decision.why}`)} tone="danger" />
  );
  return c.html(
    <>
      {opened !== null && (await stateOf(c, opened))}
      {toast}
    </>,
    decision.ok ? 200 : 409,
  );
}
