import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. In Spanish. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'Deshacer',
  'undo.key': 'Deshacer (Z)',
  'undo.given-back': 'Reabierta, y de vuelta con quien la tenía',
  'undo.not-given-back': 'No pudo volver con quien la tenía. {why}',
  'undo.many-reopened': {
    one: '{count} conversación reabierta',
    many: '{count} de conversaciones reabiertas',
    other: '{count} conversaciones reabiertas',
  },
  'undo.many-yours': {
    one: '{count} de ellas no era tuya antes y ahora lo es.',
    many: '{count} de ellas no eran tuyas antes y ahora lo son.',
    other: '{count} de ellas no eran tuyas antes y ahora lo son.',
  },
  'undo.many-not-back': 'Ahora tuyas, porque no pudieron volver con quien las tenía: {names}. {why}',
  'undo.not-asked': 'No hubo tiempo de abrir estas. Siguen cerradas.',
  'keys.undo': 'Deshacer el último cierre o la última transferencia',
};
