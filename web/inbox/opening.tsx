import type { Context } from 'hono';
import { z } from 'zod';
import type { Episode, Refusal } from '../../domain/conversation.ts';
import type { Decision } from '../../domain/decision.ts';
import { reopen } from '../../db/opening.ts';
import { findVisible } from '../../db/visible.ts';
import { openConversation } from '../door.ts';
import { may } from '../../domain/access.ts';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { commandId, count, keyOf } from './forms.ts';

/** `episode`: only if that is still the last. `agent`: who had it before it was closed. */
const form = z.object({ command: commandId, episode: count.optional(), agent: z.uuid().optional() });

/** `POST /conversations/:conversation/opening`: opens a closed one again; it is theirs, or as it was before its close. */
export async function postOpening(c: Context<Env>) {
  const conversation = await openConversation(c, 'reopen');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { opened, back } = await openAgain(c, conversation, asked.data);
  return drawCommanded(c, conversation, opened, {
    title: t(back?.ok ? 'undo.given-back' : 'done.reopened'),
    ...(back?.ok === false && { text: t('undo.not-given-back', { why: refusalSentence(back.why) }) }),
  });
}

interface Reopened {
  opened: Decision<Episode, Refusal>;
  /** What came of giving it to who had it; null: nobody else had, or they may give nothing to anybody, so it is theirs. */
  back: Decision<Episode, Refusal | 'not-confirmed'> | null;
}

/**
 * An opening is a fact, written at once. To undo a close of somebody else's conversation is that and a transfer to them,
 * each by its own rules.
 */
export async function openAgain(
  c: Context<Env>,
  { id }: { id: string },
  { command, episode, agent }: z.infer<typeof form>,
): Promise<Reopened> {
  const { world, viewer } = c.var;
  const opening = { conversationId: id, by: viewer.id, commandId: command, episode };
  const { changed, ...opened } = await reopen(world.sql, opening);
  world.nudges.changed(changed);
  if (!opened.ok || agent === undefined || agent === viewer.id) return { opened, back: null };
  return { opened, back: await giveBack(c, id, command, agent) };
}

async function giveBack(c: Context<Env>, id: string, command: string, agent: string) {
  const { world, viewer } = c.var;
  const conversation = await findVisible(world.sql, viewer, id);
  if (conversation === null || !may(viewer, 'transfer', conversation)) return null;
  return world.commands.transfer(conversation, {
    ...{ by: viewer.id, commandId: keyOf(command, agent), to: agent, from: viewer.id },
  });
}
