import type { Translated } from '../catalogue.ts';
import type { tags as english } from '../en/tags.ts';

/** Tags: in Settings, on a contact, and what is said when one cannot be made or put on. In Spanish. */
export const tags: Translated<typeof english> = {
  'tags.title': 'Etiquetas',
  'tags.lead':
    'Con qué palabras marcas un contacto. La etiqueta es del contacto y se ve en sus conversaciones.',
  'tags.none': 'Aún no hay etiquetas. Agrega la primera arriba.',
  'tags.name': 'Nombre',
  'tags.colour': 'Color',
  'tags.hue': 'Color {hue}',
  'tags.add': 'Agregar etiqueta',
  'tags.new': 'Una etiqueta nueva',
  'tags.used': { one: 'En 1 contacto', many: 'En {count} de contactos', other: 'En {count} contactos' },
  'tags.unused': 'En ningún contacto',
  'tags.edit': 'Editar',
  'tags.edit-of': 'Editar la etiqueta {name}',
  'tags.edit-lead': 'Cambia dondequiera que esté puesta.',
  'tags.save': 'Guardar',
  'tags.cancel': 'Cancelar',
  'tags.remove': 'Eliminar o combinar',
  'tags.remove-title': '¿Eliminar la etiqueta “{name}”?',
  'tags.remove-lead': {
    one: 'Está en 1 contacto. Los contactos se quedan; su historial conserva el nombre.',
    many: 'Está en {count} de contactos. Los contactos se quedan; su historial conserva el nombre.',
    other: 'Está en {count} contactos. Los contactos se quedan; su historial conserva el nombre.',
  },
  'tags.remove-unused': 'No está en ningún contacto.',
  'tags.into': 'Poner en su lugar',
  'tags.into-nothing': 'Nada: solo eliminarla',
  'tags.remove-submit': 'Eliminar etiqueta',
  'tags.done-added': 'La etiqueta está lista. Todo el equipo la puede poner en los contactos que ve.',
  'tags.done-saved': 'Guardado.',
  'tags.done-removed': 'La etiqueta se eliminó.',

  'tag.put': 'Etiqueta',
  'tag.put-label': 'Poner una etiqueta a este contacto',
  'tag.take': 'Quitar la etiqueta {name}',
  'tag.none-left': 'Este contacto ya tiene todas las etiquetas.',
  'tag.several-on': 'Poner',
  'tag.several-off': 'Quitar',
  'tag.none-made': 'Aún no hay etiquetas. Un Admin las crea en Ajustes, Etiquetas.',
  'tag.menu': 'Poner una etiqueta',
  'tag.page': 'Etiquetas de {name}',
  'tag.back': 'Atrás',
  'done.tagged': 'Etiqueta “{tag}” puesta',
  'done.untagged': 'Etiqueta “{tag}” quitada',

  'tag-refusal.name-missing': 'Escribe un nombre para la etiqueta.',
  'tag-refusal.name-long':
    'El nombre de una etiqueta tiene hasta 40 letras, para que quepa junto a un nombre.',
  'tag-refusal.name-taken':
    'Ya hay una etiqueta con ese nombre. Las mayúsculas y los acentos no hacen diferencia.',
  'tag-refusal.too-many':
    'Ya hay 200 etiquetas, y entre más nadie encuentra una. Elimina o combina algunas primero.',
  'tag-refusal.tag-gone': 'Alguien eliminó esta etiqueta mientras tanto.',
};
