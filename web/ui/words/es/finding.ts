import type { Translated } from '../catalogue.ts';
import type { finding as english } from '../en/finding.ts';

/** Narrowing, ordering and searching the list. In Spanish. */
export const finding: Translated<typeof english> = {
  'filters.window': 'Se puede responder',
  'window-filter.open': 'Dentro de 24 horas',
  'window-filter.closing': 'Termina en 4 horas',
  'window-filter.closed': 'Solo plantilla',
  'filters.tags': 'Etiquetas',
  'filters.agents': 'Asignada a',
  'filters.unread': 'Sin leer',
  'filters.somebody': 'Alguien',
  'filters.some-tag': 'Una etiqueta que ya no existe',
  'status.snoozed': 'Pospuestas',
  'list.count-snoozed': 'pospuestas',
  'empty.snoozed': 'No hay nada pospuesto',
  'empty.snoozed-hint': 'Aquí esperan las conversaciones que dejas para más tarde.',
  'views.saved': 'Guardadas',
  'views.shared': ' (compartida)',
  'views.save': 'Guardar esta lista',
  'views.name': 'Nombre',
  'views.share': 'Compartir con todo el equipo',
  'views.keep': 'Guardar',
  'views.remove': 'Quitar {name}',
  'filters.active': 'Filtros en uso',
  'filters.drop': 'Quitar el filtro {filter}',
  'filters.clear': 'Quitar filtros',

  'sort.label': 'Orden: {sort}',
  'sort.title': 'Ordenar por',
  'sort.newest': 'Más recientes',
  'sort.oldest': 'Más antiguas',
  'sort.window': 'Por vencer',
  'sort.newest-hint': 'Primero el último mensaje',
  'sort.oldest-hint': 'Primero las que llevan más tiempo sin mensajes',
  'sort.window-hint': 'Primero las que dejan menos tiempo para responder',

  'search.people': 'Conversaciones',
  'search.messages': 'Mensajes',
  'search.ours': 'Nosotros:',
  'search.more-people': 'Más conversaciones',
  'search.more-phones': 'Más números',
  'search.more-messages': 'Más mensajes',
  'search.further-back': 'Buscando más atrás…',
  'search.no-message': 'Ningún mensaje lo dice.',
  'search.no-people': 'Ninguna conversación tuya es con alguien de ese nombre.',
  'search.nothing':
    'No hay nada en los nombres y mensajes que puedes ver. Prueba con menos palabras o con un número de teléfono.',
  'search.too-little':
    'Escribe al menos dos letras de un nombre o mensaje, o tres dígitos de un número de teléfono.',

  'empty.filtered': 'Nada coincide',
  'empty.filtered-hint': 'Ninguna conversación de aquí cumple todos los filtros en uso.',
};
