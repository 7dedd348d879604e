import type { Translated } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

/** Who asked for what they may not do. In Portuguese. */
export const refusals: Translated<typeof english> = {
  'refusals.title': 'Recusas',
  'refusals.lead': 'Quem pediu algo que não pode fazer. Guardado por 90 dias.',
  'refusals.none': 'Nada foi recusado a ninguém.',
  'refusals.none-older': 'Nada anterior a isto.',
  'refusals.who': 'Quem',
  'refusals.what': 'Quis',
  'refusals.which': 'Conversa',
  'refusals.when': 'Quando',
  'refusals.pages': 'Páginas',
  'refusals.older': 'Anteriores',
  'refusals.newest': 'Voltar às mais recentes',
  'refusals.by-door': 'Não cabia à pessoa',
  'refusals.by-decision': 'Não cabia mais à pessoa quando foi decidido',

  'refusals.see': 'Ler',
  'refusals.reply': 'Responder',
  'refusals.note': 'Escrever uma nota',
  'refusals.claim': 'Assumir',
  'refusals.transfer': 'Transferir',
  'refusals.transfer-to-away': 'Transferir para alguém ausente',
  'refusals.hand-to-people': 'Tirar do bot',
  'refusals.release': 'Devolver para Não atribuídas',
  'refusals.close': 'Fechar',
  'refusals.reopen': 'Abrir de novo',
  'refusals.snooze': 'Adiar, ou cancelar o que acontece automaticamente',
  'refusals.tag': 'Etiquetar o contato',
  'refusals.edit-contact': 'Alterar o que se sabe do contato, ou bloqueá-lo',
  'refusals.change-owner': 'Mudar o responsável pelo contato',
};
