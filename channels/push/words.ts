import type { AlertKind } from '../../domain/alert.ts';
import { arabic } from './words/ar.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';
import { portuguese } from './words/pt.ts';
import { spanish } from './words/es.ts';

/** What a phone shows. The page's own alerts say the same (`web/ui/words/<language>/alerts.ts`). */
export interface PushWords {
  locale: string;
  now: Record<AlertKind, string>;
  press: string;
  /** So many conversations, as the language counts them. */
  more: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  /** A message that has no words of its own, by its kind. */
  kind: Record<Wordless, string>;
  /** A customer of whom WhatsApp tells neither name nor number. */
  somebody: string;
}

export const wordless = [
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contacts',
  'other',
] as const;
export type Wordless = (typeof wordless)[number];

const catalogues: Record<string, PushWords> = {
  en: english,
  es: spanish,
  pt: portuguese,
  de: german,
  ar: arabic,
};

/** In the language of this code (`users.language`); English where we have no words in it. */
export const wordsIn = (language: string): PushWords => catalogues[language] ?? english;

export const howMany = ({ more, locale }: PushWords, count: number): string =>
  (more[new Intl.PluralRules(locale).select(count)] ?? more.other).replace(
    '{count}',
    new Intl.NumberFormat(locale).format(count),
  );
