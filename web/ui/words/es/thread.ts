import type { Translated } from '../catalogue.ts';
import type { thread as english } from '../en/thread.ts';

/** What a thread says of its messages, beside `inbox.ts`. In Spanish. */
export const thread: Translated<typeof english> = {
  'message.said-before': 'Lo que decía antes',
  'message.until': 'hasta {time}',
  'message.often-forwarded': 'Reenviado muchas veces',
  'message.jump': 'Ir al mensaje al que responde',

  'kind.location-none': 'No se indicó ningún lugar',
  'kind.place-page': 'Sobre este lugar',
  'kind.answer-missing': 'WhatsApp no transmitió lo que se eligió.',
  'kind.form-empty': 'No se completó nada.',
  'kind.list': 'Lista',
  'kind.unsupported-type': 'WhatsApp lo llama “{type}”.',
  'kind.unsupported-hint': 'Pide al cliente que lo envíe de otra forma, o míralo en el teléfono.',
  'kind.error': 'WhatsApp dice: {detail}',
  'form.yes': 'Sí',
  'form.no': 'No',
  'order.item': 'Artículo',
  'order.price': 'Precio por unidad',
  'order.total': 'Total',
  'template.buttons': 'Botones debajo',

  'picture.open': 'Abrir foto: {name}',
  'picture.play': 'Reproducir video: {name}',
  'picture.dialog': 'Fotos y videos de esta conversación',
  'picture.count': '{at} de {of}',
  'picture.previous': 'Anterior',
  'picture.next': 'Siguiente',
  'voice.of': '{kind}, {length}',
  'voice.play': 'Reproducir {name}',
  'voice.pause': 'Pausar {name}',
  'voice.position': 'Posición en {name}',
  'voice.speed': 'Velocidad: {speed}×',
  'file.download': 'Descargar',
  'media.failed': 'No se pudo descargar este archivo.',

  'card.asked': 'Compartió su número, como pediste',
  'card.add': 'Agregar a contactos',
  'card.add-of': 'Agregar a contactos: {name}',
  'card.added': '{name} ya está en tus contactos',
  'card.added-hint': 'Este contacto aún no tiene responsable.',
  'card.there': '{name} ya estaba en tus contactos',
  'card.nothing': 'Esta tarjeta no tiene un número que podamos usar',
  'card.nothing-hint': 'Un contacto necesita un número de teléfono con su código de país.',

  'referral.ad': 'Llegó desde un anuncio',
  'referral.post': 'Llegó desde una publicación',
  'referral.other': 'Llegó desde un anuncio o una publicación',
  'referral.product': 'Sobre un producto de tu catálogo',
  'referral.open': 'Verlo',

  'note.number': 'Su número cambió de {from} a {to}.',
  'note.user-id': 'WhatsApp dio a este cliente un identificador nuevo. La conversación sigue aquí.',
  'note.security': 'Su código de seguridad cambió: quizá tiene un teléfono nuevo.',

  'ticks.held': 'retenido por WhatsApp',
  'ticks.held-label': 'WhatsApp revisa primero esta plantilla',
  'ticks.sent': 'Enviado {time}',
  'ticks.delivered': 'Entregado {time}',
  'ticks.read': 'Leído {time}',
  'ticks.played': 'Reproducido {time}',
  'ticks.failed': 'Falló {time}',

  // Why a message of ours did not go: what happened, and what to do where it is not plain.
  'failed.plain': 'No enviado: WhatsApp lo rechazó',
  'failed.code': 'Su código: {code}',
  'failed.code-says': 'Dice ({code}): {detail}',
  'failed.no-answer': 'No enviado: WhatsApp no respondió',
  'failed.busy': 'No enviado: WhatsApp no acepta más mensajes por ahora. Inténtalo de nuevo en unos minutos',
  'failed.held-back':
    'No enviado: WhatsApp retiene por ahora los mensajes a este cliente. Inténtalo de nuevo mañana',
  'failed.window': 'No enviado: la ventana de 24 horas se cerró. Aún puede salir una plantilla',
  'failed.not-on-whatsapp': 'No enviado: no se puede llegar a este número por WhatsApp',
  'failed.ourselves': 'No enviado: es el mismo número desde el que se iba a enviar',
  'failed.blocked': 'No enviado: el cliente no acepta este tipo de mensajes de este número',
  'failed.needs-phone':
    'No enviado: esta plantilla necesita el número de teléfono del cliente, y WhatsApp no lo dice',
  'failed.content': 'No enviado: WhatsApp encontró algo mal en el mensaje',
  'failed.file': 'No enviado: WhatsApp no pudo aceptar el archivo. Envíalo de nuevo o en otro formato',
  'failed.template': 'No enviado: lo que se completó no corresponde a la plantilla',
  'failed.template-gone': 'No enviado: WhatsApp ya no tiene esa plantilla en este idioma. Elige otra',
  'failed.template-held': 'No enviado: WhatsApp pausó o desactivó esta plantilla. Elige otra',
  'failed.number':
    'No enviado: WhatsApp no permite enviar desde este número nuestro. Un Admin tiene que verlo',
};
