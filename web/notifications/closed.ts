import type { Context } from 'hono';
import { z } from 'zod';
import { removeDevice } from '../../db/push-devices.ts';
import { settleTold } from '../../db/push-queue.ts';
import { findEndpoint, subscribe, unsubscribe } from '../../db/push-subscriptions.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import type { Env } from '../world.ts';
import { subscriptionForm } from './subscription-form.ts';

const renewal = z.object({ of: z.string().optional(), was: z.string().optional() });

/**
 * `POST /push-subscriptions`: this browser rings for whoever is signed in in it. `of`, `was`: only if that is still who
 * switched it on, or what it had; it is then said by a script alone, and nobody else's browser begins to ring for them,
 * nor one that was removed or given up: 410, the script is to say it no more.
 */
export const postPushSubscription = async (c: Context<Env>) => {
  const { sql, settings } = c.var.world;
  const { id: userId, sessionId } = c.var.viewer;
  const body = await c.req.parseBody();
  const asked = subscriptionForm(body, settings);
  const unless = renewal.safeParse(body);
  if (asked === null || !unless.success) return nonsense(c);
  const { of, was } = unless.data;
  if (of !== undefined && of !== userId) return c.body(null, 204);
  if (was !== undefined && was !== (await findEndpoint(sql, sessionId))) return c.body(null, 204);
  const byItself = of !== undefined || was !== undefined;
  switch (await subscribe(sql, { userId, sessionId }, asked, { byItself })) {
    case 'rings':
      return c.body(null, 204);
    case 'ended':
      return c.text('it was ended', 410);
    case 'signed-out':
      return c.text('signed out', 401);
  }
};

/** `DELETE` of the same, by its endpoint: it rings no more. */
export const deletePushSubscription = async (c: Context<Env>) => {
  const { endpoint } = await c.req.parseBody();
  if (typeof endpoint !== 'string') return nonsense(c);
  await unsubscribe(c.var.world.sql, c.var.viewer.id, endpoint);
  return c.body(null, 204);
};

/** `POST /push-subscriptions/removals` with `device`, one of their own: it rings no more, and is off the list. */
export const postPushRemoval = async (c: Context<Env>) => {
  const { device } = await c.req.parseBody();
  if (typeof device !== 'string' || !isId(device)) return nonsense(c);
  await removeDevice(c.var.world.sql, c.var.viewer.id, device);
  return c.redirect('/settings/notifications?done=removed#devices', 303);
};

/** An alert's id is its conversation's and a number (`domain/alert.ts`). */
const anAlert = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.\d{1,15}$/;
const told = z.object({
  ids: z
    .string()
    .transform((text) => text.split(' '))
    .pipe(z.array(z.string().regex(anAlert)).min(1).max(200)),
  where: z.enum(['everywhere', 'here']),
});

/**
 * `POST /alerts/heard`: an open page has made these calls. `everywhere`: before somebody's eyes, so that no phone of
 * theirs rings for them; `here`: as a popup of this browser, which then needs no push.
 */
export const postHeard = async (c: Context<Env>) => {
  const read = told.safeParse(await c.req.parseBody());
  if (!read.success) return nonsense(c);
  const { ids, where } = read.data;
  const { id: userId, sessionId } = c.var.viewer;
  await settleTold(
    c.var.world.sql,
    userId,
    ids.map((id) => ({ id, conversationId: id.slice(0, 36) })),
    where === 'everywhere' ? where : { sessionId },
  );
  return c.body(null, 204);
};
