import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'Rückgängig',
  'undo.key': 'Rückgängig (Z)',
  'undo.given-back': 'Wieder geöffnet, und zurück, wo sie war',
  'undo.not-given-back': 'Sie konnte nicht dorthin zurück, wo sie war. {why}',
  'keys.undo': 'Letztes Schließen oder Weitergeben rückgängig machen',
};
