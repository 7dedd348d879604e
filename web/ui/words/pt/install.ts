import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'install.description': 'A caixa de entrada de WhatsApp da equipe.',
  'install.title': 'Instalar o Switchboard',
  'install.hint':
    'Como aplicativo neste dispositivo: com janela e ícone próprios, que mostra quantos esperam.',
  'install.now': 'Instalar',
  'install.by-hand':
    'Para tê-lo como aplicativo: no Safari, toque em Compartilhar e depois em “Adicionar à Tela de Início”.',

  'offline.title': 'Não conseguimos acessar o Switchboard',
  'offline.hint':
    'Talvez você esteja sem conexão. Verifique e tente de novo; o que os clientes escreverem enquanto isso não se perde.',
  'offline.again': 'Tentar de novo',
};
