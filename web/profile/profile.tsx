import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { countAttempt } from '../../db/attempts.ts';
import { listNumbers } from '../../db/numbers.ts';
import {
  type AboutMe,
  changePassword,
  findPasswordHash,
  listSessions,
  saveAboutMe,
  signOutElsewhere,
} from '../../db/own-account.ts';
import { passwordLength } from '../../domain/password.ts';
import { nonsense } from '../inbox/answer.tsx';
import { SettingsFrame } from '../settings/frame.tsx';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Language, languages } from '../ui/languages.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { AboutCard } from './about-card.tsx';
import { PasswordCard, type Wrong } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** `GET /settings/profile`: everybody's own page, whatever their role. */
export const getProfile = (c: Context<Env>) => draw(c, {});

const about = z.object({
  name: z.string().max(1000),
  hue: z.coerce.number().int().min(1).max(8),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(Object.keys(languages) as [Language, ...Language[]]),
  singleKeys: z.literal('on').optional(),
});
const name = z.string().trim().min(1).max(80);

/** The same by POST: name, colour, theme, language, keys. Repeating it changes nothing more. */
export const postProfile = async (c: Context<Env>) => {
  const asked = about.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const entered = { ...asked.data, singleKeys: asked.data.singleKeys !== undefined };
  const named = name.safeParse(entered.name);
  if (!named.success) return draw(c, { entered, wrong: { name: t('profile.wrong-name') } }, 422);

  const { sql, nudges } = c.var.world;
  nudges.changed((await saveAboutMe(sql, c.var.viewer.id, { ...entered, name: named.data })).changed);
  return c.redirect('/settings/profile?done=saved', 303);
};

const attemptsPerMinute = 10;
const minute = 60_000;
const passwords = z.object({
  current: z.string().min(1).max(1024),
  password: z.string().min(passwordLength.least).max(passwordLength.most),
});

/** `POST /settings/profile/password`. The present one is asked for, and every other session ends. */
export const postPassword = async (c: Context<Env>) => {
  const { sql, nudges } = c.var.world;
  const { viewer } = c.var;
  const wrong = (field: 'current' | 'password', text: string, status: 422 | 429 = 422) =>
    draw(c, { wrong: { [field]: text } }, status);
  const asked = passwords.safeParse(await c.req.parseBody());
  if (!asked.success) {
    const missing = asked.error.issues.some(({ path }) => path[0] === 'current');
    if (missing) return wrong('current', t('profile.wrong-current'));
    return wrong('password', t('profile.wrong-password', { ...passwordLength }));
  }
  if ((await countAttempt(sql, `password:${viewer.id}`, minute)) > attemptsPerMinute)
    return wrong('current', t('login.throttled'), 429);

  const { current, password } = asked.data;
  const from = await findPasswordHash(sql, viewer.id);
  if (from === null || !(await verifyPassword({ hash: from, password: current })))
    return wrong('current', t('profile.wrong-current'));
  const to = await hashPassword(password);
  const { id: userId, sessionId } = viewer;
  const { done, changed } = await changePassword(sql, { userId, sessionId, from, to });
  nudges.changed(changed);
  if (!done) return wrong('current', t('profile.wrong-current'));
  return c.redirect('/settings/profile?done=password', 303);
};

const which = z.union([z.uuid(), z.literal('others')]);

/** `POST /settings/profile/sign-outs` with `session`: one of theirs, or `others`. What is over already is no error. */
export const postSignOuts = async (c: Context<Env>) => {
  const asked = which.safeParse((await c.req.parseBody())['session']);
  if (!asked.success) return nonsense(c);
  const { sql, nudges } = c.var.world;
  const { id: userId, sessionId } = c.var.viewer;
  const session = asked.data === 'others' ? null : asked.data;
  nudges.changed((await signOutElsewhere(sql, { userId, sessionId, which: session })).changed);
  return c.redirect('/settings/profile?done=signed-out', 303);
};

const done = z.enum(['saved', 'password', 'signed-out']).optional().catch(undefined);

async function draw(
  c: Context<Env>,
  { entered, wrong = {} }: { entered?: AboutMe; wrong?: Wrong },
  status: 200 | 422 | 429 = 200,
) {
  const { sql } = c.var.world;
  const { viewer } = c.var;
  const [sessions, numbers] = await Promise.all([
    listSessions(sql, viewer.id),
    viewer.role === 'admin' ? listNumbers(sql) : [],
  ]);
  const what = status === 200 ? done.parse(c.req.query('done')) : undefined;
  return drawPage(
    c,
    <SettingsFrame
      viewer={viewer}
      current="profile"
      numbers={numbers}
      title={t('profile.title')}
      lead={t('profile.lead')}
    >
      {what !== undefined && (
        <div class="callout" role="status">
          <Icon name="circle-check" />
          <p>{t(`profile-done.${what}`)}</p>
        </div>
      )}
      <AboutCard viewer={viewer} entered={entered ?? viewer} wrong={wrong} />
      <PasswordCard email={viewer.email} wrong={wrong} />
      <SessionsCard sessions={sessions} viewer={viewer} now={new Date()} />
    </SettingsFrame>,
    status,
  );
}
