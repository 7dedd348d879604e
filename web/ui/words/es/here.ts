import type { Translated } from '../catalogue.ts';
import type { here as english } from '../en/here.ts';

/** Which colleagues have the same conversation open. In Spanish. */
export const here: Translated<typeof english> = {
  'here.reading': {
    one: '{names} está leyendo',
    many: '{names} están leyendo',
    other: '{names} están leyendo',
  },
  'here.writing': {
    one: '{names} está escribiendo…',
    many: '{names} están escribiendo…',
    other: '{names} están escribiendo…',
  },
};
