import type { Translated } from '../catalogue.ts';
import type { drafts as english } from '../en/drafts.ts';

/** What somebody has begun to write. In Portuguese. */
export const drafts: Translated<typeof english> = {
  'drafts.other': 'Você escreveu outra coisa em outra janela.',
  'drafts.show-other': 'Mostrar',
  'drafts.mark': 'Rascunho:',
};
