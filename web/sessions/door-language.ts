import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { type Language, languageOf } from '../ui/languages.ts';
import { speak } from '../ui/reader.ts';
import type { Env } from '../world.ts';

const cookie = 'door-language';
const aYear = 365 * 24 * 60 * 60;
const doors = /^\/(login|forgot|setup|invitations)(\/|$)/;
/** What is sent to the address of the page it is on. */
const formsOnPages = new Set(['/login', '/forgot']);
const asked = new AsyncLocalStorage<URL | null>();

/**
 * The language of who has not signed in (yet): the one they chose at the door, or what their browser asks for. Behind
 * the session's door the reader's own takes its place (`viewer.ts`). `?language=` on a page of the door chooses one for
 * this browser, and leads back to the page without it.
 */
export const doorLanguage = createMiddleware<Env>(async (c, next) => {
  const place = placeOf(c);
  const chosen = languageOf(place?.searchParams.get('language') ?? '');
  if (place !== null && chosen !== null && c.req.method === 'GET') {
    const secure = c.var.world.settings.baseUrl.startsWith('https://');
    setCookie(c, cookie, chosen, { path: '/', maxAge: aYear, sameSite: 'Lax', httpOnly: true, secure });
    place.searchParams.delete('language');
    return c.redirect(place.pathname + place.search, 303);
  }
  const language = languageOf(getCookie(c, cookie) ?? '') ?? wanted(c.req.header('accept-language'));
  return asked.run(place, () => speak(language, next));
});

/**
 * The address of the page being drawn, in another language; null where that would not lead back to it: most forms that
 * come back stand at an address that cannot be opened.
 */
export function inLanguage(language: Language): string | null {
  const place = asked.getStore() ?? null;
  if (place === null) return null;
  const next = new URL(place);
  next.searchParams.set('language', language);
  return next.pathname + next.search;
}

function placeOf(c: Context<Env>): URL | null {
  const url = new URL(c.req.url);
  const isPage = c.req.method === 'GET' ? doors.test(url.pathname) : formsOnPages.has(url.pathname);
  return isPage ? url : null;
}

/** The first of `de-AT,de;q=0.9,en;q=0.8` that we have; those with the same weight in their order. */
export function wanted(header = ''): Language {
  const asked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';');
      const weight = /^\s*q=([\d.]+)\s*$/.exec(settings.join(';'))?.[1] ?? '1';
      return { language: languageOf(tag.split('-')[0]?.toLowerCase() ?? ''), weight: Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return asked.find(({ language }) => language !== null)?.language ?? 'en';
}
