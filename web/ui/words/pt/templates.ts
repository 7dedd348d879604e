import type { Translated } from '../catalogue.ts';
import type { templates as english } from '../en/templates.ts';

/** Templates: their part of the catalogue. In Portuguese. */
export const templates: Translated<typeof english> = {
  'nav.templates': 'Modelos',
  'templates.title': 'Modelos',
  'templates.lead':
    'Mensagens que o WhatsApp aprovou: as únicas que podem abrir uma conversa ou sair depois das 24 horas.',
  'templates.count': { one: '{count} modelo', many: '{count} de modelos', other: '{count} modelos' },
  'templates.none': 'Ainda não há modelos',
  'templates.none-hint':
    'Os modelos são escritos e aprovados no Gerenciador do WhatsApp. O que houver lá aparece aqui depois da próxima sincronização.',
  'templates.none-hint-agent': 'Quando seus números tiverem modelos aprovados, eles aparecem aqui.',
  'templates.none-found': 'Nenhum modelo corresponde',
  'templates.none-found-hint': 'Tire um filtro ou pesquise outra palavra.',
  'templates.clear': 'Mostrar todos',
  'templates.search': 'Pesquisar por nome ou texto',
  'templates.language': 'Idioma',
  'templates.category': 'Categoria',
  'templates.status': 'Status',
  'templates.account': 'Conta',
  'templates.any': 'Qualquer',
  'templates.show': 'Mostrar',
  'templates.rejected': 'Rejeitado: {reason}',
  'templates.unfillable':
    'O Switchboard ainda não consegue preencher {what}, então não pode ser enviado daqui.',
  'templates.numbers': 'Para {numbers}',

  'templates.sync': 'Sincronizar agora',
  'templates.syncing': 'Sincronizando…',
  'templates.synced': 'Sincronizado {time}',
  'templates.synced-unreadable': {
    one: '{count} modelo da lista do WhatsApp não pôde ser lido e fica como estava.',
    many: '{count} de modelos da lista do WhatsApp não puderam ser lidos e ficam como estavam.',
    other: '{count} modelos da lista do WhatsApp não puderam ser lidos e ficam como estavam.',
  },
  'templates.never': 'Ainda não sincronizado',
  'templates.asked': 'A lista foi pedida ao WhatsApp',
  'templates.asked-hint': 'Esta página mostra o que chegar.',
  'templates.fault': 'A última sincronização não terminou. {why} O que é mostrado é de antes.',
  'templates.fault.unreachable': 'Não é possível acessar o WhatsApp.',
  'templates.fault.slow': 'O WhatsApp não respondeu a tempo.',
  'templates.fault.busy': 'O WhatsApp quer que perguntemos mais devagar. Vamos tentar de novo.',
  'templates.fault.token': 'O WhatsApp recusa o token de acesso. Coloque um novo em Ajustes → Números.',
  'templates.fault.permission':
    'O token de acesso não pode ler modelos. Ele precisa de whatsapp_business_management.',
  'templates.fault.account':
    'O WhatsApp não conhece esta conta comercial. Verifique a identificação em Ajustes → Números.',
  'templates.fault.not-connected':
    'Nenhum número desta conta tem token de acesso. Conecte um em Ajustes → Números.',
  'templates.fault.unclear': 'O WhatsApp respondeu algo que não entendemos.',

  'template.status.APPROVED': 'Aprovado',
  'template.status.PENDING': 'Em análise',
  'template.status.REJECTED': 'Rejeitado',
  'template.status.PAUSED': 'Pausado',
  'template.status.DISABLED': 'Desativado',
  'template.status.IN_APPEAL': 'Em recurso',
  'template.status.PENDING_DELETION': 'Sendo excluído',
  'template.status.DELETED': 'Excluído no WhatsApp',
  'template.status.LIMIT_EXCEEDED': 'Limite excedido',
  'template.status.ARCHIVED': 'Arquivado',
  'template.status.FLAGGED': 'Sinalizado',
  'template.quality': 'Qualidade',
  'template.quality.GREEN': 'Qualidade alta',
  'template.quality.YELLOW': 'Qualidade média',
  'template.quality.RED': 'Qualidade baixa',
  'template.category.MARKETING': 'Marketing',
  'template.category.UTILITY': 'Utilidade',
  'template.category.AUTHENTICATION': 'Autenticação',

  // What sending it costs, as far as anybody can say beforehand. The 24 hours are never called free.
  'template.price.marketing': 'Cobrado como mensagem de marketing, também dentro das 24 horas.',
  'template.price.utility':
    'Cobrado como mensagem de utilidade. Desde outubro de 2026, também dentro das 24 horas.',
  'template.price.authentication': 'Cobrado como mensagem de autenticação, também dentro das 24 horas.',
  'template.price.other': 'Cobrado pelo WhatsApp, conforme a categoria.',

  'template.header.image': 'Imagem',
  'template.header.video': 'Vídeo',
  'template.header.document': 'Documento',
  'template.header.location': 'Lugar',
  'template.example': 'por exemplo, {example}',

  // Why it is turned back: what is wrong, with the field's name, then what to do.
  'template.refusal.empty': '{field} está vazio. O WhatsApp não aceita um modelo com lacunas.',
  'template.refusal.too-long': '{field} é longo demais: cabem no máximo {limit} caracteres. Encurte.',
  'template.refusal.spacing':
    '{field} tem uma quebra de linha, uma tabulação ou quatro espaços seguidos. Escreva em uma linha só.',
  'template.refusal.no-file': 'Falta {field}. Adicione o arquivo com que este modelo começa.',
  'template.refusal.file-empty': '{field}: este arquivo está vazio. Escolha outro.',
  'template.refusal.file-too-large':
    '{field}: este arquivo tem mais de {limit} MB, o máximo que o WhatsApp aceita. Escolha um menor.',
  'template.refusal.not-image': '{field}: este arquivo não é uma imagem JPEG ou PNG. Escolha uma que seja.',
  'template.refusal.not-video':
    '{field}: este arquivo não é um vídeo MP4 ou 3GP com H.264. Escolha um que seja.',
  'template.refusal.latitude': '{field} precisa ser um número de -90 a 90, como 51.5072.',
  'template.refusal.longitude': '{field} precisa ser um número de -180 a 180, como -0.1276.',
  'template.refusal.link': '{field} tem um espaço. Escreva só o final do endereço.',
  'template.refusal.not-sendable': '{field} não pode mais ser enviado. Escolha outro modelo.',
  'template.refusal.template-not-sendable':
    'O WhatsApp pausou, alterou ou excluiu este modelo. Escolha outro.',
  'template.refusal.no-upload':
    'O arquivo do cabeçalho não está mais aqui, ou é de outro tipo. Adicione de novo.',
  'template.refusal.phone-needed':
    'Um código só pode ir para um número de telefone, e o deste cliente não é conhecido.',
  'template.sent': 'Modelo na fila',

  'delivery.held-hint':
    'Retida pelo WhatsApp para uma verificação de qualidade: quando terminar, é enviada ou recusada',
};
