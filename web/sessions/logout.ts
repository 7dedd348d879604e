import type { Context } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { sessionEnded } from '../../db/presence.ts';
import { endSession } from '../../db/sessions.ts';
import type { Env } from '../world.ts';

/** `POST /logout`. Whoever's last session this was is Away from now on. */
export const postLogout = async (c: Context<Env>) => {
  const { sql, nudges, auth } = c.var.world;
  await endSession(sql, c.var.viewer.sessionId);
  nudges.changed((await sessionEnded(sql, c.var.viewer.id)).changed);

  const { authCookies } = await auth.$context;
  for (const { name, attributes } of [authCookies.sessionToken, authCookies.dontRememberToken])
    deleteCookie(c, name, { path: '/', secure: attributes.secure ?? false });
  return c.redirect('/login', 303);
};
