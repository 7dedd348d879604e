import type { PushWords } from '../words.ts';

export const spanish: PushWords = {
  locale: 'es',
  now: {
    assigned: 'Conversación nueva para ti',
    message: 'Mensaje nuevo para ti',
    unassigned: 'Alguien espera en Sin asignar',
    mention: 'Te mencionaron en una nota',
  },
  press: 'Presiona para abrir la conversación.',
  more: {
    one: '1 conversación más te necesita.',
    many: '{count} de conversaciones más te necesitan.',
    other: '{count} conversaciones más te necesitan.',
  },
  kind: {
    image: 'Foto',
    video: 'Video',
    audio: 'Audio',
    voice: 'Mensaje de voz',
    document: 'Documento',
    sticker: 'Sticker',
    location: 'Ubicación',
    contacts: 'Tarjeta de contacto',
    other: 'Mensaje',
  },
  somebody: 'Aún sin nombre',
};
