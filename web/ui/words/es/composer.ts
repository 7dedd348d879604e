import type { Translated } from '../catalogue.ts';
import type { composer as english } from '../en/composer.ts';

/** Writing to a customer: reply, reaction, files, voice, window. In Spanish. */
export const composer: Translated<typeof english> = {
  'bubble.tools': 'Este mensaje',
  'bubble.reply': 'Responder a este mensaje',
  'bubble.react': 'Reaccionar a este mensaje',

  'quote.answering': 'Respondes a {name}',
  'quote.drop': 'No responder a este mensaje',

  'reaction.title': 'Reaccionar',
  'reaction.to': 'Reaccionar a: {message}',
  'reaction.quick': 'Reacciones rápidas',
  'reaction.put': 'Reaccionar con {emoji}',
  'reaction.take-back': 'Quitar {emoji}',
  'reaction.more': 'Más emojis',
  'reaction.pending': ', en camino',
  'reaction.unknown': ', sin confirmar',
  'reaction.unknown-hint':
    'WhatsApp no ha confirmado esta reacción. Si lo hace, se verá aquí; para estar seguro, reacciona de nuevo.',
  'reaction.failed': 'Tu reacción {emoji} no se envió.',
  'reaction.failed-back': 'Tu reacción no se quitó.',
  'reaction.refused': 'No se envió ninguna reacción',
  'refusal.reaction-window-closed':
    'Pasaron las 24 horas desde su último mensaje: solo puede salir una plantilla.',
  'refusal.reaction-not-allowed': 'Ya no te toca responder esta conversación.',
  'refusal.reaction-waiting': 'Primero toma la conversación y después reacciona.',
  'refusal.reaction-not-there-yet': 'Este mensaje no está en WhatsApp o se eliminó: no hay a qué reaccionar.',

  'files.attach': 'Adjuntar archivos',
  'files.attached': 'Archivos adjuntos',
  'files.drop': 'Suelta aquí los archivos para adjuntarlos',
  'files.send-with': 'Enviar con este archivo',
  'files.uploading': 'Subiendo {name}',
  'files.remove': 'Quitar {name}',
  'files.retry': 'Subir {name} de nuevo',
  'files.failed': 'No se pudo subir. Inténtalo de nuevo.',
  'files.empty': 'Este archivo está vacío.',
  'files.too-large': 'Este archivo pesa {size}. WhatsApp acepta hasta 100 MB.',
  'files.too-many': 'Salen como máximo {count} archivos juntos. Envía estos primero.',
  'files.mend': 'Aún no se envió: intenta de nuevo con el archivo que falló, o quítalo.',
  'files.wait': 'Se envía en cuanto suban los archivos.',

  'record.button': 'Grabar un mensaje de voz',
  'record.panel': 'Mensaje de voz',
  'record.recording': 'Grabando',
  'record.cancel': 'Descartar la grabación',
  'record.pause': 'Pausar',
  'record.send': 'Enviar mensaje de voz',
  'record.refused':
    'Aquí no está permitido el micrófono. Permítelo en los ajustes del sitio en el navegador, o adjunta una grabación como archivo.',
  'record.none':
    'No se encontró ningún micrófono. Conecta uno e inténtalo de nuevo, o adjunta una grabación como archivo.',
  'record.unsupported':
    'Este navegador no puede grabar aquí: necesita una página con https. Adjunta una grabación como archivo.',
  'record.full': 'La grabación llegó al máximo que acepta WhatsApp. Envíala y empieza otra.',

  'emoji.button': 'Emoji',
  'emoji.title': 'Elige un emoji',
  'emoji.search': 'Buscar emoji',
  'emoji.tone': 'Tono de piel',
  'emoji.recent': 'Usados hace poco',
  'emoji.none': 'Ningún emoji se llama así.',
  'emoji.failed': 'No se pudieron cargar los emojis. Cierra esto y ábrelo de nuevo.',
};
