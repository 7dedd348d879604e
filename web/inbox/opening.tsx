import type { Context } from 'hono';
import { z } from 'zod';
import { reopen } from '../../db/opening.ts';
import { openConversation } from '../door.ts';
import { may } from '../../domain/access.ts';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense } from './answer.tsx';
import { commandId, count, keyOf } from './forms.ts';
import { reopenFor } from './opened.ts';

/** `episode`: only if that is still the last. `agent`: who had it before it was closed. */
const form = z.object({ command: commandId, episode: count.optional(), agent: z.uuid().optional() });

/**
 * `POST /conversations/:conversation/opening`: opens a closed one again; it is theirs. An opening is a fact, written at
 * once. To undo a close of somebody else's conversation is that and a transfer to them, each by its own rules.
 */
export async function postOpening(c: Context<Env>) {
  const conversation = await openConversation(c, 'reopen');
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { command, episode, agent } = asked.data;
  const opening = { conversationId: conversation.id, by: viewer.id, commandId: command, episode };
  const decision = await reopen(world.sql, opening);
  world.nudges.changed(decision.changed);

  const back =
    decision.ok && agent !== undefined && agent !== viewer.id ? await giveBack(c, command, agent) : null;
  return drawCommanded(c, conversation, decision, back ?? { title: t('done.reopened') });
}

/** Null: they may give nothing to anybody, so it stays theirs. */
async function giveBack(c: Context<Env>, command: string, agent: string) {
  const { world, viewer } = c.var;
  const opened = await reopenFor(world.sql, viewer, c.req.param('conversation') ?? '');
  if (opened === null || !may(viewer, 'transfer', opened.conversation)) return null;
  const decision = await world.commands.transfer(opened.conversation, {
    ...{ by: viewer.id, commandId: keyOf(command, agent), to: agent, from: viewer.id },
  });
  if (decision.ok) return { title: t('undo.given-back') };
  return {
    title: t('done.reopened'),
    text: t('undo.not-given-back', { why: refusalSentence(decision.why) }),
  };
}
