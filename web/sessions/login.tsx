import { createHash } from 'node:crypto';
import { APIError } from 'better-auth/api';
import type { Context } from 'hono';
import { z } from 'zod';
import { countAttempt } from '../../db/attempts.ts';
import { sessionBegan, sessionEnded } from '../../db/presence.ts';
import { beginSession, endSession } from '../../db/sessions.ts';
import { isNew, organisationName } from '../../db/setup.ts';
import { findViewer, isActiveEmail } from '../../db/users.ts';
import { NoLinkPage } from '../setup/setup-page.tsx';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { clientAddress } from './address.ts';
import { LoginPage } from './login-page.tsx';
import { sessionToken } from './viewer.ts';

const attemptsPerMinute = 10;
const minute = 60_000;

/** Somebody who is not there: signing in as them costs the same time and gets the same answer as a wrong password. */
const nobody = 'nobody@invalid.example';

const form = z.object({
  email: z.string().trim().toLowerCase().min(1).max(320),
  password: z.string().min(1).max(1024),
  keep: z.string().optional(),
  next: z.string().optional(),
});

export const getLogin = async (c: Context<Env>) => {
  const token = await sessionToken(c);
  if (token !== null && (await findViewer(c.var.world.sql, token)) !== null)
    return c.redirect(safePath(c.req.query('next')), 303);
  const { sql } = c.var.world;
  if (await isNew(sql)) return drawPage(c, <NoLinkPage />);
  const organisation = await organisationName(sql);
  return drawPage(c, <LoginPage organisation={organisation} next={c.req.query('next')} now={new Date()} />);
};

export const postLogin = async (c: Context<Env>) => {
  const body = await c.req.parseBody();
  const asked = form.safeParse(body);
  const again = async (why: `login.${'missing' | 'throttled' | 'wrong'}`, status: 422 | 429) => {
    const email = typeof body['email'] === 'string' ? body['email'].slice(0, 320) : '';
    const next = typeof body['next'] === 'string' ? body['next'] : undefined;
    const shown = { organisation: await organisationName(c.var.world.sql), next, email, now: new Date() };
    return drawPage(c, <LoginPage {...shown} problem={t(why)} />, status);
  };
  if (!asked.success) return again('login.missing', 422);
  if (await isThrottled(c, asked.data.email)) return again('login.throttled', 429);

  const signedIn = await signIn(c, asked.data);
  if (!signedIn) return again('login.wrong', 422);
  return c.redirect(safePath(asked.data.next), 303);
};

/** At most ten tries a minute for an account, and from an address. An e-mail is kept only as a hash. */
async function isThrottled(c: Context<Env>, email: string): Promise<boolean> {
  const { sql } = c.var.world;
  const account = createHash('sha256').update(email).digest('base64url');
  const counts = await Promise.all([
    countAttempt(sql, `login:account:${account}`, minute),
    countAttempt(sql, `login:address:${clientAddress(c)}`, minute),
  ]);
  return counts.some((count) => count > attemptsPerMinute);
}

/** False where the e-mail and the password do not belong together. */
export async function signIn(
  c: Context<Env>,
  { email, password, keep }: Pick<z.output<typeof form>, 'email' | 'password' | 'keep'>,
): Promise<boolean> {
  const { sql, auth, nudges } = c.var.world;
  const remembered = keep !== undefined;
  const account = (await isActiveEmail(sql, email)) ? email : nobody;
  const before = await sessionToken(c);
  const answer = await auth.api
    .signInEmail({
      body: { email: account, password, rememberMe: remembered },
      headers: c.req.raw.headers,
      returnHeaders: true,
    })
    .catch(ifRefused);
  if (answer === null) return false;

  const { token, user } = answer.response;
  await beginSession(sql, token, { remembered });
  const replaced = before === null ? null : await findViewer(sql, before);
  if (replaced !== null) {
    await endSession(sql, replaced.sessionId); // the same browser has one session
    if (replaced.id !== user.id) nudges.changed((await sessionEnded(sql, replaced.id)).changed);
  }
  nudges.changed((await sessionBegan(sql, user.id)).changed);
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  return true;
}

/** better-auth says no by throwing; anything but its "wrong e-mail or password" and "not an e-mail" is a surprise. */
function ifRefused(error: unknown): null {
  if (error instanceof APIError && error.statusCode < 500) return null;
  throw error;
}

/** Only ever a path of ours: `//elsewhere.example` and `/\elsewhere.example` are other sites to a browser. */
export function safePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/inbox';
}
