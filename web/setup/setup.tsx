import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { isNew, opensSetup, setUp } from '../../db/setup.ts';
import { passwordLength } from '../../domain/password.ts';
import { signIn } from '../sessions/login.tsx';
import { drawPage } from '../ui/draw.tsx';
import { readersLanguage } from '../ui/reader.ts';
import type { Env } from '../world.ts';
import { NoLinkPage, type SetupField, SetupPage, setupFields } from './setup-page.tsx';

const name = z.string().trim().min(1).max(80);
const form = z.object({
  organisation: name,
  name,
  email: z.string().trim().toLowerCase().max(320).pipe(z.email()),
  password: z.string().min(passwordLength.least).max(passwordLength.most),
});

/** `GET /setup?token=…`: while nobody is here, for whoever has the link. Afterwards there is no such page, for ever. */
export const getSetup = async (c: Context<Env>) => {
  const { sql } = c.var.world;
  if (!(await isNew(sql))) throw new HTTPException(404);
  const token = c.req.query('token') ?? '';
  if (!(await opensSetup(sql, token))) return drawPage(c, <NoLinkPage />, 404);
  return drawPage(c, <SetupPage token={token} />);
};

/** Makes the organisation and its first Admin, and signs them in. */
export const postSetup = async (c: Context<Env>) => {
  const { sql } = c.var.world;
  const body = await c.req.parseBody();
  const token = typeof body['token'] === 'string' ? body['token'] : '';
  if (!(await opensSetup(sql, token))) throw new HTTPException(404);

  const asked = form.safeParse(body);
  if (!asked.success) {
    const wrong = asked.error.issues.map(({ path }) => path[0] as SetupField);
    return drawPage(c, <SetupPage token={token} entered={shownAgain(body)} wrong={wrong} />, 422);
  }
  const { password, ...beginning } = asked.data;
  const begun = await setUp(sql, {
    token,
    ...beginning,
    language: readersLanguage(),
    passwordHash: await hashPassword(password),
  });
  if (!begun.ok) throw new HTTPException(404);

  await signIn(c, { email: beginning.email, password });
  return c.redirect('/settings/start', 303);
};

const shownAgain = (body: Record<string, unknown>) =>
  Object.fromEntries(
    setupFields
      .filter((field) => field !== 'password')
      .map((field) => [field, typeof body[field] === 'string' ? body[field].slice(0, 320) : '']),
  );
