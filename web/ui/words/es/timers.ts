import type { Translated } from '../catalogue.ts';
import type { timers as english } from '../en/timers.ts';

/** What happens by itself after a while. In Spanish. */
export const timers: Translated<typeof english> = {
  'options.title': 'Opciones',
  'options.lead':
    'Lo que ocurre automáticamente al cabo de un tiempo. Deja un campo vacío para desactivarlo.',
  'options.off': 'Desactivado',
  'options.giveBackMinutes': 'Devolver sin primera respuesta después de, en minutos',
  'options.giveBackMinutes-hint':
    'Se cuenta desde que el agente la recibió. Pasa a otra persona, también si ese agente es responsable del contacto.',
  'options.autoCloseDays': 'Cerrar sin mensajes después de, en días',
  'options.autoCloseDays-hint':
    'No en Sin asignar: la conversación de un cliente que espera ahí nunca se cierra automáticamente.',
  'history.giveBackMinutes': {
    one: 'devuelve después de {count} minuto sin primera respuesta',
    many: 'devuelve después de {count} de minutos sin primera respuesta',
    other: 'devuelve después de {count} minutos sin primera respuesta',
  },
  'history.giveBackMinutes-off': 'no devuelve nada automáticamente',
  'history.autoCloseDays': {
    one: 'cierra después de {count} día sin mensajes',
    many: 'cierra después de {count} de días sin mensajes',
    other: 'cierra después de {count} días sin mensajes',
  },
  'history.autoCloseDays-off': 'no cierra nada automáticamente',

  'next.label': 'Qué pasa después',
  'next.wake': 'Pospuesta hasta {time}, o hasta que escriba el cliente.',
  'next.give-back': 'Vuelve a la fila {time}, salvo que {agent} responda.',
  'next.close': 'Se cierra automáticamente {time}, salvo que alguien escriba.',
  'next.wake-now': 'Retomar ahora',
  'next.keep-mine': 'Dejármela a mí',
  'next.keep-theirs': 'Dejársela a {agent}',
  'next.keep-open': 'Mantener abierta',
  'next.at': 'a las {time}',
  'next.on': 'el {day} a las {time}',
  'next.today': 'hoy, {time}',
  'next.tomorrow': 'mañana, {time}',
  'next.day': '{day}, {time}',

  'snooze.button': 'Posponer',
  'snooze.title': 'Posponer hasta',
  'snooze.lead': 'Se queda con su agente, no cuenta como trabajo abierto y vuelve cuando escribe el cliente.',
  'snooze.later': 'Dentro de tres horas',
  'snooze.tomorrow': 'Mañana',
  'snooze.week': 'La próxima semana',
  'snooze.pick': 'Elegir una hora',
  'snooze.set': 'Posponer',
  'done.snoozed': 'Pospuesta',
  'done.woken': 'De vuelta contigo',
  'done.kept-open': 'Sigue abierta',
  'done.kept-agent': 'Se queda donde está',
  'list.snoozed': 'Pospuesta hasta {time}',
  'refusal.not-snoozed': 'Ya no está pospuesta.',
  'refusal.time-passed': 'Esa hora ya pasó. Elige una posterior.',

  'event.gave-back': '{agent} no envió una primera respuesta a tiempo: se busca a otra persona.',
  'event.snoozed': '{actor} pospuso esta conversación hasta {time}.',
  'event.woke-time': 'Volvió: llegó su hora.',
  'event.woke-customer': 'Volvió: escribió el cliente.',
  'event.woke-by': '{actor} la retomó.',
  'event.kept-open': '{actor} la mantiene abierta: no se cerrará automáticamente.',
  'event.kept-mine': '{actor} se la queda, con respuesta o sin ella.',
  'event.kept-agent': '{actor} se la dejó a {agent}, con respuesta o sin ella.',
  'event.closed-itself': {
    one: 'Se cerró automáticamente después de {count} día sin mensajes.',
    many: 'Se cerró automáticamente después de {count} de días sin mensajes.',
    other: 'Se cerró automáticamente después de {count} días sin mensajes.',
  },
  'event.waiting-no-others': 'Nadie más atiende {number}.',

  'why.owner_gave_back': '{agent} la tuvo y no envió una primera respuesta a tiempo',
  'why.previous_gave_back': '{agent} la tuvo y no envió una primera respuesta a tiempo',
  'why.no_others': 'No hay nadie más',
  'why.skip-gave-back': '{agent} (sin primera respuesta a tiempo)',
  'why-not.gave_back': 'No envió una primera respuesta a tiempo antes de {times}.',
  'try.gave_back': 'La tuvo y no envió una primera respuesta a tiempo',
};
