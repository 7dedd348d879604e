import type { Refusal } from '../../domain/conversation.ts';
import { apart } from './listed.ts';
import { figure } from './number.ts';
import { eachLanguage, readersLanguage } from './reader.ts';
import type { Plural } from './words/catalogue.ts';
import { catalogues } from './words/catalogues.ts';
import { english } from './words/en/index.ts';

type Catalogue = typeof english;
export type Key = keyof Catalogue;
type Text<K extends Key> = Catalogue[K] extends { other: infer Other } ? Other : Catalogue[K];
type Names<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Params<K extends Key> = Record<
  Names<Text<K>> | (Catalogue[K] extends { other: string } ? 'count' : never),
  string | number
>;
type Rest<K extends Key> = string extends K ? [] : keyof Params<K> extends never ? [] : [Params<K>];

/** A sentence in the reader's language. The compiler knows which keys exist and what each wants filled in. */
export function t<K extends Key>(key: K, ...[params]: Rest<K>): string {
  const entry: string | Plural = catalogues[readersLanguage()][key] ?? english[key];
  const filled: Record<string, string | number> = params ?? {};
  const sentence =
    typeof entry === 'string' ? entry : (entry[plurals().select(Number(filled['count']))] ?? entry.other);
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => written(filled[name] ?? ''));
}

/** Whether there are words for this, where what comes from outside makes the key. */
export const hasWords = (key: string): boolean => Object.hasOwn(english, key);

/** Why a reply or a retry is turned back (`db/replies.ts`). */
export type ReplyRefusal =
  | 'window-closed'
  | 'closed'
  | 'empty'
  | 'too-long'
  | 'not-allowed'
  | 'waiting'
  | 'not-failed'
  | 'blocked'
  | 'upload-gone'
  | 'left-open';

/** The most characters WhatsApp takes in one text message: "Text messages" in Meta's Cloud API reference. */
export const textLimit = 4096;

/** A refusal as a sentence: what happened, and what to do. */
export function refusalSentence(why: Refusal | ReplyRefusal | 'not-confirmed'): string {
  return why === 'too-long' ? t('refusal.too-long', { limit: textLimit }) : t(`refusal.${why}`);
}

const plurals = eachLanguage((locale) => new Intl.PluralRules(locale));
const written = (value: string | number) => (typeof value === 'number' ? figure(value) : apart(value));
