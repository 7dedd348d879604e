import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'تراجع',
  'undo.key': 'تراجع (Z)',
  'undo.given-back': 'أُعيد فتحها، وعادت إلى من كانت معه',
  'undo.not-given-back': 'تعذر أن تعود إلى من كانت معه. {why}',
  'keys.undo': 'التراجع عن آخر إغلاق أو تحويل',
};
