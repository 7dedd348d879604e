import { describe, expect, test } from 'vitest';
import { type Language, languages, locales } from '../../web/ui/languages.ts';
import { speak } from '../../web/ui/reader.ts';
import { t } from '../../web/ui/words.ts';
import type { Plural } from '../../web/ui/words/catalogue.ts';
import { catalogues } from '../../web/ui/words/catalogues.ts';
import { english } from '../../web/ui/words/en/index.ts';

type Entry = string | Plural;
const translated = Object.keys(languages).filter((code) => code !== 'en') as Language[];
const original: Record<string, Entry> = english;
const entriesOf = (language: Language) => Object.entries(catalogues[language]) as Array<[string, Entry]>;
const sentences = (entry: Entry): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry));
const namesIn = (entry: Entry) => [
  ...new Set(sentences(entry).flatMap((one) => [...one.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))),
];
/** A category may leave out its number: "one message", "two messages" have it in the word. */
const namesFor = (entry: Entry) =>
  namesIn(entry).filter((name) => typeof entry === 'string' || name !== 'count');

describe.each(translated)('%s', (language) => {
  test('has every sentence', () => {
    const missing = Object.keys(english).filter((key) => !Object.hasOwn(catalogues[language], key));
    expect(missing).toEqual([]);
  });

  test('has no sentence that English has not', () => {
    expect(
      entriesOf(language)
        .map(([key]) => key)
        .filter((key) => !Object.hasOwn(english, key)),
    ).toEqual([]);
  });

  test('fills in what English fills in', () => {
    const wrong = entriesOf(language).flatMap(([key, entry]) => {
      const wanted = namesFor(original[key] ?? '');
      const forms =
        typeof entry === 'string'
          ? [entry]
          : Object.values(entry).map((form) => ({ one: form, other: form }));
      return forms.flatMap((form) => {
        const names = namesFor(form);
        return [
          ...names
            .filter((name) => !wanted.includes(name))
            .map((name) => `${key}: {${name}} is not in English`),
          ...wanted.filter((name) => !names.includes(name)).map((name) => `${key}: without {${name}}`),
        ];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('has every category of its plurals, the number in the general one', () => {
    const { pluralCategories } = new Intl.PluralRules(locales[language]).resolvedOptions();
    const wrong = entriesOf(language).flatMap(([key, entry]) => {
      const source = original[key];
      if (typeof entry === 'string' || source === undefined || typeof source === 'string')
        return typeof entry === typeof source ? [] : [`${key}: a plural in one of the two only`];
      const missing = pluralCategories.filter((category) => entry[category] === undefined);
      const counted = namesIn(source.other).includes('count') === namesIn(entry.other).includes('count');
      return [
        ...missing.map((category) => `${key}: no form for “${category}”`),
        ...(counted ? [] : [`${key}: {count} in one of the two only`]),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('has no markup, and keeps the space at either end', () => {
    const ends = (one: string) => [/^\s/.test(one), /\s$/.test(one)].join();
    const wrong = entriesOf(language).filter(([key, entry]) => {
      const [source = ''] = sentences(original[key] ?? '');
      return sentences(entry).some((one) => /[<>]|&\w+;/.test(one) || ends(one) !== ends(source));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

test('a sentence is in the language of whoever reads it, also after waiting', async () => {
  const names = await Promise.all(
    (Object.keys(languages) as Language[]).map((language) =>
      speak(language, async () => {
        await Promise.resolve();
        return t('nav.settings');
      }),
    ),
  );
  expect(names).toEqual(
    (Object.keys(languages) as Language[]).map(
      (language) => catalogues[language]['nav.settings'] ?? 'Settings',
    ),
  );
  expect(t('nav.settings')).toBe('Settings');
});

test('a number in a sentence is written as its reader writes it', () => {
  expect(t('refusal.too-long', { limit: 4096 })).toContain('4,096');
  expect(speak('de', () => t('refusal.too-long', { limit: 4096 }))).toContain('4.096');
});
