import type { Translated } from '../catalogue.ts';
import type { numbers as english } from '../en/numbers.ts';

/** Settings → Numbers: editing, testing, health. In Portuguese. */
export const numbers: Translated<typeof english> = {
  'number.title': 'Conexão',
  'number.lead': 'Como {number}, {phone}, chega ao WhatsApp, e como o WhatsApp o vê.',
  'number.saved': 'Salvo',
  'number.saved-hint': 'Vale a partir da próxima mensagem.',
  'number.save': 'Salvar',
  'number.kept': 'Guardado com criptografia e nunca mostrado. Deixe vazio para manter.',
  'number.kept-placeholder': 'Guardado',
  'number.phone-number-id': 'Identificação do número de telefone',
  'number.fixed': 'Não pode ser alterada: as conversas dependem dela.',
  'number.shared-secret':
    'A mesma chave secreta do app é usada por {numbers}. Se a Meta a redefinir, altere lá também.',
  'number.wrong': 'Nada foi salvo ainda. Veja os campos marcados.',
  'number.webhook': 'Webhook',
  'number.callback': 'URL de retorno de chamada',
  'number.verify-token': 'Token de verificação',
  'number.copy': 'Copiar',
  'number.copied': 'Copiado',
  'number.no-numbers': 'Ainda não há nenhum número',
  'number.no-numbers-hint':
    'Conecte um número comercial do WhatsApp, e o que os clientes escreverem chega aqui.',

  'check.test': 'Testar a conexão',
  'check.testing': 'Perguntando ao WhatsApp…',
  'check.fill-in': 'Preencha primeiro as identificações, o token e a chave secreta do app e teste de novo.',
  'check.type-again':
    'O token e a chave secreta não são mostrados de novo: digite os dois outra vez antes de salvar.',
  'check.fine': 'A conexão funciona',
  'check.fine-hint': 'O WhatsApp conhece este número como {name}, {phone}.',
  'check.unreachable': 'Não é possível acessar o WhatsApp a partir deste servidor',
  'check.unreachable-do':
    'Talvez o número esteja bem. Verifique se o servidor pode chamar WHATSAPP_API_URL (rede, proxy, firewall) e teste de novo.',
  'check.slow': 'O WhatsApp demorou demais para responder',
  'check.slow-do': 'Talvez o número esteja bem. Espere um minuto e teste de novo.',
  'check.busy': 'O WhatsApp pede para esperar',
  'check.busy-do': 'Ele está com problemas ou recebeu pedidos demais. Teste de novo em alguns minutos.',
  'check.token-malformed': 'Isto não é um token de acesso',
  'check.token-malformed-do':
    'Ele tem espaços ou sinais que nenhum token tem. Copie o token inteiro de novo.',
  'check.token-wrong': 'O WhatsApp não aceita este token de acesso',
  'check.token-wrong-do':
    'Foi digitado errado, retirado ou é de outro número. Crie um novo para o seu usuário do sistema nas configurações do negócio da Meta e digite aqui.',
  'check.token-expired': 'O token de acesso venceu',
  'check.token-expired-do':
    'Crie um token que nunca vence: Configurações do negócio da Meta → Usuários do sistema → Gerar token. O que é gerado em Configuração da API dura só um dia.',
  'check.secret-wrong': 'A chave secreta é de um app diferente do token',
  'check.secret-wrong-do':
    'Copie do app para o qual o token foi criado: Painel de Apps → Configurações do app → Básico. Com a chave errada, toda mensagem que chega é recusada.',
  'check.permission': 'Falta uma permissão ao token de acesso',
  'check.permission-do':
    'Dê ao usuário do sistema acesso à conta deste número e crie o token com whatsapp_business_messaging e whatsapp_business_management.',
  'check.restricted': 'O WhatsApp restringiu a conta',
  'check.restricted-do':
    'Veja “Qualidade da conta” no Meta Business Support Home: lá estão o motivo e como recorrer.',
  'check.id-wrong': 'Não há nenhum número com esta identificação para este token',
  'check.id-wrong-do':
    'Copie a identificação do número de telefone de WhatsApp → Configuração da API (não é o número de telefone) e verifique se o token pode usá-la.',
  'check.account-wrong': 'Não há nenhuma conta do WhatsApp Business com esta identificação para este token',
  'check.account-wrong-do':
    'Copie a identificação da conta do WhatsApp Business de WhatsApp → Configuração da API.',
  'check.other-account': 'O número é de outra conta do WhatsApp Business',
  'check.other-account-do':
    'A identificação do número e a da conta não combinam. Copie as duas do mesmo lugar.',
  'check.not-subscribed': 'A conta não avisa seu app sobre as mensagens',
  'check.not-subscribed-do':
    'O envio funciona, mas nada chega. No Painel de Apps, em WhatsApp → Configuração, assine “messages” para esta conta.',
  'check.unclear': 'O WhatsApp respondeu algo inesperado',
  'check.unclear-do': 'Verifique WHATSAPP_API_URL e GRAPH_API_VERSION. O que ele disse está abaixo.',
  'check.said': 'O WhatsApp diz: {detail}',
  'check.said-code': 'O WhatsApp diz ({code}): {detail}',

  'health.title': 'Saúde',
  'health.lead': 'Como o WhatsApp informa: na hora quando algo muda, e perguntando de hora em hora.',
  'health.none': 'Nada se sabe ainda. Teste a conexão ou espere a próxima verificação, de hora em hora.',
  'health.as-of': 'em {time}',
  'health.until': 'até {time}',
  'health.sending': 'Envio',
  'health.held': 'Retido desde {time}: {detail}',
  'health.connection': 'Conexão',
  'health.quality': 'Qualidade',
  'health.limit': 'Limite de mensagens',
  'health.name': 'Nome de exibição',
  'health.account': 'Conta',
  'health.review': 'Análise',
  'health.alert': 'Alerta',
  'health.security': 'Segurança',
  'health.connection.OK': 'Funciona',
  'health.quality.GREEN': 'Alta',
  'health.quality.YELLOW': 'Média',
  'health.quality.RED': 'Baixa: os clientes bloqueiam ou denunciam',
  'health.quality.UNKNOWN': 'Ainda sem avaliação',
  'health.limit-count': '{count} clientes a quem se escreve primeiro em 24 horas',
  'health.limit-none': 'Sem limite',
  'health.account.DISABLE': 'Desativada pelo WhatsApp',
  'health.account.SCHEDULE_FOR_DISABLE': 'Será desativada pelo WhatsApp',
  'health.account.REINSTATE': 'Restabelecida',
  'health.account.ACCOUNT_RESTRICTION': 'Restrita',
  'health.account.ACCOUNT_VIOLATION': 'Advertida por uma violação',
  'health.account.ACCOUNT_DELETED': 'Excluída',
  'health.account.ACCOUNT_OFFBOARDED': 'Desconectada',
  'health.account.ACCOUNT_RECONNECTED': 'Conectada de novo',
  'health.account.PARTNER_REMOVED': 'Seu app foi removido dela',
  'health.account.PARTNER_ADDED': 'Seu app foi adicionado a ela',

  'alarm.held': 'Nada sai por {number}.',
  'alarm.held-hint': 'As respostas esperam e são enviadas automaticamente quando isso for resolvido.',
  'alarm.warning': '{number}: {fact}, {said}.',
  'alarm.look': 'Ver o número',
};
