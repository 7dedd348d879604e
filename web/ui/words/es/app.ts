import type { Translated } from '../catalogue.ts';
import type { app as english } from '../en/app.ts';

/** What every page says, the door and its mistakes included; why a command was refused. In Spanish. */
export const app: Translated<typeof english> = {
  'app.name': 'Switchboard',
  'app.title': '{page} · Switchboard',
  'app.skip': 'Ir al contenido',
  'app.main-nav': 'Principal',
  'app.go-to-inbox': 'Switchboard, ir a la bandeja',
  'app.messages': 'Avisos de Switchboard',
  'app.unread': ' sin leer',
  bot: 'Bot',

  'nav.inbox': 'Bandeja',
  'nav.contacts': 'Contactos',
  'nav.settings': 'Ajustes',
  'nav.you': 'Tú',

  'role.admin': 'Admin',
  'role.inbox_manager': 'Gestión de bandeja',
  'role.service': 'Atención',
  'role.sale': 'Ventas',

  'me.button': '{name}, {presence}. Perfil, tema, cerrar sesión',
  'me.sub': '{role} · {email}',
  'me.theme': 'Tema',
  'me.theme-to': 'Tema: {theme}. Cambiar a {next}',
  'me.keys': 'Atajos de teclado',
  'me.sign-out': 'Cerrar sesión',
  'theme.system': 'Como el sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Oscuro',

  'presence.available': 'disponible',
  'presence.away': 'ausente',
  'presence.available-of': '{name}, disponible',
  'presence.away-of': '{name}, ausente',
  'presence.you-available': 'Estás disponible',
  'presence.you-away': 'Estás ausente',
  'presence.mini-available': 'Disponible',
  'presence.mini-away': 'Ausente',
  'presence.toggle': 'Cambiar entre Disponible y Ausente',
  'presence.away-hint':
    'No se te asignarán conversaciones nuevas. Aún puedes tomar conversaciones y responder.',

  'keys.title': 'Atajos de teclado',
  'keys.off-in-fields': 'Las teclas sueltas no actúan mientras escribes en un campo.',
  'keys.off':
    'Desactivaste las teclas sueltas en tu perfil. Las combinaciones con Ctrl, Enter y Esc siguen funcionando.',
  'keys.next': 'Conversación siguiente',
  'keys.previous': 'Conversación anterior',
  'keys.search': 'Buscar',
  'keys.presence': 'Disponible o Ausente',
  'keys.claim': 'Tomar',
  'keys.template': 'Enviar una plantilla',
  'keys.transfer': 'Transferir',
  'keys.close': 'Cerrar o reabrir',
  'keys.unread': 'Marcar como no leída',
  'keys.reply': 'Escribir una respuesta',
  'keys.send': 'Enviar',
  'keys.new-line': 'Línea nueva',
  'keys.back': 'Salir de donde estás',
  'keys.help': 'Estos atajos',
  'keys.go': 'Ir a {section}',
  'dialog.close': 'Cerrar',

  'login.title': 'Iniciar sesión',
  'login.morning': 'Buenos días',
  'login.afternoon': 'Buenas tardes',
  'login.evening': 'Buenas noches',
  'login.lead': 'Entra a la bandeja de tu equipo.',
  'login.lead-of': 'Entra a la bandeja de {organisation}.',
  'login.email': 'Correo electrónico',
  'login.password': 'Contraseña',
  'login.show-password': 'Mostrar la contraseña',
  'login.keep': 'Mantener mi sesión abierta en este dispositivo',
  'login.submit': 'Iniciar sesión',
  'login.start-away': 'Empiezas como Ausente. Cambia a Disponible cuando quieras recibir conversaciones.',
  'login.wrong': 'El correo y la contraseña no coinciden. Revísalos e inténtalo de nuevo.',
  'login.missing': 'Escribe tu correo electrónico y tu contraseña.',
  'login.throttled': 'Demasiados intentos. Espera un minuto e inténtalo de nuevo.',
  'login.signed-out': 'Cerraste sesión.',

  'stream.lost': 'Reconectando…',
  'stream.lost-hint':
    'Puedes seguir escribiendo. Lo que llegue mientras tanto se verá en cuanto volvamos a conectar.',
  'unsent.title': 'Sin conexión',
  'unsent.hint':
    'Puede que lo que enviaste no haya llegado. Sigue aquí: mira si se hizo antes de enviarlo otra vez.',
  'unsent.unfetched':
    'No se pudo cargar lo que pulsaste. No ha cambiado nada: púlsalo otra vez cuando haya conexión.',

  'error.not-found': 'Esta página no existe',
  'error.not-found-hint': 'Quizá ya no tienes acceso a ella, o la dirección no es correcta.',
  'error.forbidden': 'Aquí no puedes hacer esto',
  'error.forbidden-hint':
    'Puedes leer esta conversación, pero tu rol o el número en el que está no te permite cambiarla.',
  'error.broken': 'Algo falló de nuestro lado',
  'error.broken-hint':
    'No se perdió nada de lo que escribiste. Inténtalo de nuevo; si vuelve a pasar, avisa a quien administra Switchboard: {id}.',
  'error.database': 'Ahora no podemos llegar a la bandeja',
  'error.database-hint':
    'Lo estamos intentando de nuevo. Mientras tanto, WhatsApp guarda los mensajes de los clientes.',
  'error.cross-site': 'Esta solicitud vino de otro sitio',
  'error.cross-site-hint': 'Abre la bandeja e inténtalo desde ahí.',
  'error.nonsense': 'Esto aquí no tiene sentido',
  'error.nonsense-hint':
    'Algo del formulario faltaba o no lo conocemos. Recarga la página e inténtalo de nuevo.',
  'error.go-to-inbox': 'Ir a la bandeja',

  // Why a command was refused: what happened, then what to do.
  'refusal.closed': 'Esta conversación está cerrada. Reábrela primero.',
  'refusal.not-open-yet': 'Esta conversación se está abriendo. Inténtalo de nuevo en un momento.',
  'refusal.already-moved': 'Alguien movió esta conversación antes que tú. Ahí ves dónde está ahora.',
  'refusal.not-waiting': 'Alguien la tomó primero. Ahí ves quién la tiene ahora.',
  'refusal.already-theirs': 'Esa persona ya tiene esta conversación.',
  'refusal.not-allowed': 'Ya no puedes hacer esto: cambió tu rol o cambiaron tus números. Recarga la página.',
  'refusal.target-not-member': 'Esa persona ya no atiende este número. Elige a otra.',
  'refusal.target-away': 'Esa persona ya está ausente. Elige a alguien disponible.',
  'refusal.newer-message': 'El cliente acaba de escribir de nuevo. Léelo y después cierra.',
  'refusal.no-bot': 'El bot ya no tiene esta conversación.',
  'refusal.too-late': 'Tardó demasiado, así que no se cambió nada. Inténtalo de nuevo.',
  'refusal.not-confirmed':
    'Aún no está confirmado. Si ocurre, lo verás en esta página; espera un momento antes de intentarlo de nuevo.',
  'refusal.window-closed': 'La ventana de 24 horas se cerró. WhatsApp ahora solo acepta una plantilla.',
  'refusal.empty': 'Escribe algo primero.',
  'refusal.too-long':
    'Es demasiado largo para un mensaje: caben hasta {limit} caracteres. Acórtalo o envíalo por partes.',
  'refusal.waiting': 'Primero toma esta conversación y después escribe.',
  'refusal.blocked':
    'Este cliente está bloqueado: lo que responda no abriría nada. Desbloquéalo primero en su página.',
  'refusal.not-failed': 'Este mensaje ya no figura como fallido. Ahí ves hasta dónde llegó.',
};
