import type { Translated } from '../catalogue.ts';
import type { whatIf as english } from '../en/what-if.ts';

/** Settings → number → Assignment: how the last days would have gone, and why not me. In Portuguese. */
export const whatIf: Translated<typeof english> = {
  'what-if.title': 'Os últimos 7 dias',
  'what-if.lead': 'Como teriam sido com os ajustes como estão nesta página. Nada é enviado, nada é alterado.',
  'what-if.ask': 'Simular',
  'what-if.wrong': 'Corrija primeiro a capacidade marcada.',
  'what-if.replayed': {
    one: '{count} conversa que chegou desde {from}.',
    many: '{count} de conversas que chegaram desde {from}.',
    other: '{count} conversas que chegaram desde {from}.',
  },
  'what-if.covered':
    'Sabe-se quem estava disponível desde {since}, {share} destes 7 dias; o que veio antes fica de fora.',
  'what-if.cut': 'Havia mais: só as mais recentes são simuladas.',
  'what-if.none': 'Nenhuma conversa chegou desde {from}, então não há o que comparar.',
  'what-if.same':
    'Estes são os ajustes salvos. Mude algo nesta página e toque em Simular de novo para comparar.',
  'what-if.measure': 'Agente',
  'what-if.now': 'Como está salvo',
  'what-if.draft': 'Com suas alterações',
  'what-if.difference': 'Diferença',
  'what-if.agents': 'Conversas, por quem ficou com elas primeiro',
  'what-if.owner': '{count} como responsável',
  'what-if.previous': '{count} por ter atendido antes',
  'what-if.rotation': '{count} em rodízio',
  'what-if.claimed': '{count} que assumiu',
  'what-if.left-out': 'não é membro',
  'what-if.nobody': 'Ninguém assumiu',
  'what-if.nobody-hint': 'até serem fechadas, ou até agora',
  'what-if.waits': 'Esperas e responsáveis',
  'what-if.waited': 'Tiveram de esperar',
  'what-if.median': 'Espera mediana, se alguém assumiu depois',
  'what-if.longest': 'Espera mais longa, se alguém assumiu depois',
  'what-if.owners': 'Chegaram primeiro ao responsável',
  'what-if.hits': '{hits} de {owned}',
  'what-if.no-wait': 'nenhuma',
  'what-if.no-difference': 'igual',
  'what-if.chart': 'Conversas de cada agente, como está salvo e com suas alterações',
  'what-if.chart-saved': 'Conversas de cada agente, como está salvo',
  'what-if.chart-some': {
    one: 'O gráfico mostra o agente com a maior diferença.',
    many: 'O gráfico mostra os {count} de agentes com a maior diferença.',
    other: 'O gráfico mostra os {count} agentes com a maior diferença.',
  },
  'what-if.bar': '{agent}: {now} como está salvo, {draft} com suas alterações',
  'what-if.bar-saved': '{agent}: {now}',
  'what-if.assumes': 'O que se supõe aqui',
  'what-if.assume-end':
    'Uma conversa dura o que durou de verdade, e quem a recebe fica com ela, a menos que alguém a tenha passado à mão.',
  'what-if.assume-claim':
    'O que espera é assumido por quem assumiu de verdade, e na mesma hora. O que ninguém precisou assumir então, ninguém assume aqui.',
  'what-if.assume-customer':
    'O responsável e o último agente são os que a decisão de então viu; onde ela não olhou, os de hoje.',
  'what-if.assume-members':
    'Membros, capacidades e regras são os mesmos em todos esses dias. O rodízio começa onde está agora.',
  'what-if.assume-bot': 'Uma conversa com o bot conta desde que o bot a passou.',

  'try.not-member': 'Não é membro deste número',
  'why-not.whom': 'Por que não',
  'why-not.nobody': 'Escolha um membro',
  'why-not.title': 'Por que não {agent}?',
  'why-not.next': 'A próxima: {reason}.',
  'why-not.next-theirs': 'é a vez dessa pessoa',
  'why-not.got': 'Recebeu: {times}.',
  'why-not.turn': 'Era a vez de {agent}: {times}.',
  'why-not.offline': 'Ausente: {times}.',
  'why-not.at_capacity': 'No limite da capacidade: {times}.',
  'why-not.inactive': 'Com a conta desativada: {times}.',
  'why-not.owner-first': 'O responsável pelo contato veio primeiro: {times}.',
  'why-not.previous-first': 'Quem atendeu da última vez veio primeiro: {times}.',
  'why-not.by-hand': 'Este número não atribuía automaticamente: {times}.',
  'why-not.not-member': 'Não era membro deste número: {times}.',
  'why-not.with-load': '(abertas: {load})',
  'why-not.lately': {
    one: 'Pela última decisão deste número, como foi guardada; cada horário leva à sua conversa.',
    many: 'Pelos últimos {count} de decisões deste número, como foram guardadas; cada horário leva à sua conversa.',
    other:
      'Pelas últimas {count} decisões deste número, como foram guardadas; cada horário leva à sua conversa.',
  },
  'why-not.none': 'Este número não decidiu nada nos últimos 7 dias.',

  'length.days': '{days} d {hours} h',
  'length.hours': '{hours} h {minutes} min',
  'length.minutes': '{minutes} min',
  'length.seconds': '{seconds} s',
};
