import type { Translated } from '../catalogue.ts';
import type { palette as english } from '../en/palette.ts';

/** The command palette. In Portuguese. */
export const palette: Translated<typeof english> = {
  'palette.open': 'Buscar',
  'palette.title': 'Ir para um lugar ou fazer algo',
  'palette.field': 'Ir para um lugar ou fazer algo',
  'palette.placeholder': 'Uma página, uma visualização, uma ação ou uma pessoa',
  'palette.list': 'O que há',
  'palette.actions': 'Esta conversa',
  'palette.people': 'Pessoas',
  'palette.sections': 'Seções',
  'palette.views': 'Visualizações',
  'palette.saved': 'Visualizações salvas',
  'palette.none': 'Nada aqui tem esse nome.',
  'keys.palette': 'Ir para qualquer lugar ou fazer qualquer coisa',
};
