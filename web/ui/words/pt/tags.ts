import type { Translated } from '../catalogue.ts';
import type { tags as english } from '../en/tags.ts';

/** Tags: in Settings, on a contact, and what is said when one cannot be made or put on. In Portuguese. */
export const tags: Translated<typeof english> = {
  'tags.title': 'Etiquetas',
  'tags.lead':
    'Com que palavras você marca um contato. A etiqueta é do contato e aparece nas conversas dele.',
  'tags.none': 'Ainda não há etiquetas. Adicione a primeira acima.',
  'tags.name': 'Nome',
  'tags.colour': 'Cor',
  'tags.hue': 'Cor {hue}',
  'tags.add': 'Adicionar etiqueta',
  'tags.new': 'Uma nova etiqueta',
  'tags.used': {
    one: 'Em {count} contato',
    many: 'Em {count} de contatos',
    other: 'Em {count} contatos',
  },
  'tags.unused': 'Em nenhum contato',
  'tags.edit': 'Editar',
  'tags.edit-of': 'Editar a etiqueta {name}',
  'tags.edit-lead': 'Muda em todo lugar onde ela está.',
  'tags.save': 'Salvar',
  'tags.cancel': 'Cancelar',
  'tags.remove': 'Excluir ou unir',
  'tags.remove-title': 'Excluir a etiqueta “{name}”?',
  'tags.remove-lead': {
    one: 'Está em {count} contato. Os contatos ficam; o histórico deles guarda o nome.',
    many: 'Está em {count} de contatos. Os contatos ficam; o histórico deles guarda o nome.',
    other: 'Está em {count} contatos. Os contatos ficam; o histórico deles guarda o nome.',
  },
  'tags.remove-unused': 'Não está em nenhum contato.',
  'tags.into': 'Colocar no lugar dela',
  'tags.into-nothing': 'Nada: só excluir',
  'tags.remove-submit': 'Excluir etiqueta',
  'tags.done-added': 'A etiqueta está pronta. Toda a equipe pode colocá-la nos contatos que vê.',
  'tags.done-saved': 'Salvo.',
  'tags.done-removed': 'A etiqueta foi excluída.',

  'tag.put': 'Etiqueta',
  'tag.put-label': 'Colocar uma etiqueta neste contato',
  'tag.take': 'Tirar a etiqueta {name}',
  'tag.none-left': 'Este contato já tem todas as etiquetas.',
  'tag.several-on': 'Colocar',
  'tag.several-off': 'Tirar',
  'tag.none-made': 'Ainda não há etiquetas. Um Admin as cria em Ajustes, Etiquetas.',
  'tag.menu': 'Colocar uma etiqueta',
  'tag.page': 'Etiquetas de {name}',
  'tag.back': 'Voltar',
  'done.tagged': 'Etiqueta “{tag}” colocada',
  'done.untagged': 'Etiqueta “{tag}” tirada',

  'tag-refusal.name-missing': 'Escreva um nome para a etiqueta.',
  'tag-refusal.name-long': 'O nome de uma etiqueta tem no máximo 40 letras, para caber ao lado de um nome.',
  'tag-refusal.name-taken': 'Já existe uma etiqueta com esse nome. Maiúsculas e acentos não fazem diferença.',
  'tag-refusal.too-many':
    'Já há 200 etiquetas, e ninguém acha uma entre mais que isso. Exclua ou una algumas primeiro.',
  'tag-refusal.tag-gone': 'Alguém excluiu esta etiqueta nesse meio-tempo.',
};
