import type { Translated } from '../catalogue.ts';
import type { unread as english } from '../en/unread.ts';

/** A conversation is put back among one's unread ones. In Portuguese. */
export const unread: Translated<typeof english> = {
  'unread.mark': 'Marcar como não lida',
  'unread.mark-key': 'Marcar como não lida (U)',
  'unread.done': 'Marcada como não lida',
  'unread.done-hint': 'Fica como não lida para você até você abri-la de novo.',
  'unread.nothing': 'O cliente ainda não escreveu nada aqui, então não há nada para ler.',
};
