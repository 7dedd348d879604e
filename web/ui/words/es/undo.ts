import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. In Spanish. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'Deshacer',
  'undo.key': 'Deshacer (Z)',
  'undo.given-back': 'Reabierta, y de vuelta con quien la tenía',
  'undo.not-given-back': 'No pudo volver con quien la tenía. {why}',
  'keys.undo': 'Deshacer el último cierre o la última transferencia',
};
