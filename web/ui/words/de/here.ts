import type { Translated } from '../catalogue.ts';
import type { here as english } from '../en/here.ts';

/** Who else has a conversation on their screen. Its part of the catalogue (`words.ts`). */
export const here: Translated<typeof english> = {
  'here.reading': { one: '{names} liest mit', other: '{names} lesen mit' },
  'here.writing': { one: '{names} schreibt …', other: '{names} schreiben …' },
};
