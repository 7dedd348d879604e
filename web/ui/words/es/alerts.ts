import type { Translated } from '../catalogue.ts';
import type { alerts as english } from '../en/alerts.ts';

/** What calls somebody, and Settings → Notifications. In Spanish. */
export const alerts: Translated<typeof english> = {
  'alerts.now-assigned': 'Conversación nueva para ti',
  'alerts.now-message': 'Mensaje nuevo para ti',
  'alerts.now-unassigned': 'Alguien espera en Sin asignar',
  'alerts.now-mention': 'Te mencionaron en una nota',
  'alerts.title-with': '{name} · {what}',
  'alerts.no-preview': 'Presiona para abrir la conversación.',
  'alerts.missed': {
    one: '1 conversación más te necesita.',
    many: '{count} de conversaciones más te necesitan.',
    other: '{count} conversaciones más te necesitan.',
  },
  'alerts.now': 'ahora',
  'alerts.open': 'Abrir',
  'alerts.dismiss': 'Descartar',
  'alerts.sound-blocked': 'Aún no oirás los avisos.',
  'alerts.sound-blocked-hint': 'Tu navegador mantiene una página en silencio hasta que haces clic en ella.',
  'alerts.sound-unblock': 'Activar sonido',

  'notifications.title': 'Notificaciones',
  'notifications.lead': 'Cómo te llama Switchboard, y para qué. Solo te afecta a ti.',
  'notifications.saved': 'Guardado.',
  'notifications.here': 'Avisos',
  'notifications.sound': 'Avisos con sonido',
  'notifications.sound-hint': 'Un sonido corto, una sola vez, tengas las pestañas que tengas abiertas.',
  'notifications.sound-which': 'Sonido',
  'notifications.volume': 'Volumen',
  'notifications.test': 'Probar',
  'notifications.sound-bell': 'Timbre de mostrador',
  'notifications.sound-chime': 'Campanilla',
  'notifications.sound-marimba': 'Marimba',
  'notifications.sound-knock': 'Golpecito',
  'notifications.sound-works': 'El sonido funciona en esta pestaña.',
  'notifications.sound-silent':
    'Tu navegador mantiene esta página en silencio. Presiona Probar; si aún no oyes nada, permite el sonido para este sitio en la barra de direcciones del navegador.',
  'notifications.popup': 'Avisos emergentes',
  'notifications.popup-hint':
    'Dentro de esta página mientras la miras; si no, los muestra tu navegador. Al presionar uno se abre la conversación.',
  'notifications.popup-granted': 'Permitidos por este navegador',
  'notifications.popup-default':
    'Aún no se le preguntó a tu navegador, así que no muestra nada mientras estás en otra parte.',
  'notifications.popup-ask': 'Permitir avisos',
  'notifications.popup-denied':
    'Bloqueados por este navegador. Presiona el icono a la izquierda de la dirección, pon Notificaciones en Permitir y recarga esta página.',
  'notifications.popup-unsupported':
    'Este navegador no muestra avisos aquí. En un iPhone o iPad, agrega Switchboard a la pantalla de inicio y ábrelo desde ahí.',
  'notifications.closed': 'También con Switchboard cerrado',
  'notifications.closed-hint':
    'Este dispositivo suena aunque no haya ninguna página abierta, por lo que está marcado en Emergente. Deja de hacerlo cuando cierras sesión y cuando vence una sesión que no mantuviste abierta.',
  'notifications.closed-on': 'Este dispositivo suena',
  'notifications.closed-stop': 'Dejar de sonar aquí',
  'notifications.closed-start': 'Hacer sonar este dispositivo',
  'notifications.closed-failed':
    'No funcionó: este navegador no alcanza su servicio de avisos, o no se puede alcanzar Switchboard.',
  'notifications.closed-again': 'Intentar de nuevo',
  'notifications.closed-ios':
    'En un iPhone o iPad, agrega Switchboard a la pantalla de inicio y ábrelo desde ahí. Entonces podrá sonar.',
  'notifications.closed-insecure':
    'Un dispositivo solo puede sonar con https. Pregunta a quien administra Switchboard.',
  'notifications.closed-unsupported': 'Este navegador no puede sonar con la página cerrada.',
  'notifications.previews': 'Mostrar quién escribió y qué',
  'notifications.previews-hint':
    'Si está desactivado, los avisos fuera de esta página solo dicen que alguien te necesita: otros podrían ver tu pantalla bloqueada o compartida.',
  'notifications.about': 'Avisarme de',
  'notifications.by-sound': 'Sonido',
  'notifications.by-popup': 'Emergente',
  'notifications.about-assigned': 'Una conversación asignada a mí',
  'notifications.about-message': 'Un mensaje nuevo en mis conversaciones',
  'notifications.about-unassigned': 'Una conversación nueva en Sin asignar, mientras estoy Disponible',
  'notifications.about-mention': 'Alguien del equipo me menciona en una nota',
  'notifications.about-by': '{about}: {way}',
  'notifications.quiet':
    'Nada suena por una conversación que estás mirando, por lo que hiciste tú ni por lo que te perdiste mientras no estabas.',
  'notifications.save': 'Guardar',

  'devices.title': 'Dispositivos que suenan',
  'devices.lead':
    'Con Switchboard cerrado, estos suenan para ti mientras tengas la sesión iniciada en ellos.',
  'devices.rung': 'Desde {since} · sonó por última vez {last}',
  'devices.never-rung': 'Desde {since} · aún no ha sonado',
  'devices.refused': 'No se ha podido avisar a este dispositivo desde {time}',
  'devices.given-up': 'Ya no suena. Para que vuelva a sonar, pulsa allí «Hacer sonar este dispositivo».',
  'devices.remove': 'Quitar',
  'devices.remove-this': 'Quitar {device}',
  'devices.removed': 'Ya no suena.',
};
