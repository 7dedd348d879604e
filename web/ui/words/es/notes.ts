import type { Translated } from '../catalogue.ts';
import type { notes as english } from '../en/notes.ts';

/** Notes for colleagues, and who is called in them. In Spanish. */
export const notes: Translated<typeof english> = {
  'view.mentions': 'Menciones',
  'list.mentioned': ' te mencionan',
  'empty.mentions': 'Nadie te ha mencionado',
  'empty.mentions-hint':
    'Aquí aparecerán las conversaciones en las que alguien del equipo escriba @ y tu nombre en una nota.',

  'notes.kind': 'Tipo de mensaje',
  'notes.note': 'Nota',
  'notes.note-key': 'Escribir una nota privada (N)',
  'notes.reply-key': 'Escribir una respuesta (M)',
  'notes.label': 'Escribir una nota',
  'notes.field': 'Nota privada',
  'notes.draft': 'La nota que habías empezado',
  'notes.placeholder': 'Solo lo ve tu equipo. Usa @ para mencionar a alguien',
  'notes.hint': 'para agregar',
  'notes.add': 'Agregar nota',
  'notes.suggest': 'Lo que coincide con lo que escribes',
  'notes.take-back': 'Retirar esta nota',
  'notes.taken-back': '{agent} retiró una nota.',
  'notes.empty': 'Escribe algo primero.',
  'notes.too-long': 'Una nota tiene hasta {limit} caracteres. Divídela en dos.',
  'notes.not-allowed': 'Ya no puedes escribir notas en esta conversación.',
  'notes.not-yours': 'Solo quien escribió una nota la puede retirar.',
  'notes.cannot-see':
    '{name} no puede ver esta conversación, así que no se le puede mencionar en ella. Quita la @, o pide a un Admin que le agregue al número.',
  'keys.note': 'Escribir una nota privada',
};
