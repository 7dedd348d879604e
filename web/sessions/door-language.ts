import { createMiddleware } from 'hono/factory';
import { type Language, languageOf } from '../ui/languages.ts';
import { speak } from '../ui/reader.ts';
import type { Env } from '../world.ts';

/**
 * The language of who has not signed in (yet): what their browser asks for. Behind the session's door the reader's own
 * takes its place (`viewer.ts`).
 */
export const doorLanguage = createMiddleware<Env>((c, next) =>
  speak(wanted(c.req.header('accept-language')), next),
);

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
