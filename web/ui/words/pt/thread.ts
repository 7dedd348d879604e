import type { Translated } from '../catalogue.ts';
import type { thread as english } from '../en/thread.ts';

/** What a thread says of its messages, beside `inbox.ts`. In Portuguese. */
export const thread: Translated<typeof english> = {
  'message.said-before': 'O que dizia antes',
  'message.until': 'até {time}',
  'message.often-forwarded': 'Encaminhada com frequência',
  'message.jump': 'Ir para a mensagem a que esta responde',

  'kind.location-none': 'Nenhum lugar foi informado',
  'kind.place-page': 'Sobre este lugar',
  'kind.answer-missing': 'O WhatsApp não repassou o que foi escolhido.',
  'kind.form-empty': 'Nada foi preenchido.',
  'kind.list': 'Lista',
  'kind.unsupported-type': 'O WhatsApp chama de “{type}”.',
  'kind.unsupported-hint': 'Peça ao cliente para enviar de outra forma, ou veja no celular.',
  'kind.error': 'O WhatsApp diz: {detail}',
  'form.yes': 'Sim',
  'form.no': 'Não',
  'order.item': 'Item',
  'order.price': 'Preço por unidade',
  'order.total': 'Total',
  'template.buttons': 'Botões abaixo',

  'picture.open': 'Abrir foto: {name}',
  'picture.play': 'Reproduzir vídeo: {name}',
  'picture.dialog': 'Fotos e vídeos desta conversa',
  'picture.count': '{at} de {of}',
  'picture.previous': 'Anterior',
  'picture.next': 'Próxima',
  'voice.of': '{kind}, {length}',
  'voice.play': 'Reproduzir {name}',
  'voice.pause': 'Pausar {name}',
  'voice.position': 'Posição em {name}',
  'voice.speed': 'Velocidade: {speed}×',
  'file.download': 'Baixar',
  'media.failed': 'Não foi possível baixar este arquivo.',

  'card.asked': 'Compartilhou o número, como você pediu',
  'card.add': 'Adicionar aos contatos',
  'card.add-of': 'Adicionar aos contatos: {name}',
  'card.added': '{name} agora está nos seus contatos',
  'card.added-hint': 'Este contato ainda não tem responsável.',
  'card.there': '{name} já estava nos seus contatos',
  'card.nothing': 'Este cartão não tem um número que possamos usar',
  'card.nothing-hint': 'Um contato precisa de um número de telefone com o código do país.',

  'referral.ad': 'Veio de um anúncio',
  'referral.post': 'Veio de uma publicação',
  'referral.other': 'Veio de um anúncio ou publicação',
  'referral.product': 'Sobre um produto do seu catálogo',
  'referral.open': 'Ver',

  'note.number': 'O número do cliente mudou de {from} para {to}.',
  'note.user-id': 'O WhatsApp deu a este cliente uma nova identificação. A conversa continua aqui.',
  'note.security': 'O código de segurança do cliente mudou: talvez ele tenha um celular novo.',

  'ticks.held': 'retida pelo WhatsApp',
  'ticks.held-label': 'O WhatsApp verifica este modelo primeiro',
  'ticks.sent': 'Enviada {time}',
  'ticks.delivered': 'Entregue {time}',
  'ticks.read': 'Lida {time}',
  'ticks.played': 'Reproduzida {time}',
  'ticks.failed': 'Falhou {time}',

  // Why a message of ours did not go: what happened, and what to do where it is not plain.
  'failed.plain': 'Não enviada: o WhatsApp recusou',
  'failed.code': 'O código: {code}',
  'failed.code-says': 'Diz ({code}): {detail}',
  'failed.no-answer': 'Não enviada: o WhatsApp não respondeu',
  'failed.busy':
    'Não enviada: o WhatsApp não aceita mais mensagens por enquanto. Tente de novo em alguns minutos',
  'failed.held-back':
    'Não enviada: o WhatsApp retém por enquanto as mensagens para este cliente. Tente de novo amanhã',
  'failed.window': 'Não enviada: a janela de 24 horas fechou. Um modelo ainda pode ser enviado',
  'failed.not-on-whatsapp': 'Não enviada: este número não pode ser alcançado no WhatsApp',
  'failed.ourselves': 'Não enviada: é o mesmo número de onde ela seria enviada',
  'failed.blocked': 'Não enviada: o cliente não aceita esse tipo de mensagem deste número',
  'failed.needs-phone':
    'Não enviada: este modelo precisa do número de telefone do cliente, e o WhatsApp não o informa',
  'failed.content': 'Não enviada: o WhatsApp achou algo errado na mensagem',
  'failed.file': 'Não enviada: o WhatsApp não conseguiu aceitar o arquivo. Envie de novo ou em outro formato',
  'failed.template': 'Não enviada: o que foi preenchido não combina com o modelo',
  'failed.template-gone': 'Não enviada: o WhatsApp não tem mais esse modelo neste idioma. Escolha outro',
  'failed.template-held': 'Não enviada: o WhatsApp pausou ou desativou este modelo. Escolha outro',
  'failed.number': 'Não enviada: o WhatsApp não deixa este nosso número enviar. Um Admin precisa ver isso',
};
