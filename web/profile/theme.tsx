import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { setTheme, type Theme } from '../../db/users.ts';
import { backTo, wantsFragment } from '../ui/draw.tsx';
import { ThemeSwitch } from '../ui/me.tsx';
import type { Env } from '../world.ts';

const themes: readonly string[] = ['system', 'light', 'dark'] satisfies Theme[];

/** `PUT|POST /profile/theme` with `theme=system|light|dark`. app.js puts what the event names on the page. */
export const putTheme = async (c: Context<Env>) => {
  const { theme } = await c.req.parseBody();
  if (typeof theme !== 'string' || !isTheme(theme)) throw new HTTPException(422);

  await setTheme(c.var.world.sql, c.var.viewer.id, theme);
  if (!wantsFragment(c)) return backTo(c);
  c.header('HX-Trigger', JSON.stringify({ theme: { theme } }));
  return c.html(<ThemeSwitch theme={theme} />);
};

const isTheme = (text: string): text is Theme => themes.includes(text);
