import type { Translated } from '../catalogue.ts';
import type { whatIf as english } from '../en/what-if.ts';

/** Settings → number → Assignment: how the last days would have gone, and why not me. In Spanish. */
export const whatIf: Translated<typeof english> = {
  'what-if.title': 'Los últimos 7 días',
  'what-if.lead':
    'Cómo habrían sido con los ajustes tal como están en esta página. No se envía ni se cambia nada.',
  'what-if.ask': 'Simular',
  'what-if.wrong': 'Corrige primero la capacidad marcada.',
  'what-if.replayed': {
    one: 'Una conversación que llegó desde {from}.',
    many: '{count} de conversaciones que llegaron desde {from}.',
    other: '{count} conversaciones que llegaron desde {from}.',
  },
  'what-if.covered':
    'Se sabe quién estaba disponible desde {since}, {share} de estos 7 días; lo anterior no se cuenta.',
  'what-if.cut': 'Había más: solo se simulan las más recientes.',
  'what-if.none': 'No llegó ninguna conversación desde {from}, así que no hay nada que comparar.',
  'what-if.same':
    'Estos son los ajustes guardados. Cambia algo en esta página y presiona Simular de nuevo para comparar.',
  'what-if.measure': 'Agente',
  'what-if.now': 'Como está guardado',
  'what-if.draft': 'Con tus cambios',
  'what-if.difference': 'Diferencia',
  'what-if.agents': 'Conversaciones, según quién las tuvo primero',
  'what-if.owner': '{count} como responsable',
  'what-if.previous': '{count} por atender antes',
  'what-if.rotation': '{count} en rotación',
  'what-if.claimed': '{count} que tomó',
  'what-if.left-out': 'no es miembro',
  'what-if.nobody': 'Nadie las tuvo',
  'what-if.nobody-hint': 'hasta que se cerraron, o hasta ahora',
  'what-if.waits': 'Esperas y responsables',
  'what-if.waited': 'Tuvieron que esperar',
  'what-if.median': 'Espera mediana, si alguien las tuvo después',
  'what-if.longest': 'Espera más larga, si alguien las tuvo después',
  'what-if.owners': 'Llegaron primero a su responsable',
  'what-if.hits': '{hits} de {owned}',
  'what-if.no-wait': 'ninguna',
  'what-if.no-difference': 'igual',
  'what-if.chart': 'Conversaciones de cada agente, como está guardado y con tus cambios',
  'what-if.chart-saved': 'Conversaciones de cada agente, como está guardado',
  'what-if.chart-some': {
    one: 'El gráfico muestra al agente con la mayor diferencia.',
    many: 'El gráfico muestra a los {count} de agentes con la mayor diferencia.',
    other: 'El gráfico muestra a los {count} agentes con la mayor diferencia.',
  },
  'what-if.bar': '{agent}: {now} como está guardado, {draft} con tus cambios',
  'what-if.bar-saved': '{agent}: {now}',
  'what-if.assumes': 'Qué se supone aquí',
  'what-if.assume-end':
    'Una conversación dura lo que duró de verdad, y quien la recibe se la queda, salvo que alguien la haya pasado a mano.',
  'what-if.assume-claim':
    'Lo que espera lo toma quien lo tomó de verdad, y a la misma hora. Lo que entonces nadie tuvo que tomar, aquí tampoco lo toma nadie.',
  'what-if.assume-customer':
    'El responsable y el último agente son los que vio la decisión de entonces; donde no miró, los de hoy.',
  'what-if.assume-members':
    'Los miembros, las capacidades y las reglas son los mismos todos estos días. La rotación empieza donde está ahora.',
  'what-if.assume-bot': 'Una conversación con el bot cuenta desde que el bot la pasó.',

  'try.not-member': 'No es miembro de este número',
  'why-not.whom': 'Por qué no',
  'why-not.nobody': 'Elige a un miembro',
  'why-not.title': '¿Por qué no {agent}?',
  'why-not.next': 'La próxima: {reason}.',
  'why-not.next-theirs': 'le toca',
  'why-not.got': 'Le tocó: {times}.',
  'why-not.turn': 'Era el turno de {agent}: {times}.',
  'why-not.offline': 'Ausente: {times}.',
  'why-not.at_capacity': 'En su capacidad: {times}.',
  'why-not.inactive': 'Con la cuenta desactivada: {times}.',
  'why-not.owner-first': 'El responsable del contacto fue primero: {times}.',
  'why-not.previous-first': 'Quien atendió la última vez fue primero: {times}.',
  'why-not.by-hand': 'Este número no asignaba automáticamente: {times}.',
  'why-not.not-member': 'No era miembro de este número: {times}.',
  'why-not.with-load': '(abiertas: {load})',
  'why-not.lately': {
    one: 'Según la última decisión de este número, tal como se guardó; cada hora lleva a su conversación.',
    many: 'Según los últimos {count} de decisiones de este número, tal como se guardaron; cada hora lleva a su conversación.',
    other:
      'Según las últimas {count} decisiones de este número, tal como se guardaron; cada hora lleva a su conversación.',
  },
  'why-not.none': 'Este número no ha decidido nada en los últimos 7 días.',

  'length.days': '{days} d {hours} h',
  'length.hours': '{hours} h {minutes} min',
  'length.minutes': '{minutes} min',
  'length.seconds': '{seconds} s',
};
