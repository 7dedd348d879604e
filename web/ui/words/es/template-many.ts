import type { Translated } from '../catalogue.ts';
import type { templateMany as english } from '../en/template-many.ts';

/** One template for many contacts. */
export const templateMany: Translated<typeof english> = {
  'template-many.to': {
    one: 'A 1 contacto',
    many: 'A los {count} de contactos marcados',
    other: 'A los {count} contactos marcados',
  },
  'template-many.step-fill': 'Completar',
  'template-many.file': 'Empieza con un archivo, así que se envía a un contacto por vez',
  'template-many.from-each':
    'Si queda vacío, se toma de cada contacto: se conoce en {count} de {total}. Lo que escribas aquí va a todos.',
  'template-many.same-for-all': 'Lo mismo para todos.',
  'template-many.goes-to': 'Va a {count} de {total}',
  'template-many.begins': 'Conversación nueva en {number}, que será tuya: {count}',
  'template-many.reopens': 'Cerrada, se abre de nuevo y será tuya: {count}',
  'template-many.goes-on': 'Abierta, sigue con quien está: {count}',
  'template-many.bot': 'Con el bot, al que detiene como lo haría una respuesta tuya: {count}',
  'template-many.left-out': 'Quedan fuera: {count}',
  'template-many.left.not-theirs': 'No te toca escribirle: {count}',
  'template-many.left.not-allowed': 'Ya no te toca escribirle: {count}',
  'template-many.left.colleague': 'Lo atiende otra persona del equipo: {count}',
  'template-many.left.blocked': 'Bloqueado: {count}',
  'template-many.left.opted-out': 'No quiere marketing: {count}',
  'template-many.left.waiting': 'Espera en Sin asignar y primero hay que tomarla: {count}',
  'template-many.left.no-phone': 'Sin un teléfono al que pueda llegar: {count}',
  'template-many.left.own-number': 'Un número de tu propia organización: {count}',
  'template-many.left.no-value': 'No se sabe nada para “{field}”: {count}',
  'template-many.left.unfit-value': 'Lo que se sabe no cabe en “{field}”: {count}',
  'template-many.left.template-not-sendable':
    'La plantilla se pausó, cambió o se eliminó entretanto: {count}',
  'template-many.sent': {
    one: 'La plantilla está en cola para 1 contacto.',
    many: 'La plantilla está en cola para {count} de contactos.',
    other: 'La plantilla está en cola para {count} contactos.',
  },
  'template-many.again': {
    one: '1 contacto ya la tenía por este formulario: nada se envió dos veces.',
    many: '{count} de contactos ya la tenían por este formulario: nada se envió dos veces.',
    other: '{count} contactos ya la tenían por este formulario: nada se envió dos veces.',
  },
  'template-many.these-again': 'Intentar de nuevo con quienes quedaron fuera',
  'template-many.done': 'Volver a los contactos',
};
