import type { Translated } from '../catalogue.ts';
import type { templates as english } from '../en/templates.ts';

/** Templates: their part of the catalogue. In Spanish. */
export const templates: Translated<typeof english> = {
  'nav.templates': 'Plantillas',
  'templates.title': 'Plantillas',
  'templates.lead':
    'Mensajes que WhatsApp aprobó: los únicos que pueden abrir una conversación o salir después de las 24 horas.',
  'templates.count': {
    one: '{count} plantilla',
    many: '{count} de plantillas',
    other: '{count} plantillas',
  },
  'templates.none': 'Aún no hay plantillas',
  'templates.none-hint':
    'Las plantillas se escriben y aprueban en el Administrador de WhatsApp. Lo que hay ahí aparece aquí después de la próxima sincronización.',
  'templates.none-hint-agent': 'Cuando tus números tengan plantillas aprobadas, aparecerán aquí.',
  'templates.none-found': 'Ninguna plantilla coincide',
  'templates.none-found-hint': 'Quita un filtro o busca otra palabra.',
  'templates.clear': 'Mostrar todas',
  'templates.search': 'Buscar por nombre o texto',
  'templates.language': 'Idioma',
  'templates.category': 'Categoría',
  'templates.status': 'Estado',
  'templates.account': 'Cuenta',
  'templates.any': 'Cualquiera',
  'templates.show': 'Mostrar',
  'templates.rejected': 'Rechazada: {reason}',
  'templates.unfillable': 'Switchboard aún no puede completar {what}, así que no se puede enviar desde aquí.',
  'templates.numbers': 'Para {numbers}',

  'templates.sync': 'Sincronizar ahora',
  'templates.syncing': 'Sincronizando…',
  'templates.synced': 'Sincronizado {time}',
  'templates.synced-unreadable': {
    one: 'Una plantilla de la lista de WhatsApp no se pudo leer y queda como estaba.',
    many: '{count} de plantillas de la lista de WhatsApp no se pudieron leer y quedan como estaban.',
    other: '{count} plantillas de la lista de WhatsApp no se pudieron leer y quedan como estaban.',
  },
  'templates.never': 'Aún sin sincronizar',
  'templates.asked': 'Se pidió la lista a WhatsApp',
  'templates.asked-hint': 'Esta página muestra lo que llega.',
  'templates.fault': 'La última sincronización no terminó. {why} Lo que se muestra es de antes.',
  'templates.fault.unreachable': 'No se puede llegar a WhatsApp.',
  'templates.fault.slow': 'WhatsApp no respondió a tiempo.',
  'templates.fault.busy': 'WhatsApp quiere que preguntemos más despacio. Se intentará de nuevo.',
  'templates.fault.token': 'WhatsApp rechaza el token de acceso. Pon uno nuevo en Ajustes → Números.',
  'templates.fault.permission':
    'El token de acceso no puede leer plantillas. Necesita whatsapp_business_management.',
  'templates.fault.account':
    'WhatsApp no conoce esta cuenta de empresa. Revisa su identificador en Ajustes → Números.',
  'templates.fault.not-connected':
    'Ningún número de esta cuenta tiene token de acceso. Conecta uno en Ajustes → Números.',
  'templates.fault.unclear': 'WhatsApp respondió algo que no entendemos.',

  'template.status.APPROVED': 'Aprobada',
  'template.status.PENDING': 'En revisión',
  'template.status.REJECTED': 'Rechazada',
  'template.status.PAUSED': 'Pausada',
  'template.status.DISABLED': 'Desactivada',
  'template.status.IN_APPEAL': 'En apelación',
  'template.status.PENDING_DELETION': 'Eliminándose',
  'template.status.DELETED': 'Eliminada en WhatsApp',
  'template.status.LIMIT_EXCEEDED': 'Límite superado',
  'template.status.ARCHIVED': 'Archivada',
  'template.status.FLAGGED': 'Marcada',
  'template.quality': 'Calidad',
  'template.quality.GREEN': 'Calidad alta',
  'template.quality.YELLOW': 'Calidad media',
  'template.quality.RED': 'Calidad baja',
  'template.category.MARKETING': 'Marketing',
  'template.category.UTILITY': 'Utilidad',
  'template.category.AUTHENTICATION': 'Autenticación',

  // What sending it costs, as far as anybody can say beforehand. The 24 hours are never called free.
  'template.price.marketing': 'Se cobra como mensaje de marketing, también dentro de las 24 horas.',
  'template.price.utility':
    'Se cobra como mensaje de utilidad. Desde octubre de 2026, también dentro de las 24 horas.',
  'template.price.authentication': 'Se cobra como mensaje de autenticación, también dentro de las 24 horas.',
  'template.price.other': 'WhatsApp lo cobra según su categoría.',

  'template.header.image': 'Imagen',
  'template.header.video': 'Video',
  'template.header.document': 'Documento',
  'template.header.location': 'Lugar',
  'template.example': 'por ejemplo, {example}',

  // Why it is turned back: what is wrong, with the field's name, then what to do.
  'template.refusal.empty': '{field} está vacío. WhatsApp no acepta una plantilla con huecos.',
  'template.refusal.too-long': '{field} es demasiado largo: caben hasta {limit} caracteres. Acórtalo.',
  'template.refusal.spacing':
    '{field} tiene un salto de línea, una tabulación o cuatro espacios seguidos. Escríbelo en una sola línea.',
  'template.refusal.no-file': 'Falta {field}. Agrega el archivo con el que empieza esta plantilla.',
  'template.refusal.file-empty': '{field}: este archivo está vacío. Elige otro.',
  'template.refusal.file-too-large':
    '{field}: este archivo pesa más de {limit} MB, que es lo máximo que acepta WhatsApp. Elige uno más pequeño.',
  'template.refusal.not-image': '{field}: este archivo no es una imagen JPEG o PNG. Elige una que lo sea.',
  'template.refusal.not-video':
    '{field}: este archivo no es un video MP4 o 3GP con H.264. Elige uno que lo sea.',
  'template.refusal.latitude': '{field} tiene que ser un número de -90 a 90, como 51.5072.',
  'template.refusal.longitude': '{field} tiene que ser un número de -180 a 180, como -0.1276.',
  'template.refusal.link': '{field} tiene un espacio. Escribe solo el final de la dirección.',
  'template.refusal.not-sendable': '{field} ya no se puede enviar. Elige otra plantilla.',
  'template.refusal.template-not-sendable': 'WhatsApp pausó, cambió o eliminó esta plantilla. Elige otra.',
  'template.refusal.no-upload':
    'El archivo del encabezado ya no está aquí, o es de otro tipo. Agrégalo de nuevo.',
  'template.refusal.phone-needed':
    'Un código solo puede ir a un número de teléfono, y el de este cliente no se conoce.',
  'template.sent': 'Plantilla en cola',

  'delivery.held-hint': 'WhatsApp la retiene para un control de calidad: al terminar, se envía o se rechaza',
};
