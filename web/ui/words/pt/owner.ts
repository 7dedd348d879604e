import type { Translated } from '../catalogue.ts';
import type { owner as english } from '../en/owner.ts';

/** What is said where a customer or a conversation is handed over: its owner, and a transfer's note. In Portuguese. */
export const owner: Translated<typeof english> = {
  'event.owner': '{actor} definiu {agent} como responsável.',
  'event.owner-self': '{actor} passou a ser responsável.',
  'event.owner-email': '{actor} definiu {email} como responsável. Esse endereço ainda não é de ninguém aqui.',
  'event.owner-nobody': '{actor} removeu o responsável.',
  'event.moved-to-owner': 'Passou para {agent}, que agora é responsável.',

  'note.by': '{agent} · nota',
  'transfer.note': 'Nota para quem receber (opcional)',
  'transfer.note-kept': 'Sua nota: “{note}”',

  'owner.title-give': 'Passar {name} para outra pessoa?',
  'owner.title': 'Quem é responsável por {name}?',
  'owner.lead-give': 'O cliente é seu. É assim que Vendas passa um cliente para outra pessoa.',
  'owner.lead': 'As novas conversas vão primeiro para o responsável, se ele atende o número.',
  'owner.change': 'Responsável: {owner}. Mudar',
  'owner.nobody': 'Ninguém',
  'owner.nobody-hint': 'As novas conversas seguem suas regras de atribuição',
  'owner.email': 'Alguém que ainda não entrou',
  'owner.email-hint': 'Será responsável quando entrar',
  'owner.email-label': 'O e-mail da pessoa',
  'owner.new': 'Novo responsável',
  'owner.members': 'Atendem {number}',
  'owner.anybody': 'Agentes',
  'owner.others': 'Não atendem {number}',
  'owner.cannot': 'Não podem ser escolhidos',
  'owner.more': 'Outra pessoa',
  'owner.online': '{role}, on-line',
  'owner.away': '{role}, ausente',
  'owner.you': '{name} (você)',
  'owner.stays': '{role}. Esta conversa fica onde está',
  'owner.warn': '{role}. Não vai receber as conversas de {number}',
  'owner.no-number': '{role}. Não atende nenhum número deste cliente',
  'owner.is': '{role}. Responsável agora',
  'owner.effect-moves': {
    one: 'A conversa aberta passa agora para o novo responsável',
    many: 'Os {count} de conversas abertas passam agora para o novo responsável, se ele atende o número',
    other: 'As {count} conversas abertas passam agora para o novo responsável, se ele atende o número',
  },
  'owner.effect-new': 'As novas de {name} vão primeiro para essa pessoa',
  'owner.effect-gone': 'Você não verá mais esta conversa',
  'owner.move': 'Mover também a conversa aberta',
  'owner.move-hint':
    'Para o novo responsável, disponível ou não, se ele atende esse número. Se houver um bot, ele para.',
  'owner.submit': 'Mudar responsável',
  'owner.cancel': 'Cancelar',

  'done.owner': 'Responsável agora: {owner}',
  'done.owner-again': 'O responsável mudou',
  'done.owner-nobody': 'Este contato não tem mais responsável',
  'done.owner-moving': 'A conversa aberta está passando para essa pessoa.',
  'done.owner-not-member': 'A pessoa não atende {number}, então não vai receber as conversas dele.',
  'done.owner-email':
    'Ninguém aqui tem esse endereço ainda. Até a pessoa entrar, as conversas seguem suas regras de atribuição.',

  'owner-refusal.not-allowed': 'Não cabe mais a você passar este cliente.',
  'owner-refusal.owner-changed': 'Alguém mudou o responsável antes de você. A página mostra quem é agora.',
  'owner-refusal.already-owner': 'Essa pessoa já é responsável. Escolha outra.',
  'owner-refusal.owner-not-agent': 'Escolha um agente: um cliente não pode ficar com ninguém.',
  'owner-refusal.owner-not-member':
    'Essa pessoa não atende nenhum dos números deste cliente. Escolha alguém que atenda.',
  'owner-refusal.owner-inactive': 'Essa pessoa não trabalha mais aqui. Escolha outra.',
  'owner-refusal.email': 'Escreva um e-mail, como mia@example.org.',
  'owner-refusal.nobody-chosen': 'Escolha primeiro o novo responsável.',
};
