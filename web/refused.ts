import type { Context } from 'hono';
import { keepRefusal, type Refused } from '../db/refusals.ts';
import type { Env } from './world.ts';

/**
 * Writes down that somebody may not do what they asked for (ROUTING 37), for Settings → Refused. The refusal stands
 * whether or not that succeeds, so trouble with it is for the log alone.
 */
export async function audit(c: Context<Env>, about: Refused['about'], why: Refused['why']): Promise<void> {
  const { world, viewer, asked } = c.var;
  if (asked === undefined) throw new Error('refused without having come through the door');
  try {
    await keepRefusal(world.sql, { by: viewer.id, action: asked, about, why });
  } catch (err) {
    world.log.error({ err, by: viewer.id, action: asked, ...about }, 'a refusal could not be written down');
  }
}
