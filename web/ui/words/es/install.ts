import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'install.description': 'La bandeja de WhatsApp de tu equipo.',
  'install.title': 'Instalar Switchboard',
  'install.hint':
    'Como aplicación en este dispositivo: con su propia ventana y su icono, que dice cuántos esperan.',
  'install.now': 'Instalar',
  'install.by-hand':
    'Para tenerlo como aplicación: en Safari pulsa Compartir y luego «Añadir a pantalla de inicio».',

  'offline.title': 'No podemos llegar a Switchboard',
  'offline.hint':
    'Quizá no tienes conexión. Revísala e inténtalo de nuevo; lo que escriban los clientes mientras tanto no se pierde.',
  'offline.again': 'Intentar de nuevo',
};
