import type { Translated } from '../catalogue.ts';
import type { invitations as english } from '../en/invitations.ts';

/** What is said to people who were asked to join, and about them. In Spanish. */
export const invitations: Translated<typeof english> = {
  // Why an Admin's wish was refused.
  'invitation-refusal.not-allowed': 'Solo un Admin invita a otras personas, y tú ya no lo eres.',
  'invitation-refusal.no-invitation': 'Esta invitación ya no está. Recarga la página.',
  'invitation-refusal.already-user':
    '{email} ya tiene una cuenta aquí. La encuentras en la lista de personas.',
  'invitation-refusal.already-invited': '{email} ya tiene una invitación. Reenvía esa.',
  'invitation-refusal.accepted': 'Mientras tanto, esa persona ya se unió.',
  'invitation-refusal.revoked': 'Esta invitación se revocó. Invita a esa persona de nuevo.',
  'invitation-refusal.expired': 'Esta invitación venció. Envía primero un enlace nuevo.',
  'invitation-refusal.no-number': 'Un número que elegiste ya no está. Recarga la página.',

  // Why no mail has left.
  'mail-trouble.unreachable':
    'El servidor de correo no acepta el mensaje. Lo seguimos intentando automáticamente: {detail}',
  'mail-trouble.refused': 'El servidor de correo rechaza esta dirección de forma definitiva: {detail}',
  'mail-trouble.given_up':
    'El servidor de correo no aceptó el mensaje durante días. Reenvíalo cuando funcione: {detail}',

  // The page that a mailed link opens.
  'accept.page': 'Aceptar invitación',
  'accept.invited': 'te invitó a',
  'accept.title': 'Únete a {organisation}',
  'accept.work-alone': 'Atenderás a clientes por WhatsApp, con el rol',
  'accept.work': {
    one: 'Atenderás a clientes por WhatsApp junto con otra persona, con el rol',
    many: 'Atenderás a clientes por WhatsApp junto con otros {count} de personas, con el rol',
    other: 'Atenderás a clientes por WhatsApp junto con otras {count} personas, con el rol',
  },
  'accept.name': 'Tu nombre',
  'accept.name-hint': 'Lo ve tu equipo. Los clientes ven {organisation}.',
  'accept.wrong-name': 'Dinos tu nombre, en hasta 80 caracteres.',
  'accept.submit.admin': 'Completar el registro',
  'accept.submit.inbox_manager': 'Completar el registro',
  'accept.submit.service': 'Completar el registro',
  'accept.submit.sale': 'Activar mi cuenta',
  'accept.note': 'Este enlace es para {email} y funciona hasta {until}.',
  'accept.have-account': 'Ya tengo una cuenta',
  'accept.signed-in': 'Tu sesión está abierta como {name}',
  'accept.signed-in-text':
    'Este enlace es para alguien que aún no está aquí. Para usarlo, cierra sesión primero y ábrelo de nuevo desde el correo.',

  'accept-refusal.unknown': 'Este enlace no funciona',
  'accept-refusal.unknown-text':
    'Quizá le falta una parte. Ábrelo otra vez desde el correo, o pide uno nuevo a quien te invitó.',
  'accept-refusal.used': 'Esta invitación ya se aceptó',
  'accept-refusal.used-text':
    'Un enlace funciona una sola vez. Inicia sesión con tu correo y la contraseña que elegiste.',
  'accept-refusal.revoked': 'Esta invitación se retiró',
  'accept-refusal.revoked-text': 'Si crees que es un error, pregunta a quien te invitó.',
  'accept-refusal.expired': 'Este enlace venció',
  'accept-refusal.expired-text': 'Pide uno nuevo a quien te invitó.',
  'accept-refusal.expired-since': {
    one: 'Las invitaciones funcionan un día. {name} envió la tuya el {date}. Pide a {name} un enlace nuevo.',
    many: 'Las invitaciones funcionan {count} de días. {name} envió la tuya el {date}. Pide a {name} un enlace nuevo.',
    other:
      'Las invitaciones funcionan {count} días. {name} envió la tuya el {date}. Pide a {name} un enlace nuevo.',
  },
  'accept-refusal.replaced': 'Hay un enlace más reciente',
  'accept-refusal.replaced-text':
    'Desde entonces se te envió otro correo. Usa el enlace del último; los anteriores ya no sirven.',
  'accept-refusal.already-user': 'Ya tienes una cuenta',
  'accept-refusal.already-user-text': 'Inicia sesión con este correo, o elige una contraseña nueva.',

  'link.too-many': 'Demasiados intentos',
  'link.too-many-text': 'Espera un minuto y abre el enlace de nuevo.',

  'new-password.hint': 'Al menos {least} caracteres. Unas cuantas palabras seguidas son fáciles de recordar.',
  'new-password.long-enough': 'Largo suficiente',
  'new-password.wrong': 'Usa al menos {least} caracteres y como máximo {most}.',

  // A forgotten password.
  'login.forgot': '¿Olvidaste tu contraseña?',
  'forgot.title': '¿Olvidaste tu contraseña?',
  'forgot.lead': 'Te enviaremos un enlace para elegir una nueva.',
  'forgot.submit': 'Enviar el enlace',
  'forgot.back': 'Volver a iniciar sesión',
  'forgot.again': 'Enviar otro enlace',
  'forgot.wrong': 'Escribe tu correo electrónico, como mia@example.org.',
  'forgot.asked': 'Revisa tu correo',
  'forgot.asked-text':
    'Si {email} es de alguien de aquí, ya va un enlace en camino. Funciona durante una hora, y una sola vez.',
  'reset.title': 'Elige una contraseña nueva',
  'reset.password': 'Contraseña nueva',
  'reset.submit': 'Guardar la contraseña',
  'reset.note': 'Esto cierra tu sesión en todas partes.',
  'reset.done': 'Tu contraseña nueva está lista',
  'reset.done-text': 'Tu sesión se cerró en todas partes. Inicia sesión con ella ahora.',
  'reset.over': 'Este enlace ya no funciona',
  'reset.over-text':
    'Un enlace para una contraseña nueva funciona durante una hora, y una sola vez. Puedes pedir otro.',
};
