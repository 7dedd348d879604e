import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'Rückgängig',
  'undo.key': 'Rückgängig (Z)',
  'undo.given-back': 'Wieder geöffnet, und zurück, wo sie war',
  'undo.not-given-back': 'Sie konnte nicht dorthin zurück, wo sie war. {why}',
  'undo.many-reopened': {
    one: '{count} Unterhaltung wieder geöffnet',
    other: '{count} Unterhaltungen wieder geöffnet',
  },
  'undo.many-yours': {
    one: '{count} davon gehörte dir vorher nicht und gehört dir jetzt.',
    other: '{count} davon gehörten dir vorher nicht und gehören dir jetzt.',
  },
  'undo.many-not-back': 'Jetzt bei dir, weil sie nicht zurückkonnten, wo sie waren: {names}. {why}',
  'undo.not-asked': 'Die Zeit reichte nicht, um sie zu öffnen. Sie bleiben geschlossen.',
  'keys.undo': 'Letztes Schließen oder Weitergeben rückgängig machen',
};
