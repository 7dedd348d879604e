/** Who else has a conversation on their screen. Its part of the catalogue (`words.ts`). */
export const here = {
  'here.reading': { one: '{names} is reading', other: '{names} are reading' },
  'here.writing': { one: '{names} is writing…', other: '{names} are writing…' },
} as const;
