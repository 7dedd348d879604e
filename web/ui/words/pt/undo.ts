import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. In Portuguese. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'Desfazer',
  'undo.key': 'Desfazer (Z)',
  'undo.given-back': 'Reaberta, e de volta com quem estava com ela',
  'undo.not-given-back': 'Não foi possível devolver a quem estava com ela. {why}',
  'keys.undo': 'Desfazer o último fechamento ou a última transferência',
};
