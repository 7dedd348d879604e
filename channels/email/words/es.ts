import type { MailWords } from '../words.ts';

export const spanish: MailWords = {
  locale: 'es',
  dir: 'ltr',
  role: { admin: 'Admin', inbox_manager: 'Encargado de la bandeja', service: 'Servicio', sale: 'Ventas' },
  button: {
    admin: 'Completar el registro',
    inbox_manager: 'Completar el registro',
    service: 'Completar el registro',
    sale: 'Activar mi cuenta',
  },
  invitation: {
    subject: (inviter, organisation) => `${inviter} te invitó a ${organisation}`,
    again: (inviter, organisation) => `Recordatorio: ${inviter} te invitó a ${organisation}`,
    invited: ' te invitó',
    title: (organisation) => `Únete a la bandeja de ${organisation}`,
    work: (others) =>
      others === 0
        ? 'Atenderás a clientes por WhatsApp'
        : `Atenderás a clientes por WhatsApp junto con ${others}\u00a0${others === 1 ? 'persona más' : 'personas más'}`,
    as: ', como ',
    next: '. Elige un nombre y una contraseña, y listo.',
    preview: (others, days) =>
      `Atiende a clientes por WhatsApp${others === 0 ? '' : ` junto con ${others} ${others === 1 ? 'persona más' : 'personas más'}`}. El enlace funciona durante ${days} ${days === 1 ? 'día' : 'días'}.`,
    sentTo: (address, inviter) =>
      `Enviado a ${address} porque ${inviter} escribió esta dirección. ¿No eres tú? Ignora este mensaje y no pasará nada.`,
  },
  password: {
    subject: 'Elige una contraseña nueva',
    title: 'Elige una contraseña nueva',
    lead: 'Alguien, esperamos que tú, pidió un enlace para elegir una contraseña nueva. Funciona una sola vez y cierra tu sesión en todas partes.',
    button: 'Elegir una contraseña nueva',
    preview: 'El enlace funciona durante una hora y una sola vez.',
    sentTo: (address) =>
      `Enviado a ${address} porque alguien escribió esta dirección. ¿No eres tú? Ignora este mensaje y tu contraseña seguirá igual.`,
  },
  until: 'El enlace funciona hasta el ',
  otherwise: '. Si el botón no funciona, abre esta dirección:',
};
