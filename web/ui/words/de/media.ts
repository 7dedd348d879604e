import type { Translated } from '../catalogue.ts';
import type { media as english } from '../en/media.ts';

/** Pictures, recordings and files. */
export const media: Translated<typeof english> = {
  'refusal.upload-gone': 'Eine der Dateien ist nicht mehr da. Wähl sie noch einmal, dann sende.',
  'media.fetching': 'Wird von WhatsApp geholt …',
  'media.failed.gone': 'WhatsApp hat diese Datei nicht mehr. Bitte den Kunden, sie noch einmal zu senden.',
  'media.failed.too-large': 'Diese Datei ist größer, als WhatsApp erlaubt, deshalb wurde sie nicht geholt.',
  'media.failed.broken':
    'Was ankam, wurde unterwegs beschädigt. Hol es noch einmal, oder bitte den Kunden, es noch einmal zu senden.',
  'media.failed.wrong-type':
    'Was ankam, ist nicht das angekündigte Bild oder die Aufnahme, deshalb wurde es nicht behalten.',
  'media.failed.unreachable': 'WhatsApp war nicht erreichbar, solange es diese Datei noch hatte.',
  'media.again': 'Noch einmal holen',
  'media.not-failed': 'Die Datei wird gerade geholt oder ist schon da. Sieh gleich noch einmal nach.',
  'upload.file-empty': 'Diese Datei ist leer. Wähl eine andere.',
  'upload.file-too-large':
    'Diese Datei ist größer als {limit}, mehr nimmt WhatsApp nicht. Sende eine kleinere.',
  'upload.none': 'Es kam keine Datei an. Wähl eine und versuch es noch einmal.',
  'upload.broken-off': 'Die Datei kam nicht ganz an. Versuch es noch einmal.',
  'upload.not-yours': 'Diese Datei wurde schon gesendet oder verworfen.',
};
