import type { Translated } from '../catalogue.ts';
import type { palette as english } from '../en/palette.ts';

/** The command palette. In German. */
export const palette: Translated<typeof english> = {
  'palette.open': 'Suchen',
  'palette.title': 'Irgendwohin gehen oder etwas tun',
  'palette.field': 'Irgendwohin gehen oder etwas tun',
  'palette.placeholder': 'Eine Seite, eine Ansicht, eine Aktion oder eine Person',
  'palette.list': 'Was es gibt',
  'palette.actions': 'Diese Unterhaltung',
  'palette.people': 'Personen',
  'palette.sections': 'Bereiche',
  'palette.views': 'Ansichten',
  'palette.saved': 'Gespeicherte Ansichten',
  'palette.none': 'Hier heißt nichts so.',
  'keys.palette': 'Überallhin gehen oder alles tun',
};
