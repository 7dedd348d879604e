import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'offline.title': 'Não conseguimos acessar o Switchboard',
  'offline.hint':
    'Talvez você esteja sem conexão. Verifique e tente de novo; o que os clientes escreverem enquanto isso não se perde.',
  'offline.again': 'Tentar de novo',
};
