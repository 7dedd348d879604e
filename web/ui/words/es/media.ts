import type { Translated } from '../catalogue.ts';
import type { media as english } from '../en/media.ts';

/** Pictures, recordings and files. In Spanish. */
export const media: Translated<typeof english> = {
  'refusal.upload-gone': 'Uno de los archivos ya no está aquí. Elígelo de nuevo y después envía.',
  'media.fetching': 'Trayéndolo de WhatsApp…',
  'media.failed.gone': 'WhatsApp ya no tiene este archivo. Pide al cliente que lo envíe de nuevo.',
  'media.failed.too-large': 'Este archivo es más grande de lo que permite WhatsApp, así que no se descargó.',
  'media.failed.broken':
    'Lo que llegó se dañó en el camino. Descárgalo de nuevo o pide al cliente que lo envíe otra vez.',
  'media.failed.wrong-type': 'Lo que llegó no es la imagen o grabación que decía ser, así que no se guardó.',
  'media.failed.unreachable': 'No se pudo llegar a WhatsApp mientras aún tenía este archivo.',
  'media.again': 'Descargar de nuevo',
  'media.not-failed': 'Se está descargando, o ya está aquí. Mira de nuevo en un momento.',
  'upload.file-empty': 'Este archivo está vacío. Elige otro.',
  'upload.file-too-large':
    'Este archivo pesa más de {limit}, que es lo máximo que acepta WhatsApp. Envía uno más pequeño.',
  'upload.none': 'No llegó ningún archivo. Elige uno e inténtalo de nuevo.',
  'upload.broken-off': 'El archivo no llegó completo. Inténtalo de nuevo.',
  'upload.not-yours': 'Este archivo ya se envió o se descartó.',
};
