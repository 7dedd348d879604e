/** Those there is a catalogue for (`words/`), each by its own name. */
export const languages = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  de: 'Deutsch',
  ar: 'العربية',
} as const;
export type Language = keyof typeof languages;

/** What `Intl` is asked for. Digits in Arabic are those phone numbers and prices are written with here. */
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  es: 'es',
  pt: 'pt-BR',
  de: 'de',
  ar: 'ar-u-nu-latn',
};

/** Which way its lines run. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of this code; null for one we have no words in. */
export const languageOf = (code: string): Language | null => (isLanguage(code) ? code : null);

const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);
