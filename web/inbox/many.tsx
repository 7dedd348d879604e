import type { Context } from 'hono';
import { z } from 'zod';
import { listChoices } from '../../db/choices.ts';
import { tagContacts } from '../../db/contact-tags.ts';
import { type ConversationRow, findVisible } from '../../db/visible.ts';
import { type Action, may } from '../../domain/access.ts';
import type { Refusal } from '../../domain/conversation.ts';
import type { Decision } from '../../domain/decision.ts';
import { audit } from '../refused.ts';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { nonsense } from './answer.tsx';
import { commandId, keyOf } from './forms.ts';
import { drawMany, type Outcome } from './many-answer.tsx';
import { reopenFor } from './opened.ts';
import { UndoCloses } from './undo.tsx';

const mostAtOnce = 100;
const atATime = 5;
/** Whoever has not been asked by then is not: htmx gives up on an answer after a minute, and many a proxy too. */
export const askForMs = 30_000;

/** A ticked line as the page showed it: `id~seq~agent`. */
const ticked = z
  .string()
  .regex(/^[0-9a-f-]{36}~\d{1,15}~([0-9a-f-]{36})?$/i)
  .transform((text) => {
    const [id = '', seen = '', agent = ''] = text.split('~');
    return { id, seen: Number(seen), agentId: agent === '' ? null : agent };
  });

const form = z.object({
  key: commandId,
  conversation: z
    .union([ticked, z.array(ticked)])
    .default([])
    .transform((some) => [...new Map([some].flat().map((one) => [one.id, one])).values()]),
});
const tagForm = form.extend({ on: z.uuid().optional(), off: z.uuid().optional() });
const agentForm = form.extend({ to: z.uuid() });

/** `POST /inbox/closures`: closes every conversation named, each as by itself. */
export async function postClosures(c: Context<Env>) {
  const asked = form.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { key, conversation: chosen } = asked.data;

  const { world, viewer } = c.var;
  const closed: ConversationRow[] = [];
  const outcome = await eachOf(c, 'close', chosen, async (conversation, { seen }) => {
    const asked = { by: viewer.id, commandId: keyOf(key, conversation.id), seen };
    const decision = await world.commands.close(conversation, asked);
    if (decision.ok) closed.push(conversation);
    return decision;
  });
  const undo = <UndoCloses closed={closed} />;
  return drawMany(c, outcome, { title: t('many.closed', { count: outcome.done }), undo });
}

/** `POST /inbox/agents`: gives them all to one agent, by the rules of a transfer. */
export async function putAgents(c: Context<Env>) {
  const asked = agentForm.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { key, conversation: chosen, to } = asked.data;

  const { world, viewer } = c.var;
  const { agents } = await listChoices(world.sql, viewer);
  const agent = agents.find(({ id }) => id === to);
  if (agent === undefined) return nonsense(c);
  const outcome = await eachOf(c, 'transfer', chosen, (conversation, { agentId }) =>
    world.commands.transfer(conversation, {
      ...{ by: viewer.id, commandId: keyOf(key, conversation.id), to, from: agentId },
    }),
  );
  const words = { count: outcome.done, agent: agent.name };
  return drawMany(c, outcome, { title: t('many.assigned', words) });
}

/** `POST /inbox/tags`: puts a tag on their contacts, or takes it off. */
export async function postTags(c: Context<Env>) {
  const asked = tagForm.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { conversation: chosen, on, off } = asked.data;
  const tagId = on ?? off;
  if (tagId === undefined) return nonsense(c);

  const { world, viewer } = c.var;
  const contactIds: string[] = [];
  const outcome = await eachOf(c, 'tag', chosen, async ({ contactId }) => {
    contactIds.push(contactId);
    return { ok: true, value: null };
  });
  const tagging = { contactIds, by: viewer.id, tagId, on: on !== undefined };
  const { changed, ...decision } = await tagContacts(world.sql, tagging);
  world.nudges.changed(changed);
  if (!decision.ok)
    return drawMany(c, { ...outcome, done: 0 }, { title: t(`tag-refusal.${decision.why}`) }, 409);
  const words = { count: outcome.done, tag: decision.value.tag.name };
  return drawMany(c, outcome, { title: t(on === undefined ? 'many.untagged' : 'many.tagged', words) });
}

export type Ask<Shown> = (
  conversation: ConversationRow,
  shown: Shown,
) => Promise<Decision<unknown, Refusal | 'not-confirmed'>>;

/**
 * Asks of each, a few at a time, through the door that it would go through alone. However slow the answers are, there is
 * one here in time, with who was not asked any more; and whatever goes wrong with one, the others are told of.
 */
export async function eachOf<Shown extends { id: string }>(
  c: Context<Env>,
  action: Action,
  chosen: Shown[],
  ask: Ask<Shown>,
  notAsked = t('many.not-asked'),
): Promise<Outcome> {
  const { world, viewer } = c.var;
  c.set('asked', action);
  const outcome: Outcome = { done: 0, gone: 0, refused: new Map(), left: [] };
  if (chosen.length > mostAtOnce) return { ...outcome, tooMany: mostAtOnce };

  const leave = async ({ id }: Shown, why: string) => {
    const name = (await reopenFor(world.sql, viewer, id))?.customer ?? t('event.somebody');
    outcome.left.push(id);
    outcome.refused.set(why, [...(outcome.refused.get(why) ?? []), name]);
  };
  const one = async (shown: Shown) => {
    const conversation = await findVisible(world.sql, viewer, shown.id);
    if (conversation === null) return void (outcome.gone += 1);
    if (Date.now() > until) return leave(shown, notAsked);
    const allowed = may(viewer, action, conversation);
    if (!allowed) await audit(c, { conversationId: conversation.id }, 'door');
    const decision = allowed
      ? await ask(conversation, shown).catch(doubt)
      : ({ ok: false, why: 'not-allowed' } as const);
    if (decision.ok) return void (outcome.done += 1);
    return leave(shown, refusalSentence(decision.why));
  };
  const doubt = (err: unknown) => {
    world.log.error({ err }, 'one of several could not be asked; the others were');
    return { ok: false, why: 'not-confirmed' } as const; // it may have happened
  };
  const until = Date.now() + askForMs;
  const waiting = [...chosen];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return outcome;
}
