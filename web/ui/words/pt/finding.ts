import type { Translated } from '../catalogue.ts';
import type { finding as english } from '../en/finding.ts';

/** Narrowing, ordering and searching the list. In Portuguese. */
export const finding: Translated<typeof english> = {
  'filters.window': 'Pode-se responder',
  'window-filter.open': 'Dentro de 24 horas',
  'window-filter.closing': 'Termina em 4 horas',
  'window-filter.closed': 'Só modelo',
  'filters.tags': 'Etiquetas',
  'filters.agents': 'Atribuída a',
  'filters.unread': 'Não lidas',
  'filters.somebody': 'Alguém',
  'filters.some-tag': 'Uma etiqueta que não existe mais',
  'status.snoozed': 'Adiadas',
  'list.count-snoozed': 'adiadas',
  'empty.snoozed': 'Nada foi adiado',
  'empty.snoozed-hint': 'As conversas que você deixa para depois esperam aqui.',
  'views.saved': 'Salvas',
  'views.shared': ' (compartilhada)',
  'views.save': 'Salvar esta lista',
  'views.name': 'Nome',
  'views.share': 'Compartilhar com toda a equipe',
  'views.keep': 'Salvar',
  'views.remove': 'Remover {name}',
  'filters.active': 'Filtros em uso',
  'filters.drop': 'Remover o filtro {filter}',
  'filters.clear': 'Limpar filtros',

  'sort.label': 'Ordem: {sort}',
  'sort.title': 'Ordenar por',
  'sort.newest': 'Mais recentes',
  'sort.oldest': 'Mais antigas',
  'sort.window': 'Perto de vencer',
  'sort.newest-hint': 'Última mensagem primeiro',
  'sort.oldest-hint': 'Há mais tempo sem mensagem primeiro',
  'sort.window-hint': 'Menos tempo para responder primeiro',

  'search.people': 'Conversas',
  'search.messages': 'Mensagens',
  'search.ours': 'Nós:',
  'search.more-people': 'Mais conversas',
  'search.more-phones': 'Mais números',
  'search.more-messages': 'Mais mensagens',
  'search.further-back': 'Procurando mais para trás…',
  'search.no-message': 'Nenhuma mensagem diz isso.',
  'search.no-people': 'Nenhuma conversa sua é com alguém com esse nome.',
  'search.nothing':
    'Nada encontrado nos nomes e mensagens que você pode ver. Tente com menos palavras ou com um número de telefone.',
  'search.too-little':
    'Digite pelo menos duas letras de um nome ou mensagem, ou três dígitos de um número de telefone.',

  'empty.filtered': 'Nada corresponde',
  'empty.filtered-hint': 'Nenhuma conversa daqui atende a todos os filtros em uso.',
};
