/** Those there is a catalogue for (`words.ts`), each by its own name. */
export const languages = { en: 'English' } as const;
export type Language = keyof typeof languages;
