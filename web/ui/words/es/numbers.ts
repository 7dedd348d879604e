import type { Translated } from '../catalogue.ts';
import type { numbers as english } from '../en/numbers.ts';

/** Settings → Numbers: editing, testing, health. In Spanish. */
export const numbers: Translated<typeof english> = {
  'number.title': 'Conexión',
  'number.lead': 'Cómo llega {number}, {phone}, a WhatsApp, y cómo lo ve WhatsApp.',
  'number.saved': 'Guardado',
  'number.saved-hint': 'Vale desde el próximo mensaje.',
  'number.save': 'Guardar',
  'number.kept': 'Se guarda cifrado y nunca se muestra. Déjalo vacío para conservarlo.',
  'number.kept-placeholder': 'Guardado',
  'number.phone-number-id': 'Identificador del número de teléfono',
  'number.fixed': 'No se puede cambiar: sus conversaciones dependen de él.',
  'number.shared-secret':
    'La misma clave secreta de la app se usa en {numbers}. Si Meta la restablece, cámbiala también ahí.',
  'number.wrong': 'Aún no se guardó nada. Mira los campos marcados.',
  'number.webhook': 'Webhook',
  'number.callback': 'URL de devolución de llamada',
  'number.verify-token': 'Token de verificación',
  'number.copy': 'Copiar',
  'number.copied': 'Copiado',
  'number.no-numbers': 'Aún no hay ningún número',
  'number.no-numbers-hint':
    'Conecta un número de WhatsApp para empresas, y aquí llegará lo que escriban sus clientes.',

  'check.test': 'Probar la conexión',
  'check.testing': 'Preguntando a WhatsApp…',
  'check.fill-in':
    'Completa primero los identificadores, el token y la clave secreta de la app, y prueba de nuevo.',
  'check.type-again':
    'El token y la clave secreta no se vuelven a mostrar: escríbelos otra vez antes de guardar.',
  'check.fine': 'La conexión funciona',
  'check.fine-hint': 'WhatsApp conoce este número como {name}, {phone}.',
  'check.unreachable': 'No se puede llegar a WhatsApp desde este servidor',
  'check.unreachable-do':
    'Quizá el número está bien. Revisa que el servidor pueda llamar a WHATSAPP_API_URL (red, proxy, firewall) y prueba de nuevo.',
  'check.slow': 'WhatsApp tardó demasiado en responder',
  'check.slow-do': 'Quizá el número está bien. Espera un minuto y prueba de nuevo.',
  'check.busy': 'WhatsApp pide esperar',
  'check.busy-do': 'Tiene problemas o se le preguntó demasiado. Prueba de nuevo en unos minutos.',
  'check.token-malformed': 'Esto no es un token de acceso',
  'check.token-malformed-do':
    'Tiene espacios o signos que ningún token tiene. Copia el token completo de nuevo.',
  'check.token-wrong': 'WhatsApp no acepta este token de acceso',
  'check.token-wrong-do':
    'Se escribió mal, se retiró o es de otro número. Crea uno nuevo para tu usuario del sistema en la configuración del negocio de Meta y escríbelo aquí.',
  'check.token-expired': 'El token de acceso venció',
  'check.token-expired-do':
    'Crea un token que nunca venza: Configuración del negocio de Meta → Usuarios del sistema → Generar token. El que se genera en Configuración de la API dura solo un día.',
  'check.secret-wrong': 'La clave secreta es de otra app que el token',
  'check.secret-wrong-do':
    'Cópiala de la app para la que se creó el token: Panel de apps → Configuración de la app → Básica. Con una equivocada se rechaza todo mensaje que llega.',
  'check.permission': 'Al token de acceso le falta un permiso',
  'check.permission-do':
    'Da al usuario del sistema acceso a la cuenta de este número y crea el token con whatsapp_business_messaging y whatsapp_business_management.',
  'check.restricted': 'WhatsApp restringió la cuenta',
  'check.restricted-do':
    'Mira “Calidad de la cuenta” en Meta Business Support Home: ahí está el motivo y cómo apelar.',
  'check.id-wrong': 'Con este token no hay ningún número con este identificador',
  'check.id-wrong-do':
    'Copia el identificador del número de teléfono de WhatsApp → Configuración de la API (no es el número de teléfono) y revisa que el token lo pueda usar.',
  'check.account-wrong': 'Con este token no hay ninguna cuenta de WhatsApp Business con este identificador',
  'check.account-wrong-do':
    'Copia el identificador de la cuenta de WhatsApp Business de WhatsApp → Configuración de la API.',
  'check.other-account': 'El número es de otra cuenta de WhatsApp Business',
  'check.other-account-do':
    'El identificador del número y el de la cuenta no corresponden entre sí. Copia ambos del mismo lugar.',
  'check.not-subscribed': 'La cuenta no le avisa a tu app de los mensajes',
  'check.not-subscribed-do':
    'Se puede enviar, pero no entra nada. En el Panel de apps, en WhatsApp → Configuración, suscríbete a “messages” para esta cuenta.',
  'check.unclear': 'WhatsApp respondió algo inesperado',
  'check.unclear-do': 'Revisa WHATSAPP_API_URL y GRAPH_API_VERSION. Abajo está lo que dijo.',
  'check.said': 'WhatsApp dice: {detail}',
  'check.said-code': 'WhatsApp dice ({code}): {detail}',

  'health.title': 'Salud',
  'health.lead': 'Según lo cuenta WhatsApp: al instante cuando algo cambia, y preguntando cada hora.',
  'health.none': 'Aún no se sabe nada. Prueba la conexión o espera a la próxima revisión de cada hora.',
  'health.as-of': 'al {time}',
  'health.until': 'hasta {time}',
  'health.sending': 'Envío',
  'health.held': 'Retenido desde {time}: {detail}',
  'health.connection': 'Conexión',
  'health.quality': 'Calidad',
  'health.limit': 'Límite de mensajes',
  'health.name': 'Nombre visible',
  'health.account': 'Cuenta',
  'health.review': 'Revisión',
  'health.alert': 'Alerta',
  'health.security': 'Seguridad',
  'health.connection.OK': 'Funciona',
  'health.quality.GREEN': 'Alta',
  'health.quality.YELLOW': 'Media',
  'health.quality.RED': 'Baja: los clientes lo bloquean o reportan',
  'health.quality.UNKNOWN': 'Aún sin calificar',
  'health.limit-count': '{count} clientes a los que escribes primero en 24 horas',
  'health.limit-none': 'Sin límite',
  'health.account.DISABLE': 'Inhabilitada por WhatsApp',
  'health.account.SCHEDULE_FOR_DISABLE': 'WhatsApp la va a inhabilitar',
  'health.account.REINSTATE': 'Restablecida',
  'health.account.ACCOUNT_RESTRICTION': 'Restringida',
  'health.account.ACCOUNT_VIOLATION': 'Advertida por una infracción',
  'health.account.ACCOUNT_DELETED': 'Eliminada',
  'health.account.ACCOUNT_OFFBOARDED': 'Desconectada',
  'health.account.ACCOUNT_RECONNECTED': 'Conectada de nuevo',
  'health.account.PARTNER_REMOVED': 'Se quitó tu app de la cuenta',
  'health.account.PARTNER_ADDED': 'Se agregó tu app a la cuenta',

  'alarm.held': 'No sale nada por {number}.',
  'alarm.held-hint': 'Las respuestas esperan y se envían automáticamente cuando se arregle.',
  'alarm.warning': '{number}: {fact}, {said}.',
  'alarm.look': 'Ver el número',
};
