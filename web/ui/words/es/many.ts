import type { Translated } from '../catalogue.ts';
import type { many as english } from '../en/many.ts';

/** Several conversations at once. In Spanish. */
export const many: Translated<typeof english> = {
  'many.select': 'Seleccionar a {name}',
  'many.start': 'Seleccionar varias',
  'many.started': 'Pulsa las conversaciones para seleccionarlas. Escape termina.',
  'many.with-selected': 'Con las conversaciones seleccionadas',
  'many.selected': 'Seleccionadas: {count}',
  'many.close': 'Cerrar',
  'many.assign': 'Asignar',
  'many.tag': 'Etiqueta',
  'many.clear': 'Quitar selección',
  'many.nobody-to-assign': 'Nadie atiende tus números.',
  'many.none': 'Selecciona primero algunas conversaciones.',
  'many.too-many': 'Selecciona como máximo {count} conversaciones a la vez.',
  'many.closed': {
    one: '{count} conversación cerrada',
    many: '{count} de conversaciones cerradas',
    other: '{count} conversaciones cerradas',
  },
  'many.assigned': {
    one: '{count} conversación asignada a {agent}',
    many: '{count} de conversaciones asignadas a {agent}',
    other: '{count} conversaciones asignadas a {agent}',
  },
  'many.tagged': {
    one: 'Etiqueta “{tag}” puesta en {count} conversación',
    many: 'Etiqueta “{tag}” puesta en {count} de conversaciones',
    other: 'Etiqueta “{tag}” puesta en {count} conversaciones',
  },
  'many.untagged': {
    one: 'Etiqueta “{tag}” quitada de {count} conversación',
    many: 'Etiqueta “{tag}” quitada de {count} de conversaciones',
    other: 'Etiqueta “{tag}” quitada de {count} conversaciones',
  },
  'many.not': 'Sin hacer: {names}',
  'many.not-asked': 'No hubo tiempo de pedirlo. No se hizo nada con estas; siguen seleccionadas.',
  'many.more-names': {
    one: '{names} y {count} más',
    many: '{names} y {count} más',
    other: '{names} y {count} más',
  },
  'many.gone': {
    one: '{count} de ellas ya no la puedes ver, así que no se hizo nada con ella.',
    many: '{count} de ellas ya no las puedes ver, así que no se hizo nada con ellas.',
    other: '{count} de ellas ya no las puedes ver, así que no se hizo nada con ellas.',
  },
  'many.title': 'Varias conversaciones',
  'many.back': 'Volver a la bandeja',
  'keys.select': 'Seleccionar la conversación',
};
