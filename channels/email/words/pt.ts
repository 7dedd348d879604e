import type { MailWords } from '../words.ts';

export const portuguese: MailWords = {
  locale: 'pt-BR',
  dir: 'ltr',
  role: {
    admin: 'Admin',
    inbox_manager: 'Gestor da caixa de entrada',
    service: 'Atendimento',
    sale: 'Vendas',
  },
  button: {
    admin: 'Concluir o cadastro',
    inbox_manager: 'Concluir o cadastro',
    service: 'Concluir o cadastro',
    sale: 'Ativar minha conta',
  },
  invitation: {
    subject: (inviter, organisation) => `${inviter} convidou você para ${organisation}`,
    again: (inviter, organisation) => `Lembrete: ${inviter} convidou você para ${organisation}`,
    invited: ' convidou você',
    title: (organisation) => `Entre na caixa de entrada de ${organisation}`,
    work: (others) =>
      others === 0
        ? 'Você vai atender clientes no WhatsApp'
        : `Você vai atender clientes no WhatsApp junto com mais ${others}\u00a0${others === 1 ? 'pessoa' : 'pessoas'}`,
    as: ', como ',
    next: '. Escolha um nome e uma senha e pronto.',
    preview: (others, days) =>
      `Atenda clientes no WhatsApp${others === 0 ? '' : ` junto com mais ${others} ${others === 1 ? 'pessoa' : 'pessoas'}`}. O link funciona por ${days} ${days === 1 ? 'dia' : 'dias'}.`,
    sentTo: (address, inviter) =>
      `Enviado para ${address} porque ${inviter} informou este endereço. Não é você? Ignore esta mensagem e nada acontece.`,
  },
  password: {
    subject: 'Escolha uma nova senha',
    title: 'Escolha uma nova senha',
    lead: 'Alguém, esperamos que você, pediu um link para escolher uma nova senha. Ele funciona uma única vez e encerra suas sessões em todos os lugares.',
    button: 'Escolher uma nova senha',
    preview: 'O link funciona por uma hora, e uma única vez.',
    sentTo: (address) =>
      `Enviado para ${address} porque alguém informou este endereço. Não é você? Ignore esta mensagem e sua senha continua a mesma.`,
  },
  until: 'O link funciona até ',
  otherwise: '. Se o botão não funcionar, abra este endereço:',
};
