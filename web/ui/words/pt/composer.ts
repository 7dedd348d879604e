import type { Translated } from '../catalogue.ts';
import type { composer as english } from '../en/composer.ts';

/** Writing to a customer: reply, reaction, files, voice, window. In Portuguese. */
export const composer: Translated<typeof english> = {
  'bubble.tools': 'Esta mensagem',
  'bubble.reply': 'Responder a esta mensagem',
  'bubble.react': 'Reagir a esta mensagem',

  'quote.answering': 'Em resposta a {name}',
  'quote.drop': 'Não responder a esta mensagem',

  'reaction.title': 'Reagir',
  'reaction.to': 'Reagir a: {message}',
  'reaction.quick': 'Reações rápidas',
  'reaction.put': 'Reagir com {emoji}',
  'reaction.take-back': 'Remover {emoji}',
  'reaction.more': 'Mais emojis',
  'reaction.pending': ', a caminho',
  'reaction.unknown': ', não confirmada',
  'reaction.unknown-hint':
    'O WhatsApp não confirmou esta reação. Se confirmar, ela aparece aqui; para ter certeza, reaja de novo.',
  'reaction.failed': 'Sua reação {emoji} não foi enviada.',
  'reaction.failed-back': 'Sua reação não foi removida.',
  'reaction.refused': 'Nenhuma reação foi enviada',
  'refusal.reaction-window-closed':
    'As 24 horas depois da última mensagem acabaram: só um modelo pode ser enviado.',
  'refusal.reaction-not-allowed': 'Não cabe mais a você responder esta conversa.',
  'refusal.reaction-waiting': 'Assuma a conversa primeiro e depois reaja.',
  'refusal.reaction-not-there-yet': 'Esta mensagem não está no WhatsApp ou foi apagada: não há a que reagir.',

  'files.attach': 'Anexar arquivos',
  'files.attached': 'Arquivos anexados',
  'files.drop': 'Solte os arquivos aqui para anexar',
  'files.send-with': 'Enviar com este arquivo',
  'files.uploading': 'Enviando {name}',
  'files.remove': 'Remover {name}',
  'files.retry': 'Carregar {name} de novo',
  'files.failed': 'Não foi possível carregar. Tente de novo.',
  'files.empty': 'Este arquivo está vazio.',
  'files.too-large': 'Este arquivo tem {size}. O WhatsApp aceita no máximo 100 MB.',
  'files.too-many': 'No máximo {count} arquivos vão juntos. Envie estes primeiro.',
  'files.mend': 'Ainda não enviado: tente de novo o arquivo que falhou ou remova-o.',
  'files.wait': 'Vai assim que os arquivos terminarem de carregar.',

  'record.button': 'Gravar uma mensagem de voz',
  'record.panel': 'Mensagem de voz',
  'record.recording': 'Gravando',
  'record.cancel': 'Descartar a gravação',
  'record.pause': 'Pausar',
  'record.send': 'Enviar mensagem de voz',
  'record.refused':
    'O microfone não está permitido aqui. Permita nas configurações do site no navegador, ou anexe uma gravação como arquivo.',
  'record.none':
    'Nenhum microfone foi encontrado. Conecte um e tente de novo, ou anexe uma gravação como arquivo.',
  'record.unsupported':
    'Este navegador não consegue gravar aqui: precisa de uma página com https. Anexe uma gravação como arquivo.',
  'record.full': 'A gravação chegou ao máximo que o WhatsApp aceita. Envie e comece outra.',

  'emoji.button': 'Emoji',
  'emoji.title': 'Escolha um emoji',
  'emoji.search': 'Pesquisar emoji',
  'emoji.tone': 'Tom de pele',
  'emoji.recent': 'Usados recentemente',
  'emoji.none': 'Nenhum emoji tem esse nome.',
  'emoji.failed': 'Não foi possível carregar os emojis. Feche e abra de novo.',
};
