import type { Translated } from '../catalogue.ts';
import type { templateMany as english } from '../en/template-many.ts';

/** One template for many contacts. */
export const templateMany: Translated<typeof english> = {
  'template-many.to': {
    one: 'Para {count} contato',
    many: 'Para os {count} de contatos marcados',
    other: 'Para os {count} contatos marcados',
  },
  'template-many.step-fill': 'Preencher',
  'template-many.file': 'Começa com um arquivo, então vai para um contato por vez',
  'template-many.from-each':
    'Se ficar vazio, é preenchido com cada contato: conhecido em {count} de {total}. O que você escrever aqui vai para todos.',
  'template-many.same-for-all': 'O mesmo para todos.',
  'template-many.goes-to': 'Vai para {count} de {total}',
  'template-many.begins': 'Nova conversa em {number}, que será sua: {count}',
  'template-many.reopens': 'Fechada, abre de novo e será sua: {count}',
  'template-many.goes-on': 'Aberta, continua com quem está: {count}',
  'template-many.bot': 'Com o bot, que ele para como uma resposta sua: {count}',
  'template-many.left-out': 'Ficam de fora: {count}',
  'template-many.left.not-theirs': 'Não cabe a você escrever: {count}',
  'template-many.left.not-allowed': 'Não cabe mais a você escrever: {count}',
  'template-many.left.colleague': 'Outra pessoa da equipe atende: {count}',
  'template-many.left.blocked': 'Bloqueado: {count}',
  'template-many.left.opted-out': 'Não quer marketing: {count}',
  'template-many.left.waiting': 'Espera em Não atribuídas e precisa ser assumida primeiro: {count}',
  'template-many.left.no-phone': 'Sem um telefone ao qual possa chegar: {count}',
  'template-many.left.own-number': 'Um número da sua própria organização: {count}',
  'template-many.left.no-value': 'Nada se sabe para “{field}”: {count}',
  'template-many.left.unfit-value': 'O que se sabe não cabe em “{field}”: {count}',
  'template-many.left.template-not-sendable':
    'O modelo foi pausado, alterado ou excluído enquanto isso: {count}',
  'template-many.sent': {
    one: 'O modelo está na fila para {count} contato.',
    many: 'O modelo está na fila para {count} de contatos.',
    other: 'O modelo está na fila para {count} contatos.',
  },
  'template-many.again': {
    one: '{count} contato já o tinha por este formulário: nada foi enviado duas vezes.',
    many: '{count} de contatos já o tinham por este formulário: nada foi enviado duas vezes.',
    other: '{count} contatos já o tinham por este formulário: nada foi enviado duas vezes.',
  },
  'template-many.these-again': 'Tentar de novo com quem ficou de fora',
  'template-many.done': 'Voltar aos contatos',
};
