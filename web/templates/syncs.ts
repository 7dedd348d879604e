import type { Context } from 'hono';
import { askForTemplates } from '../../db/template-sync.ts';
import type { Env } from '../world.ts';

/** `POST /templates/syncs`: an Admin wants to know what WhatsApp has now. The page it leads back to shows what comes. */
export async function postSync(c: Context<Env>) {
  const { world } = c.var;
  const { changed } = await askForTemplates(world.sql);
  world.nudges.changed(changed);
  return c.redirect('/templates', 303);
}
