import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. In Portuguese. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'Desfazer',
  'undo.key': 'Desfazer (Z)',
  'undo.given-back': 'Reaberta, e de volta com quem estava com ela',
  'undo.not-given-back': 'Não foi possível devolver a quem estava com ela. {why}',
  'undo.many-reopened': {
    one: '{count} conversa reaberta',
    many: '{count} de conversas reabertas',
    other: '{count} conversas reabertas',
  },
  'undo.many-yours': {
    one: '{count} delas não era sua antes, e agora é.',
    many: '{count} delas não eram suas antes, e agora são.',
    other: '{count} delas não eram suas antes, e agora são.',
  },
  'undo.many-not-back': 'Suas agora, pois não foi possível devolver a quem estava com elas: {names}. {why}',
  'undo.not-asked': 'Não houve tempo de abrir estas. Continuam fechadas.',
  'keys.undo': 'Desfazer o último fechamento ou a última transferência',
};
