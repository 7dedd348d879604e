import type { Translated } from '../catalogue.ts';
import type { unread as english } from '../en/unread.ts';

/** A conversation is put back among one's unread ones. In Spanish. */
export const unread: Translated<typeof english> = {
  'unread.mark': 'Marcar como no leída',
  'unread.mark-key': 'Marcar como no leída (U)',
  'unread.done': 'Marcada como no leída',
  'unread.done-hint': 'Queda sin leer para ti hasta que la abras de nuevo.',
  'unread.nothing': 'El cliente aún no ha escrito nada aquí, así que no hay nada por leer.',
};
