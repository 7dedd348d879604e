import type { PushWords } from '../words.ts';

export const portuguese: PushWords = {
  locale: 'pt-BR',
  now: {
    assigned: 'Nova conversa para você',
    message: 'Nova mensagem para você',
    unassigned: 'Alguém espera em Não atribuídas',
    mention: 'Mencionaram você em uma nota',
  },
  press: 'Toque para abrir a conversa.',
  more: {
    one: 'Mais {count} conversa precisa de você.',
    many: 'Mais {count} de conversas precisam de você.',
    other: 'Mais {count} conversas precisam de você.',
  },
  kind: {
    image: 'Foto',
    video: 'Vídeo',
    audio: 'Áudio',
    voice: 'Mensagem de voz',
    document: 'Documento',
    sticker: 'Figurinha',
    location: 'Localização',
    contacts: 'Cartão de contato',
    other: 'Mensagem',
  },
  somebody: 'Ainda sem nome',
};
