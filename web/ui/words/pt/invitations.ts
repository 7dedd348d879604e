import type { Translated } from '../catalogue.ts';
import type { invitations as english } from '../en/invitations.ts';

/** What is said to people who were asked to join, and about them. In Portuguese. */
export const invitations: Translated<typeof english> = {
  // Why an Admin's wish was refused.
  'invitation-refusal.not-allowed': 'Só um Admin convida pessoas, e você não é mais Admin.',
  'invitation-refusal.no-invitation': 'Este convite não existe mais. Recarregue a página.',
  'invitation-refusal.already-user': '{email} já tem uma conta aqui. Você a encontra na lista de pessoas.',
  'invitation-refusal.already-invited': '{email} já tem um convite. Reenvie esse convite.',
  'invitation-refusal.accepted': 'A pessoa já entrou nesse meio-tempo.',
  'invitation-refusal.revoked': 'Este convite foi revogado. Convide a pessoa de novo.',
  'invitation-refusal.expired': 'Este convite venceu. Envie um novo link primeiro.',
  'invitation-refusal.no-number': 'Um número que você escolheu não existe mais. Recarregue a página.',

  // Why no mail has left.
  'mail-trouble.unreachable':
    'O servidor de e-mail não aceita a mensagem. Continuamos tentando automaticamente: {detail}',
  'mail-trouble.refused': 'O servidor de e-mail recusa este endereço em definitivo: {detail}',
  'mail-trouble.given_up':
    'O servidor de e-mail não aceitou a mensagem durante dias. Reenvie quando ele funcionar: {detail}',

  // The page that a mailed link opens.
  'accept.page': 'Aceitar convite',
  'accept.invited': 'convidou você para',
  'accept.title': 'Entre em {organisation}',
  'accept.work-alone': 'Você vai atender clientes no WhatsApp, na função',
  'accept.work': {
    one: 'Você vai atender clientes no WhatsApp com mais uma pessoa, na função',
    many: 'Você vai atender clientes no WhatsApp com mais {count} de pessoas, na função',
    other: 'Você vai atender clientes no WhatsApp com mais {count} pessoas, na função',
  },
  'accept.name': 'Seu nome',
  'accept.name-hint': 'Sua equipe vê. Os clientes veem {organisation}.',
  'accept.wrong-name': 'Diga seu nome, com no máximo 80 caracteres.',
  'accept.submit.admin': 'Concluir o cadastro',
  'accept.submit.inbox_manager': 'Concluir o cadastro',
  'accept.submit.service': 'Concluir o cadastro',
  'accept.submit.sale': 'Ativar minha conta',
  'accept.note': 'Este link é para {email} e funciona até {until}.',
  'accept.have-account': 'Já tenho uma conta',
  'accept.signed-in': 'Você entrou como {name}',
  'accept.signed-in-text':
    'Este link é para alguém que ainda não está aqui. Para usá-lo, saia primeiro e abra de novo a partir do e-mail.',

  'accept-refusal.unknown': 'Este link não funciona',
  'accept-refusal.unknown-text':
    'Talvez falte uma parte. Abra de novo a partir do e-mail, ou peça um novo a quem convidou você.',
  'accept-refusal.used': 'Este convite já foi aceito',
  'accept-refusal.used-text':
    'Um link funciona uma vez só. Entre com seu e-mail e a senha que você escolheu.',
  'accept-refusal.revoked': 'Este convite foi retirado',
  'accept-refusal.revoked-text': 'Se você acha que é um engano, pergunte a quem convidou você.',
  'accept-refusal.expired': 'Este link venceu',
  'accept-refusal.expired-text': 'Peça um novo a quem convidou você.',
  'accept-refusal.expired-since': {
    one: 'Os convites funcionam por um dia. O seu foi enviado em {date} por {name}. Peça um novo link a {name}.',
    many: 'Os convites funcionam por {count} de dias. O seu foi enviado em {date} por {name}. Peça um novo link a {name}.',
    other:
      'Os convites funcionam por {count} dias. O seu foi enviado em {date} por {name}. Peça um novo link a {name}.',
  },
  'accept-refusal.replaced': 'Há um link mais recente',
  'accept-refusal.replaced-text':
    'Outro e-mail foi enviado a você desde então. Use o link do mais recente; os anteriores não valem mais.',
  'accept-refusal.already-user': 'Você já tem uma conta',
  'accept-refusal.already-user-text': 'Entre com este e-mail ou escolha uma nova senha.',

  'link.too-many': 'Tentativas demais',
  'link.too-many-text': 'Espere um minuto e abra o link de novo.',

  'new-password.hint': 'Pelo menos {least} caracteres. Algumas palavras seguidas são fáceis de lembrar.',
  'new-password.long-enough': 'Tamanho suficiente',
  'new-password.wrong': 'Use pelo menos {least} caracteres e no máximo {most}.',

  // A forgotten password.
  'login.forgot': 'Esqueceu a senha?',
  'forgot.title': 'Esqueceu a senha?',
  'forgot.lead': 'Vamos enviar um link para você escolher uma nova.',
  'forgot.submit': 'Enviar o link',
  'forgot.back': 'Voltar para entrar',
  'forgot.again': 'Enviar outro link',
  'forgot.wrong': 'Escreva seu e-mail, como mia@example.org.',
  'forgot.asked': 'Veja seu e-mail',
  'forgot.asked-text':
    'Se {email} for de alguém daqui, um link já está a caminho. Ele funciona por uma hora, e uma vez só.',
  'reset.title': 'Escolha uma nova senha',
  'reset.password': 'Nova senha',
  'reset.submit': 'Salvar a nova senha',
  'reset.note': 'Isso encerra sua sessão em todos os lugares.',
  'reset.done': 'Sua nova senha está pronta',
  'reset.done-text': 'Sua sessão foi encerrada em todos os lugares. Entre com ela agora.',
  'reset.over': 'Este link não funciona mais',
  'reset.over-text':
    'Um link para uma nova senha funciona por uma hora, e uma vez só. Você pode pedir outro.',
};
