import type { Translated } from '../catalogue.ts';
import type { starting as english } from '../en/starting.ts';

/** Finding a customer by phone, and starting a conversation with one. In Portuguese. */
export const starting: Translated<typeof english> = {
  'search.label': 'Pesquisar por telefone, nome ou mensagem',
  'search.placeholder': 'Telefone, nome ou mensagem',
  'search.find': 'Pesquisar',
  'search.found': 'Resultados',
  'search.title': 'Pesquisa',
  'search.again': 'Voltar à caixa de entrada',
  'search.exact': 'Este número',
  'search.similar': 'Números parecidos',
  'search.on': 'em {number}',
  'search.closed': 'em {number}, fechada',
  'search.none': 'Nenhuma conversa sua tem este número.',
  'search.create': 'Criar uma nova conversa',
  'search.create-with': 'com {phone}',
  'search.count': {
    one: '{count} resultado',
    many: '{count} de resultados',
    other: '{count} resultados',
  },

  'phone.not-a-phone': 'Isto não é um número de telefone. Escreva com o país, como +44 7700 900118.',
  'phone.too-short': 'É curto demais para um número de +{country}. Confira os dígitos.',
  'phone.too-long':
    'É longo demais para um número de +{country}. Confira os dígitos, ou comece com + e outro país.',
  'phone.no-such-length': 'Nenhum número de +{country} tem essa quantidade de dígitos. Confira.',
  'phone.no-such-country': 'Nenhum país tem esse código. Escreva assim: +44 7700 900118.',

  'begin.title': 'Nova conversa',
  'begin.lead': 'A primeira mensagem para um número novo precisa ser um modelo.',
  'begin.open-form': 'Nova conversa',
  'begin.step-number': 'Número',
  'begin.step-template': 'Modelo',
  'begin.step-check': 'Conferir e enviar',
  'begin.to': 'Para',
  'begin.from': 'De',
  'begin.continue': 'Continuar',
  'begin.back': 'Voltar',
  'begin.no-numbers':
    'Você ainda não atende nenhum número, então não há de onde escrever. Peça a um Admin para adicionar você a um.',
  'begin.own-number': 'Este número é da sua própria organização. Escreva para o de um cliente.',
  'begin.exists':
    'Já há uma conversa com este cliente em {number}. Continue lá, ou escolha outro número de onde escrever.',
  'begin.open': 'Abrir',
  'begin.template-there': 'Enviar um modelo lá',
  'begin.colleague':
    'Outra pessoa da equipe atende este cliente. Pergunte a um Admin ou à Gestão da caixa se você deve fazer isso.',
};
