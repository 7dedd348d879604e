import type { Context } from 'hono';
import { z } from 'zod';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { nonsense } from './answer.tsx';
import { commandId, keyOf } from './forms.ts';
import { type Ask, eachOf } from './many.tsx';
import { drawManyUndone, shortList } from './many-answer.tsx';
import { reopenFor } from './opened.ts';
import { openAgain } from './opening.tsx';

/** A conversation as it was closed: `id~episode~agent`. */
const closed = z
  .string()
  .regex(/^[0-9a-f-]{36}~\d{1,9}~([0-9a-f-]{36})?$/i)
  .transform((text) => {
    const [id = '', episode = '', agent = ''] = text.split('~');
    return { id, episode: Number(episode), agent: agent === '' ? undefined : agent };
  });
type Closed = z.infer<typeof closed>;
const form = z.object({
  command: commandId,
  conversation: z.union([closed, z.array(closed)]).transform((some) => [some].flat()),
});

/**
 * `POST /inbox/openings`: opens what one press has closed, each as its own undo would. One that was opened, or has been
 * meanwhile, stays as it is.
 */
export async function postOpenings(c: Context<Env>) {
  const asked = form.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { command, conversation: chosen } = asked.data;

  const { world, viewer } = c.var;
  const notBack = new Map<string, string[]>();
  let yours = 0;
  const open: Ask<Closed> = async (conversation, { episode, agent }) => {
    const key = keyOf(command, conversation.id);
    const { opened, back } = await openAgain(c, conversation, { command: key, episode, agent });
    if (opened.ok && back === null && agent !== viewer.id) yours += 1;
    if (back?.ok === false) {
      const name = (await reopenFor(world.sql, viewer, conversation.id))?.customer ?? t('event.somebody');
      const why = refusalSentence(back.why);
      notBack.set(why, [...(notBack.get(why) ?? []), name]);
    }
    return opened;
  };
  const outcome = await eachOf(c, 'reopen', chosen, open, t('undo.not-asked'));
  const more = [...notBack].map(([why, names]) => t('undo.many-not-back', { names: shortList(names), why }));
  if (yours > 0) more.unshift(t('undo.many-yours', { count: yours }));
  return drawManyUndone(c, outcome, {
    title: t('undo.many-reopened', { count: outcome.done }),
    ...(more.length > 0 && { text: more.join(' ') }),
  });
}
