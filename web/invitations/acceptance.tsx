import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { accept, openLink } from '../../db/acceptance.ts';
import { findViewer } from '../../db/users.ts';
import type { AcceptRefusal } from '../../domain/invitation.ts';
import { passwordLength } from '../../domain/password.ts';
import { signIn } from '../sessions/login.tsx';
import { hashOf, keepSecret, triesTooMany } from '../sessions/tokens.ts';
import { sessionToken } from '../sessions/viewer.ts';
import { drawPage } from '../ui/draw.tsx';
import { readersLanguage } from '../ui/reader.ts';
import type { Env } from '../world.ts';
import { type AcceptField, AcceptPage } from './form-page.tsx';
import { RefusedPage, SignedInPage, TooManyPage } from './refused-page.tsx';

const form = z.object({
  name: z
    .string()
    .transform((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(80)),
  password: z.string().min(passwordLength.least).max(passwordLength.most),
});

const statusOf: Record<AcceptRefusal, 404 | 409 | 410> = {
  unknown: 404,
  used: 410,
  revoked: 410,
  expired: 410,
  replaced: 410,
  'already-user': 409,
};

type LinkContext = Context<Env, '/invitations/:token'>;

/** `GET /invitations/:token`: shows the form and changes nothing. */
export const getInvitation = async (c: LinkContext) => {
  const opened = await open(c);
  if ('answer' in opened) return opened.answer;
  return drawPage(c, <AcceptPage invitation={opened.invitation} action={actionOf(c)} />);
};

/** `POST /invitations/:token/acceptance`: makes the account and signs in, as Away. */
export const postAcceptance = async (c: LinkContext) => {
  const opened = await open(c);
  if ('answer' in opened) return opened.answer;
  const { invitation } = opened;

  const body = await c.req.parseBody();
  const asked = form.safeParse(body);
  if (!asked.success) {
    const wrong = asked.error.issues.map(({ path }) => path[0] as AcceptField);
    const name = typeof body['name'] === 'string' ? body['name'].slice(0, 80) : '';
    return drawPage(c, <AcceptPage {...{ invitation, wrong, name }} action={actionOf(c)} />, 422);
  }

  const { name, password } = asked.data;
  const { sql, nudges } = c.var.world;
  const passwordHash = await hashPassword(password);
  const accepted = await accept(sql, {
    tokenHash: hashOf(c.req.param('token')),
    name,
    passwordHash,
    language: readersLanguage(),
  });
  nudges.changed(accepted.changed);
  if (!accepted.ok)
    return drawPage(c, <RefusedPage why={accepted.why} invitation={invitation} />, statusOf[accepted.why]);

  await signIn(c, { email: accepted.value.email, password });
  return c.redirect('/inbox', 303);
};

/** What both begin with: the invitation, if this link may be used by whoever looks; otherwise the page that says why not. */
async function open(c: LinkContext) {
  keepSecret(c);
  if (await triesTooMany(c)) return { answer: await drawPage(c, <TooManyPage />, 429) };
  const { why, invitation } = await openLink(c.var.world.sql, hashOf(c.req.param('token')));
  if (why !== null || invitation === null) {
    const reason = why ?? 'unknown';
    return {
      answer: await drawPage(c, <RefusedPage why={reason} invitation={invitation} />, statusOf[reason]),
    };
  }
  const session = await sessionToken(c);
  const viewer = session === null ? null : await findViewer(c.var.world.sql, session);
  if (viewer !== null) return { answer: await drawPage(c, <SignedInPage name={viewer.name} />, 409) };
  return { invitation };
}

const actionOf = (c: LinkContext) => `/invitations/${encodeURIComponent(c.req.param('token'))}/acceptance`;
