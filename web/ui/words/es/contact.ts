import type { Translated } from '../catalogue.ts';
import type { contact as english } from '../en/contact.ts';

/** What is known of one contact, how they stand, what became of them; and Settings → Attributes. In Spanish. */
export const contact: Translated<typeof english> = {
  'contact-done.saved': 'Guardado.',
  'contact-done.said': 'Anotado. El historial de abajo dice cuándo.',
  'contact-done.blocked': 'Contacto bloqueado. Sus conversaciones abiertas se cerraron.',
  'contact-done.unblocked': 'El contacto ya no está bloqueado.',
  'contact-done.merged': 'Ahora son un solo contacto. Más abajo se pueden separar de nuevo.',
  'contact-done.parted': 'Vuelven a ser dos contactos.',
  'contact-done.added': 'El contacto ya está aquí.',
  'contact-done.known': 'Este teléfono ya se conocía: es de este contacto. No se ha cambiado nada.',
  'known.title': 'Lo que sabes',
  'known.save': 'Guardar',
  'known.none': 'No se sabe',
  'known.yes': 'Sí',
  'known.no': 'No',
  'known.stale':
    'Alguien cambió lo mismo antes que tú. Abajo está lo que escribiste; si guardas la página de nuevo, se parte de lo que hay ahora.',
  'value-refusal.not-a-number': '{attribute}: escribe un número, como 12.5.',
  'value-refusal.not-a-date': '{attribute}: escribe una fecha que exista, como 2026-11-26.',
  'value-refusal.not-yes-or-no': '{attribute}: escribe sí o no.',
  'value-refusal.not-a-choice': '{attribute}: elige una de las opciones.',
  'value-refusal.value-long': '{attribute}: hasta 1000 letras.',

  'standing.title': 'Consentimiento y bloqueo',
  'standing.consent-unknown': 'Nunca dijo si quiere marketing',
  'standing.consent-in': 'Quiere marketing',
  'standing.consent-out': 'No quiere marketing',
  'standing.consent-hint':
    'Lo que diga en WhatsApp se anota aquí automáticamente. Responder a lo que pregunta no es marketing.',
  'standing.opt-in': 'Dijo que sí',
  'standing.opt-out': 'Dijo que no',
  'standing.blocked': 'Bloqueado',
  'standing.not-blocked': 'No bloqueado',
  'standing.block-hint':
    'Lo que escribe un contacto bloqueado se guarda en su hilo, pero no abre nada, no avisa a nadie y el bot no le responde. Al bloquear se cierran sus conversaciones abiertas. Aún puedes responderle mientras la ventana de 24 horas esté abierta; no se le envía ninguna plantilla.',
  'standing.block': 'Bloquear',
  'standing.unblock': 'Desbloquear',
  'standing.not-closed':
    'El contacto está bloqueado, pero una conversación abierta no se pudo cerrar, o no te toca cerrarla. Ciérrala en la bandeja.',
  'standing.merged': '{name} se combinó con este contacto',
  'standing.part-hint':
    'Al separar, vuelve lo que vino de ese contacto y sigue aquí. Lo que se dijo desde entonces se queda.',
  'standing.part': 'Separar de nuevo',

  'history.customer': 'El cliente',
  'history.created': '{by} agregó el contacto.',
  'history.tagged': '{by} puso la etiqueta “{tag}”.',
  'history.untagged': '{by} quitó la etiqueta “{tag}”.',
  'history.renamed': '{by} cambió el nombre a “{name}”.',
  'history.unnamed': '{by} quitó el nombre.',
  'history.attribute': '{by} puso “{value}” en {attribute}.',
  'history.attribute-gone': '{by} vació {attribute}.',
  'history.opted_in': '{by} dijo que sí al marketing.',
  'history.opted_out': '{by} dijo que no al marketing.',
  'history.blocked': '{by} bloqueó el contacto.',
  'history.unblocked': '{by} desbloqueó el contacto.',
  'history.imported': '{by} importó el contacto desde un archivo.',
  'history.import_undone': '{by} deshizo una importación.',
  'history.merged': '{by} combinó {name} con este contacto.',
  'history.parted': '{by} separó los contactos combinados.',

  'deletions.title': {
    one: '¿Eliminar 1 contacto?',
    many: '¿Eliminar {count} de contactos?',
    other: '¿Eliminar {count} contactos?',
  },
  'deletions.more': {
    one: 'y 1 más',
    many: 'y {count} más',
    other: 'y {count} más',
  },
  'deletions.stays':
    'Se guarda que eliminaste contactos, sin decir quiénes eran. Si escriben de nuevo, son contactos nuevos. Las entregas de WhatsApp se guardan tal como llegaron para quienes operan el sistema, y aquí no se buscan.',
  'deletions.type': 'Escribe {number}, cuántos son, para confirmar',
  'deletions.refused-typed': {
    one: 'Lo que escribiste no es cuántos son: 1.',
    many: 'Lo que escribiste no es cuántos son: {count}.',
    other: 'Lo que escribiste no es cuántos son: {count}.',
  },
  'deletions.left': {
    one: '1 sigue ahí: no se pudo cerrar a tiempo una de sus conversaciones, o aún va un mensaje en camino.',
    many: '{count} siguen ahí: no se pudo cerrar a tiempo una de sus conversaciones, o aún va un mensaje en camino.',
    other:
      '{count} siguen ahí: no se pudo cerrar a tiempo una de sus conversaciones, o aún va un mensaje en camino.',
  },
  'deletion.title': '¿Eliminar a {name}?',
  'deletion.lead': 'Esto no se puede deshacer. Se elimina:',
  'deletion.contact': 'El contacto: nombre, teléfono, responsable, etiquetas, atributos e historial',
  'deletion.conversations': {
    one: '1 conversación',
    many: '{count} de conversaciones',
    other: '{count} conversaciones',
  },
  'deletion.messages': {
    one: 'con 1 mensaje',
    many: 'con {count} de mensajes',
    other: 'con {count} mensajes',
  },
  'deletion.open': {
    one: '1 conversación está abierta y primero se cierra',
    many: '{count} de conversaciones están abiertas y primero se cierran',
    other: '{count} conversaciones están abiertas y primero se cierran',
  },
  'deletion.stays':
    'Se guarda que eliminaste un contacto, sin decir quién era. Si escribe de nuevo, es un contacto nuevo. Las entregas de WhatsApp se guardan tal como llegaron para quienes operan el sistema, y aquí no se buscan.',
  'deletion.type': 'Escribe “{name}” para confirmar',
  'deletion.submit': 'Eliminar para siempre',
  'deletion.refused-typed': 'Lo que escribiste no es el nombre de este contacto.',
  'deletion.refused-open':
    'Hay una conversación abierta que no se pudo cerrar: quizá acaba de escribir. Mírala e inténtalo de nuevo.',
  'deletion.refused-sending':
    'Aún va un mensaje en camino a este contacto. Inténtalo de nuevo en un momento.',

  'merge.title': '¿Quién es la misma persona que {name}?',
  'merge.lead':
    '{name} se queda y recibe del otro contacto el teléfono, las conversaciones, las etiquetas y lo que le falte. Si ambos hablaron con el mismo número, aquí se pueden leer los dos hilos, y los mensajes nuevos llegan al de {name}. Se puede deshacer.',
  'merge.search': 'Buscar',
  'merge.none': 'Ningún otro contacto coincide. Busca por nombre o teléfono.',
  'merge-refusal.gone': 'Uno de los dos ya no está.',
  'merge-refusal.same': 'Es el mismo contacto.',
  'merge-refusal.merged-already': 'Uno de los dos ya está combinado con otro. Sepáralos primero.',
  'merge-refusal.open-twice':
    'Ambos tienen una conversación con el mismo número, y la del otro está abierta. Ciérrala primero.',

  'attributes.title': 'Atributos',
  'attributes.lead': 'Lo que quieres saber de cada contacto, además del nombre y las etiquetas.',
  'attributes.new': 'Un atributo nuevo',
  'attributes.none': 'Aún no hay atributos. Agrega el primero arriba.',
  'attributes.name': 'Nombre',
  'attributes.kind': 'Tipo',
  'attributes.kind-text': 'Texto',
  'attributes.kind-number': 'Número',
  'attributes.kind-date': 'Fecha',
  'attributes.kind-yes_no': 'Sí o no',
  'attributes.kind-choice': 'Una de varias opciones',
  'attributes.choices': 'Opciones, una por línea',
  'attributes.choices-hint': 'Solo si el tipo es de opciones.',
  'attributes.add': 'Agregar atributo',
  'attributes.save': 'Guardar',
  'attributes.edit': 'Editar',
  'attributes.edit-of': 'Editar el atributo {name}',
  'attributes.used': {
    one: '{kind}, se sabe de 1 contacto',
    many: '{kind}, se sabe de {count} de contactos',
    other: '{kind}, se sabe de {count} contactos',
  },
  'attributes.kind-stays': 'El tipo no cambia: lo que se sabe de los contactos se escribió así.',
  'attributes.remove': 'Eliminar',
  'attributes.remove-hint': {
    one: 'Con él se elimina lo que se sabe de 1 contacto.',
    many: 'Con él se elimina lo que se sabe de {count} de contactos.',
    other: 'Con él se elimina lo que se sabe de {count} contactos.',
  },
  'attributes.remove-sure': 'Sí, eliminarlo junto con lo que se sabe',
  'attributes.done-added': 'El atributo ya está en la página de cada contacto.',
  'attributes.done-saved': 'Guardado.',
  'attributes.done-removed': 'El atributo se eliminó.',
  'attribute-refusal.name-missing': 'Escribe un nombre para el atributo.',
  'attribute-refusal.name-long': 'Un nombre o una opción tiene hasta 40 letras.',
  'attribute-refusal.name-taken':
    'Ya hay un atributo con ese nombre. Las mayúsculas y los acentos no hacen diferencia.',
  'attribute-refusal.too-many': 'Ya hay 50 atributos, y ninguna página puede mostrar más.',
  'attribute-refusal.no-choices': 'Escribe las opciones, una por línea.',
  'attribute-refusal.choice-in-use':
    'Quitaste una opción que usan algunos contactos. Cámbialos primero, o déjala.',
  'attribute-refusal.attribute-gone': 'Alguien eliminó este atributo mientras tanto.',
  'attribute-refusal.not-sure':
    'Marca primero la casilla: con él se elimina lo que se sabe de los contactos.',
};
