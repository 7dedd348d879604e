import type { Language } from '../languages.ts';
import { arabic } from './ar/index.ts';
import type { Translated } from './catalogue.ts';
import { german } from './de/index.ts';
import { english } from './en/index.ts';
import { spanish } from './es/index.ts';
import { portuguese } from './pt/index.ts';

/** Every sentence, in every language. */
export const catalogues: Readonly<Record<Language, Translated<typeof english>>> = {
  en: english,
  es: spanish,
  pt: portuguese,
  de: german,
  ar: arabic,
};
