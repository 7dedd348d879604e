import type { Translated } from '../catalogue.ts';
import type { timers as english } from '../en/timers.ts';

/** What happens by itself after a while. In Portuguese. */
export const timers: Translated<typeof english> = {
  'options.title': 'Opções',
  'options.lead': 'O que acontece automaticamente depois de um tempo. Deixe um campo vazio para desativar.',
  'options.off': 'Desativado',
  'options.giveBackMinutes': 'Devolver sem primeira resposta depois de, em minutos',
  'options.giveBackMinutes-hint':
    'Contado desde que o agente a recebeu. Passa para outra pessoa, mesmo que esse agente seja responsável pelo contato.',
  'options.autoCloseDays': 'Fechar sem mensagens depois de, em dias',
  'options.autoCloseDays-hint':
    'Não em Não atribuídas: a conversa de um cliente que espera ali nunca é fechada automaticamente.',
  'history.giveBackMinutes': {
    one: 'devolve depois de {count} minuto sem primeira resposta',
    many: 'devolve depois de {count} de minutos sem primeira resposta',
    other: 'devolve depois de {count} minutos sem primeira resposta',
  },
  'history.giveBackMinutes-off': 'não devolve nada automaticamente',
  'history.autoCloseDays': {
    one: 'fecha depois de {count} dia sem mensagens',
    many: 'fecha depois de {count} de dias sem mensagens',
    other: 'fecha depois de {count} dias sem mensagens',
  },
  'history.autoCloseDays-off': 'não fecha nada automaticamente',

  'next.label': 'O que acontece depois',
  'next.wake': 'Adiada até {time}, ou até o cliente escrever.',
  'next.give-back': 'Volta para a fila {time}, a menos que {agent} responda.',
  'next.close': 'Fecha automaticamente {time}, a menos que alguém escreva.',
  'next.wake-now': 'Retomar agora',
  'next.keep-mine': 'Deixar comigo',
  'next.keep-theirs': 'Deixar com {agent}',
  'next.keep-open': 'Manter aberta',
  'next.at': 'às {time}',
  'next.on': 'em {day} às {time}',
  'next.today': 'hoje, {time}',
  'next.tomorrow': 'amanhã, {time}',
  'next.day': '{day}, {time}',

  'snooze.button': 'Adiar',
  'snooze.title': 'Adiar até',
  'snooze.lead': 'Fica com o agente, não conta como trabalho aberto e volta quando o cliente escreve.',
  'snooze.later': 'Daqui a três horas',
  'snooze.tomorrow': 'Amanhã',
  'snooze.week': 'Próxima semana',
  'snooze.pick': 'Escolher um horário',
  'snooze.set': 'Adiar',
  'done.snoozed': 'Adiada',
  'done.woken': 'De volta com você',
  'done.kept-open': 'Continua aberta',
  'done.kept-agent': 'Fica onde está',
  'list.snoozed': 'Adiada até {time}',
  'refusal.not-snoozed': 'Ela não está mais adiada.',
  'refusal.time-passed': 'Esse horário já passou. Escolha um mais tarde.',

  'event.gave-back': '{agent} não enviou uma primeira resposta a tempo: procurando outra pessoa.',
  'event.snoozed': '{actor} adiou esta conversa até {time}.',
  'event.woke-time': 'Voltou: chegou a hora.',
  'event.woke-customer': 'Voltou: o cliente escreveu.',
  'event.woke-by': '{actor} retomou esta conversa.',
  'event.kept-open': '{actor} a mantém aberta: ela não fecha automaticamente.',
  'event.kept-mine': '{actor} fica com ela, com ou sem resposta.',
  'event.kept-agent': '{actor} a deixou com {agent}, com ou sem resposta.',
  'event.closed-itself': {
    one: 'Fechada automaticamente depois de {count} dia sem mensagens.',
    many: 'Fechada automaticamente depois de {count} de dias sem mensagens.',
    other: 'Fechada automaticamente depois de {count} dias sem mensagens.',
  },
  'event.waiting-no-others': 'Ninguém mais atende {number}.',

  'why.owner_gave_back': '{agent} estava com ela e não enviou uma primeira resposta a tempo',
  'why.previous_gave_back': '{agent} estava com ela e não enviou uma primeira resposta a tempo',
  'why.no_others': 'Não há mais ninguém',
  'why.skip-gave-back': '{agent} (sem primeira resposta a tempo)',
  'why-not.gave_back': 'Não enviou uma primeira resposta a tempo antes de {times}.',
  'try.gave_back': 'Estava com ela e não enviou uma primeira resposta a tempo',
};
