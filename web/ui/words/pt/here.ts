import type { Translated } from '../catalogue.ts';
import type { here as english } from '../en/here.ts';

/** Which colleagues have the same conversation open. In Portuguese. */
export const here: Translated<typeof english> = {
  'here.reading': {
    one: '{names} está lendo',
    many: '{names} estão lendo',
    other: '{names} estão lendo',
  },
  'here.writing': {
    one: '{names} está escrevendo…',
    many: '{names} estão escrevendo…',
    other: '{names} estão escrevendo…',
  },
};
