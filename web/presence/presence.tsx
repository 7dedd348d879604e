import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { setAvailable } from '../../db/presence.ts';
import { backTo, wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { PresenceFragments } from './button.tsx';

/** `PUT|POST /presence` with `available=true|false`: the viewer switches themself to Available or Away. */
export const putPresence = async (c: Context<Env>) => {
  const { available } = await c.req.parseBody();
  if (available !== 'true' && available !== 'false') throw new HTTPException(422);

  const { sql, nudges, settings } = c.var.world;
  const { changed } = await setAvailable(
    sql,
    c.var.viewer.id,
    available === 'true',
    settings.presenceGraceMs,
  );
  nudges.changed(changed);

  if (!wantsFragment(c)) return backTo(c);
  return c.html(<PresenceFragments viewer={{ ...c.var.viewer, available: available === 'true' }} />);
};
