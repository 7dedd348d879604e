import type { Translated } from '../catalogue.ts';
import type { app as english } from '../en/app.ts';

/** What every page says, the door and its mistakes included; why a command was refused. In Portuguese. */
export const app: Translated<typeof english> = {
  'app.name': 'Switchboard',
  'app.title': '{page} · Switchboard',
  'app.skip': 'Ir para o conteúdo',
  'app.main-nav': 'Principal',
  'app.go-to-inbox': 'Switchboard, ir para a caixa de entrada',
  'app.messages': 'Avisos do Switchboard',
  'app.unread': ' não lidas',
  bot: 'Bot',

  'nav.inbox': 'Entrada',
  'nav.contacts': 'Contatos',
  'nav.settings': 'Ajustes',
  'nav.you': 'Você',

  'role.admin': 'Admin',
  'role.inbox_manager': 'Gestão da caixa',
  'role.service': 'Atendimento',
  'role.sale': 'Vendas',

  'me.button': '{name}, {presence}. Perfil, tema, sair',
  'me.sub': '{role} · {email}',
  'me.theme': 'Tema',
  'me.theme-to': 'Tema: {theme}. Mudar para {next}',
  'me.keys': 'Atalhos do teclado',
  'me.sign-out': 'Sair',
  'theme.system': 'Como o sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Escuro',

  'presence.available': 'disponível',
  'presence.away': 'ausente',
  'presence.available-of': '{name}, disponível',
  'presence.away-of': '{name}, ausente',
  'presence.you-available': 'Está disponível',
  'presence.you-away': 'Está ausente',
  'presence.mini-available': 'Disponível',
  'presence.mini-away': 'Ausente',
  'presence.toggle': 'Alternar entre Disponível e Ausente',
  'presence.away-hint':
    'Novas conversas não serão atribuídas a você. Você ainda pode assumir conversas e responder.',

  'keys.title': 'Atalhos do teclado',
  'keys.off-in-fields': 'As teclas simples não agem enquanto você digita em um campo.',
  'keys.off':
    'Você desativou as teclas simples no seu perfil. As combinações com Ctrl, Enter e Esc continuam funcionando.',
  'keys.next': 'Próxima conversa',
  'keys.previous': 'Conversa anterior',
  'keys.search': 'Pesquisar',
  'keys.presence': 'Disponível ou Ausente',
  'keys.claim': 'Assumir',
  'keys.template': 'Enviar um modelo',
  'keys.transfer': 'Transferir',
  'keys.close': 'Fechar ou reabrir',
  'keys.unread': 'Marcar como não lida',
  'keys.reply': 'Escrever uma resposta',
  'keys.send': 'Enviar',
  'keys.new-line': 'Nova linha',
  'keys.back': 'Sair de onde está',
  'keys.help': 'Estes atalhos',
  'keys.go': 'Ir para {section}',
  'dialog.close': 'Fechar',

  'login.title': 'Entrar',
  'login.morning': 'Bom dia',
  'login.afternoon': 'Boa tarde',
  'login.evening': 'Boa noite',
  'login.lead': 'Entre na caixa de entrada da equipe.',
  'login.lead-of': 'Entre na caixa de entrada de {organisation}.',
  'login.email': 'E-mail',
  'login.password': 'Senha',
  'login.show-password': 'Mostrar a senha',
  'login.keep': 'Manter minha sessão neste dispositivo',
  'login.submit': 'Entrar',
  'login.start-away': 'Você começa como Ausente. Mude para Disponível quando quiser receber conversas.',
  'login.wrong': 'O e-mail e a senha não conferem. Verifique os dois e tente de novo.',
  'login.missing': 'Digite seu e-mail e sua senha.',
  'login.throttled': 'Tentativas demais. Espere um minuto e tente de novo.',
  'login.signed-out': 'Você saiu.',

  'stream.lost': 'Reconectando…',
  'stream.lost-hint':
    'Você pode continuar escrevendo. O que chegar nesse meio-tempo aparece assim que a conexão voltar.',
  'unsent.title': 'Sem conexão',
  'unsent.hint':
    'O que você enviou pode não ter chegado. Ainda está aqui: veja se foi feito antes de enviar de novo.',
  'unsent.unfetched':
    'Não foi possível carregar o que você pediu. Nada mudou: tente de novo quando houver conexão.',

  'error.not-found': 'Esta página não existe',
  'error.not-found-hint': 'Talvez você não tenha mais acesso a ela, ou o endereço esteja errado.',
  'error.forbidden': 'Você não pode fazer isso aqui',
  'error.forbidden-hint':
    'Você pode ler esta conversa, mas sua função ou o número em que ela está não permite alterá-la.',
  'error.broken': 'Algo deu errado do nosso lado',
  'error.broken-hint':
    'Nada do que você escreveu se perdeu. Tente de novo; se acontecer outra vez, avise quem administra o Switchboard: {id}.',
  'error.database': 'Não conseguimos acessar a caixa de entrada agora',
  'error.database-hint':
    'Estamos tentando de novo. Enquanto isso, o WhatsApp guarda as mensagens dos clientes.',
  'error.cross-site': 'Este pedido veio de outro site',
  'error.cross-site-hint': 'Abra a caixa de entrada e tente de novo a partir dela.',
  'error.nonsense': 'Isso não faz sentido aqui',
  'error.nonsense-hint':
    'Algo no formulário estava faltando ou não é conhecido. Recarregue a página e tente de novo.',
  'error.go-to-inbox': 'Ir para a caixa de entrada',

  // Why a command was refused: what happened, then what to do.
  'refusal.closed': 'Esta conversa está fechada. Reabra primeiro.',
  'refusal.not-open-yet': 'Esta conversa está sendo aberta. Tente de novo em um instante.',
  'refusal.already-moved': 'Alguém moveu esta conversa antes de você. Ela mostra onde está agora.',
  'refusal.not-waiting': 'Alguém assumiu primeiro. A conversa mostra com quem está agora.',
  'refusal.already-theirs': 'Essa pessoa já está com esta conversa.',
  'refusal.not-allowed':
    'Você não pode mais fazer isso: sua função ou seus números mudaram. Recarregue a página.',
  'refusal.target-not-member': 'Essa pessoa não atende mais este número. Escolha outra.',
  'refusal.target-away': 'Essa pessoa já está ausente. Escolha alguém disponível.',
  'refusal.newer-message': 'O cliente acabou de escrever de novo. Leia e depois feche.',
  'refusal.no-bot': 'O bot não está mais com esta conversa.',
  'refusal.too-late': 'Demorou demais, então nada foi alterado. Tente de novo.',
  'refusal.not-confirmed':
    'Ainda não confirmado. Se acontecer, esta página mostra; espere um instante antes de tentar de novo.',
  'refusal.window-closed': 'A janela de 24 horas fechou. Agora o WhatsApp só aceita um modelo.',
  'refusal.empty': 'Escreva algo primeiro.',
  'refusal.too-long':
    'Isso é longo demais para uma mensagem: no máximo {limit} caracteres. Encurte ou envie em partes.',
  'refusal.waiting': 'Assuma esta conversa primeiro e depois escreva.',
  'refusal.blocked':
    'Este cliente está bloqueado: o que ele responder não abriria nada. Desbloqueie primeiro na página dele.',
  'refusal.not-failed': 'Esta mensagem não consta mais como falha. Ela mostra até onde chegou.',
};
