import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { renewLease } from '../../db/presence.ts';
import { keepSession } from '../../db/sessions.ts';
import { findVisitor, type Visitor } from '../../db/users.ts';
import { wantsFragment } from '../ui/draw.tsx';
import { languageOf } from '../ui/languages.ts';
import { speak } from '../ui/reader.ts';
import type { Env } from '../world.ts';
import { clientAddress } from './address.ts';

/** A stream is no sign of life: a browser left open is not somebody at work. */
const streams = new Set(['/events', '/alerts']);

/**
 * The session's door. Reads the person, their role and numbers anew for every request, so that what was taken from
 * them counts at once; whoever has no session goes to the login page.
 */
export const signedIn = createMiddleware<Env>(async (c, next) => {
  const token = await sessionToken(c);
  const { sql, settings } = c.var.world;
  const from = { address: clientAddress(c), graceMs: settings.presenceGraceMs };
  const viewer = token === null ? null : await findVisitor(sql, token, from);
  if (token === null || viewer === null) return toLogin(c);

  c.set('viewer', viewer);
  if (!streams.has(c.req.path)) await keep(c, viewer, token);
  return speak(languageOf(viewer.language) ?? 'en', next);
});

/** The token in the session cookie, if our signature on it is right. hono and better-auth sign cookies alike. */
export async function sessionToken(c: Context<Env>): Promise<string | null> {
  const { authCookies, secret } = await c.var.world.auth.$context;
  const token = await getSignedCookie(c, secret, authCookies.sessionToken.name);
  return typeof token === 'string' ? token : null;
}

async function keep(c: Context<Env>, viewer: Visitor, token: string) {
  const { sql, settings, auth } = c.var.world;
  const [moved] = await Promise.all([
    viewer.sessionDue && keepSession(sql, viewer.sessionId, clientAddress(c)),
    viewer.leaseDue && renewLease(sql, viewer.id, settings.presenceGraceMs),
  ]);
  if (!moved || !viewer.remembered) return;

  const { authCookies, secret } = await auth.$context;
  const { name, attributes } = authCookies.sessionToken;
  await setSignedCookie(c, name, token, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: attributes.secure ?? false,
    maxAge: attributes.maxAge ?? 0,
  });
}

function toLogin(c: Context<Env>) {
  if (streams.has(c.req.path)) return c.text('signed out', 401); // app.js reloads the page on it
  if (wantsFragment(c)) return c.body(null, 401, { 'HX-Redirect': '/login' });
  const { pathname, search } = new URL(c.req.url);
  const next =
    c.req.method === 'GET' && pathname !== '/' ? `?next=${encodeURIComponent(pathname + search)}` : '';
  return c.redirect(`/login${next}`, 303);
}
