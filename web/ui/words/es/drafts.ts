import type { Translated } from '../catalogue.ts';
import type { drafts as english } from '../en/drafts.ts';

/** What somebody has begun to write. In Spanish. */
export const drafts: Translated<typeof english> = {
  'drafts.other': 'Escribiste otra cosa en otra ventana.',
  'drafts.show-other': 'Mostrarla',
  'drafts.mark': 'Borrador:',
};
