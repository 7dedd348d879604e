import type { Translated } from '../catalogue.ts';
import type { palette as english } from '../en/palette.ts';

/** The command palette. In Spanish. */
export const palette: Translated<typeof english> = {
  'palette.open': 'Buscar',
  'palette.title': 'Ir a un lugar o hacer algo',
  'palette.field': 'Ir a un lugar o hacer algo',
  'palette.placeholder': 'Una página, una vista, una acción o una persona',
  'palette.list': 'Lo que hay',
  'palette.actions': 'Esta conversación',
  'palette.people': 'Personas',
  'palette.sections': 'Secciones',
  'palette.views': 'Vistas',
  'palette.saved': 'Vistas guardadas',
  'palette.none': 'Nada aquí se llama así.',
  'keys.palette': 'Ir a cualquier lugar o hacer cualquier cosa',
};
