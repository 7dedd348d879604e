import type { Translated } from '../catalogue.ts';
import type { here as english } from '../en/here.ts';

/** Who else has a conversation on their screen. Its part of the catalogue (`words.ts`). */
export const here: Translated<typeof english> = {
  'here.reading': {
    zero: '{names} يقرأ',
    one: '{names} يقرأ',
    two: '{names} يقرآن',
    few: '{names} يقرؤون',
    many: '{names} يقرؤون',
    other: '{names} يقرؤون',
  },
  'here.writing': {
    zero: '{names} يكتب…',
    one: '{names} يكتب…',
    two: '{names} يكتبان…',
    few: '{names} يكتبون…',
    many: '{names} يكتبون…',
    other: '{names} يكتبون…',
  },
};
