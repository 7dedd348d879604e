import type { Translated } from '../catalogue.ts';
import type { canned as english } from '../en/canned.ts';

/** Texts of our own that are said often. In Spanish. */
export const canned: Translated<typeof english> = {
  'canned.title': 'Respuestas rápidas',
  'canned.button': 'Respuestas rápidas (escribe / en el campo vacío)',
  'canned.lead':
    'Lo que dices a menudo. Con el campo vacío, / abre esta lista; sigue escribiendo para encontrar una, y Enter la inserta.',
  'canned.lead-reader': 'Lo que tu equipo dice a menudo. Los Admin las escriben; las usa todo el equipo.',
  'canned.new': 'Respuesta rápida nueva',
  'canned.edit': 'Editar',
  'canned.edit-of': 'Editar /{name}',
  'canned.name': 'Atajo',
  'canned.name-hint': 'Una palabra, que se escribe después de la barra.',
  'canned.text': 'Texto',
  'canned.variables':
    'Se completan en cada conversación: {variables}. Lo que no se sabe queda a la vista, y la respuesta no se envía hasta que alguien lo escriba.',
  'canned.add': 'Agregar respuesta rápida',
  'canned.save': 'Guardar',
  'canned.cancel': 'Cancelar',
  'canned.remove': 'Eliminar',
  'canned.calls-nothing':
    'Ninguna respuesta rápida se llama /{name}. Pulsa Intro otra vez para enviarlo tal cual.',
  'canned.none': 'Aún no hay respuestas rápidas.',
  'canned.done-added': 'Está lista. Desde ahora la puede usar todo el equipo.',
  'canned.done-saved': 'Guardado.',
  'canned.done-removed': 'Se eliminó. Lo que se envió con ella se queda.',
  'canned-refusal.name-missing': 'Ponle un atajo.',
  'canned-refusal.name-long': 'Un atajo tiene hasta 40 caracteres.',
  'canned-refusal.name-taken': 'Ya hay una con este atajo.',
  'canned-refusal.text-missing': 'Escribe qué dice.',
  'canned-refusal.text-long': 'WhatsApp acepta hasta 4096 caracteres en un mensaje.',
  'canned-refusal.variable-unknown':
    'Algo entre llaves dobles no es ninguno de los cuatro datos que se completan. Corrígelo o quita las llaves.',
  'canned-refusal.too-many': 'Ya hay 500. Elimina una primero.',
  'canned-refusal.gone': 'Alguien la eliminó mientras tanto.',
  'refusal.left-open':
    'En tu texto queda algo entre llaves dobles, porque no lo sabemos de este cliente. Escríbelo o quítalo.',
};
