import type { TemplateSendRefusal } from '../../db/template-sends.ts';
import { priceClass, type Template, type TemplateRefusal } from '../../domain/template.ts';
import { inOrder } from '../ui/listed.ts';
import { eachLanguage } from '../ui/reader.ts';
import { hasWords, type Key, refusalSentence, t } from '../ui/words.ts';

/** Why what was filled in cannot go, with the field's name. */
export const fieldRefusalSentence = ({ what, label, limit }: TemplateRefusal): string =>
  what === 'too-long' || what === 'file-too-large'
    ? t(`template.refusal.${what}`, { field: label, limit: limit ?? 0 })
    : t(`template.refusal.${what}`, { field: label });

/** Why it was not queued although it was filled in right. */
export const sendRefusalSentence = (why: TemplateSendRefusal): string =>
  why === 'not-allowed' || why === 'waiting' || why === 'blocked'
    ? refusalSentence(why)
    : t(`template.refusal.${why}`);

/** What WhatsApp charges it as. */
export const priceSentence = (template: Pick<Template, 'category'>): string =>
  t(`template.price.${priceClass(template)}`);

/** WhatsApp's own word where we have none: more may come. */
const said = (kind: 'status' | 'category' | 'quality', word: string): string => {
  const key = `template.${kind}.${word}`;
  return hasWords(key) ? t(key as Extract<Key, 'template.status.APPROVED'>) : inWords(word);
};
export const statusWord = (status: string): string => said('status', status);
export const categoryWord = (category: string): string => said('category', category);
export const qualityWord = (quality: string): string => said('quality', quality);

/** `INVALID_FORMAT` as people write it. */
export const inWords = (word: string): string => {
  const plain = /^[A-Z0-9_]+$/.test(word) ? word.toLowerCase().replaceAll('_', ' ') : word;
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
};

/** "English (US)" for `en_US`; the code where nobody knows it. */
export function languageName(code: string): string {
  try {
    return names().of(code.replaceAll('_', '-')) ?? code;
  } catch {
    return code; // not even the shape of a language
  }
}
const names = eachLanguage(
  (locale) =>
    new Intl.DisplayNames([locale], {
      type: 'language',
      style: 'short',
      languageDisplay: 'standard',
      fallback: 'code',
    }),
);

/** Codes as their words are in order. */
export const inWordOrder = (codes: readonly string[], word: (code: string) => string): string[] =>
  codes.toSorted((one, other) => inOrder(word(one), word(other)));
