import type { Translated } from '../catalogue.ts';
import type { many as english } from '../en/many.ts';

/** Several conversations at once. In Portuguese. */
export const many: Translated<typeof english> = {
  'many.select': 'Selecionar {name}',
  'many.start': 'Selecionar várias',
  'many.started': 'Toque nas conversas para selecioná-las. Escape encerra.',
  'many.with-selected': 'Com as conversas selecionadas',
  'many.selected': 'Selecionadas: {count}',
  'many.close': 'Fechar',
  'many.assign': 'Atribuir',
  'many.tag': 'Etiqueta',
  'many.clear': 'Limpar seleção',
  'many.nobody-to-assign': 'Ninguém atende seus números.',
  'many.none': 'Selecione algumas conversas primeiro.',
  'many.too-many': 'Selecione no máximo {count} conversas de uma vez.',
  'many.closed': {
    one: '{count} conversa fechada',
    many: '{count} de conversas fechadas',
    other: '{count} conversas fechadas',
  },
  'many.assigned': {
    one: '{count} conversa atribuída a {agent}',
    many: '{count} de conversas atribuídas a {agent}',
    other: '{count} conversas atribuídas a {agent}',
  },
  'many.tagged': {
    one: 'Etiqueta “{tag}” colocada em {count} conversa',
    many: 'Etiqueta “{tag}” colocada em {count} de conversas',
    other: 'Etiqueta “{tag}” colocada em {count} conversas',
  },
  'many.untagged': {
    one: 'Etiqueta “{tag}” tirada de {count} conversa',
    many: 'Etiqueta “{tag}” tirada de {count} de conversas',
    other: 'Etiqueta “{tag}” tirada de {count} conversas',
  },
  'many.not': 'Não feito: {names}',
  'many.not-asked': 'Não houve tempo de pedir. Nada foi feito com estas; continuam selecionadas.',
  'many.more-names': {
    one: '{names} e mais {count}',
    many: '{names} e mais {count}',
    other: '{names} e mais {count}',
  },
  'many.gone': {
    one: 'Você não pode mais ver {count} delas, então nada foi feito com ela.',
    many: 'Você não pode mais ver {count} delas, então nada foi feito com elas.',
    other: 'Você não pode mais ver {count} delas, então nada foi feito com elas.',
  },
  'many.title': 'Várias conversas',
  'many.back': 'Voltar à caixa de entrada',
  'keys.select': 'Selecionar a conversa',
};
