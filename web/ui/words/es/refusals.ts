import type { Translated } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

/** Who asked for what they may not do. In Spanish. */
export const refusals: Translated<typeof english> = {
  'refusals.title': 'Rechazos',
  'refusals.lead': 'Quién pidió algo que no puede hacer. Se guarda 90 días.',
  'refusals.none': 'No se le ha rechazado nada a nadie.',
  'refusals.none-older': 'No hay nada anterior a esto.',
  'refusals.who': 'Quién',
  'refusals.what': 'Quiso',
  'refusals.which': 'Conversación',
  'refusals.when': 'Cuándo',
  'refusals.pages': 'Páginas',
  'refusals.older': 'Anteriores',
  'refusals.newest': 'Volver a lo más reciente',
  'refusals.by-door': 'No le correspondía',
  'refusals.by-decision': 'Ya no le correspondía cuando se decidió',

  'refusals.see': 'Leerla',
  'refusals.reply': 'Responder',
  'refusals.note': 'Escribir una nota',
  'refusals.claim': 'Tomarla',
  'refusals.transfer': 'Transferirla',
  'refusals.transfer-to-away': 'Transferirla a alguien ausente',
  'refusals.hand-to-people': 'Quitársela al bot',
  'refusals.release': 'Devolverla a Sin asignar',
  'refusals.close': 'Cerrarla',
  'refusals.reopen': 'Abrirla de nuevo',
  'refusals.snooze': 'Posponerla o cancelar lo que ocurre automáticamente',
  'refusals.tag': 'Etiquetar el contacto',
  'refusals.edit-contact': 'Cambiar lo que se sabe del contacto, o bloquearlo',
  'refusals.change-owner': 'Cambiar el responsable del contacto',
};
