import type { Translated } from '../catalogue.ts';
import type { owner as english } from '../en/owner.ts';

/** What is said where a customer or a conversation is handed over: its owner, and a transfer's note. In Spanish. */
export const owner: Translated<typeof english> = {
  'event.owner': '{actor} puso a {agent} como responsable.',
  'event.owner-self': '{actor} pasó a ser responsable.',
  'event.owner-email': '{actor} puso a {email} como responsable. Esa dirección aún no es de nadie aquí.',
  'event.owner-nobody': '{actor} quitó al responsable.',
  'event.moved-to-owner': 'Pasó a {agent}, su nuevo responsable.',

  'note.by': '{agent} · nota',
  'transfer.note': 'Nota para quien la reciba (opcional)',
  'transfer.note-kept': 'Tu nota: “{note}”',

  'owner.title-give': '¿Pasar a {name} a otra persona?',
  'owner.title': '¿Quién es responsable de {name}?',
  'owner.lead-give': 'Es tu cliente. Así pasa Ventas un cliente a otra persona.',
  'owner.lead': 'Las conversaciones nuevas van primero a su responsable, si atiende el número.',
  'owner.change': 'Responsable: {owner}. Cambiar',
  'owner.nobody': 'Nadie',
  'owner.nobody-hint': 'Las conversaciones nuevas siguen tus reglas de asignación',
  'owner.email': 'Alguien que aún no se ha unido',
  'owner.email-hint': 'Será responsable cuando se una',
  'owner.email-label': 'Su correo electrónico',
  'owner.new': 'Nuevo responsable',
  'owner.members': 'Atienden {number}',
  'owner.anybody': 'Agentes',
  'owner.others': 'No atienden {number}',
  'owner.cannot': 'No se pueden elegir',
  'owner.more': 'Otra persona',
  'owner.online': '{role}, en línea',
  'owner.away': '{role}, ausente',
  'owner.you': '{name} (tú)',
  'owner.stays': '{role}. Esta conversación se queda donde está',
  'owner.warn': '{role}. No recibirá las conversaciones de {number}',
  'owner.no-number': '{role}. No atiende ningún número de este cliente',
  'owner.is': '{role}. Responsable ahora',
  'owner.effect-moves': {
    one: 'La conversación abierta pasa ahora a su nuevo responsable',
    many: 'Los {count} de conversaciones abiertas pasan ahora a su nuevo responsable, si atiende el número',
    other: 'Las {count} conversaciones abiertas pasan ahora a su nuevo responsable, si atiende el número',
  },
  'owner.effect-new': 'Las nuevas de {name} van primero a esa persona',
  'owner.effect-gone': 'Ya no verás esta conversación',
  'owner.move': 'Mover también la conversación abierta',
  'owner.move-hint':
    'Al nuevo responsable, esté disponible o no, si atiende ese número. Si hay un bot, se detiene.',
  'owner.submit': 'Cambiar responsable',
  'owner.cancel': 'Cancelar',

  'done.owner': 'Responsable ahora: {owner}',
  'done.owner-again': 'Se cambió el responsable',
  'done.owner-nobody': 'Este contacto ya no tiene responsable',
  'done.owner-moving': 'La conversación abierta está pasando a esa persona.',
  'done.owner-not-member': 'No atiende {number}, así que no recibirá sus conversaciones.',
  'done.owner-email':
    'Nadie aquí tiene aún esa dirección. Hasta que se una, las conversaciones siguen tus reglas de asignación.',

  'owner-refusal.not-allowed': 'Ya no te toca pasar a este cliente.',
  'owner-refusal.owner-changed': 'Alguien cambió el responsable antes que tú. Ahí ves quién es ahora.',
  'owner-refusal.already-owner': 'Esa persona ya es responsable. Elige a otra.',
  'owner-refusal.owner-not-agent': 'Elige un agente: un cliente no se puede dejar sin nadie.',
  'owner-refusal.owner-not-member':
    'Esa persona no atiende ninguno de los números de este cliente. Elige a alguien que sí.',
  'owner-refusal.owner-inactive': 'Esa persona ya no trabaja aquí. Elige a otra.',
  'owner-refusal.email': 'Escribe un correo electrónico, como mia@example.org.',
  'owner-refusal.nobody-chosen': 'Elige primero al nuevo responsable.',
};
