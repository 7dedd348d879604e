import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'offline.title': 'No podemos llegar a Switchboard',
  'offline.hint':
    'Quizá no tienes conexión. Revísala e inténtalo de nuevo; lo que escriban los clientes mientras tanto no se pierde.',
  'offline.again': 'Intentar de nuevo',
};
