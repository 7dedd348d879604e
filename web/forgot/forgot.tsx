import { createHash } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { countAttempt } from '../../db/attempts.ts';
import { askForReset, findReset, setPassword } from '../../db/password-resets.ts';
import { passwordLength } from '../../domain/password.ts';
import { TooManyPage } from '../invitations/refused-page.tsx';
import { clientAddress } from '../sessions/address.ts';
import { hashOf, keepSecret, triesTooMany } from '../sessions/tokens.ts';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { AskedPage, ForgotPage, LinkOverPage, ResetDonePage, ResetPage } from './pages.tsx';

/** So many mails an hour to one address, whoever asks for them, and so many questions a minute from one place. */
const most = { mailsPerHour: 5, questionsPerMinute: 10 };

const address = z.string().trim().toLowerCase().max(320).pipe(z.email());
const password = z.string().min(passwordLength.least).max(passwordLength.most);

export const getForgot = (c: Context<Env>) => drawPage(c, <ForgotPage />);

/** `POST /forgot`: the same words and the same work, whether or not somebody has this address. */
export const postForgot = async (c: Context<Env>) => {
  const body = await c.req.parseBody();
  const asked = address.safeParse(body['email']);
  if (!asked.success) {
    const email = typeof body['email'] === 'string' ? body['email'].slice(0, 320) : '';
    return drawPage(c, <ForgotPage email={email} problem={t('forgot.wrong')} />, 422);
  }
  const email = asked.data;
  if (await asksTooMuch(c, email))
    return drawPage(c, <ForgotPage email={email} problem={t('login.throttled')} />, 429);

  const { sql, nudges } = c.var.world;
  nudges.changed((await askForReset(sql, email)).changed);
  return drawPage(c, <AskedPage email={email} />);
};

type LinkContext = Context<Env, '/forgot/:token'>;

/** `GET /forgot/:token`: shows the form and changes nothing. */
export const getReset = async (c: LinkContext) => {
  const opened = await open(c);
  if ('answer' in opened) return opened.answer;
  return drawPage(c, <ResetPage email={opened.email} action={actionOf(c)} />);
};

/** `POST /forgot/:token/password`. Nobody is signed in by it: whoever has the password now, signs in. */
export const postPassword = async (c: LinkContext) => {
  const opened = await open(c);
  if ('answer' in opened) return opened.answer;
  const asked = password.safeParse((await c.req.parseBody())['password']);
  if (!asked.success)
    return drawPage(c, <ResetPage email={opened.email} action={actionOf(c)} isWrong />, 422);

  const { sql, nudges } = c.var.world;
  const passwordHash = await hashPassword(asked.data);
  const set = await setPassword(sql, { tokenHash: hashOf(c.req.param('token')), passwordHash });
  nudges.changed(set.changed);
  return set.ok ? drawPage(c, <ResetDonePage />) : drawPage(c, <LinkOverPage />, 404);
};

async function open(c: LinkContext) {
  keepSecret(c);
  if (await triesTooMany(c)) return { answer: await drawPage(c, <TooManyPage />, 429) };
  const found = await findReset(c.var.world.sql, hashOf(c.req.param('token')));
  return found === null ? { answer: await drawPage(c, <LinkOverPage />, 404) } : found;
}

/** An e-mail address is kept only as a hash. */
async function asksTooMuch(c: Context<Env>, email: string): Promise<boolean> {
  const { sql } = c.var.world;
  const account = createHash('sha256').update(email).digest('base64url');
  const [mails, questions] = await Promise.all([
    countAttempt(sql, `forgot:account:${account}`, 60 * 60_000),
    countAttempt(sql, `forgot:address:${clientAddress(c)}`, 60_000),
  ]);
  return mails > most.mailsPerHour || questions > most.questionsPerMinute;
}

const actionOf = (c: LinkContext) => `/forgot/${encodeURIComponent(c.req.param('token'))}/password`;
