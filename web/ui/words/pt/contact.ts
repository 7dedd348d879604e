import type { Translated } from '../catalogue.ts';
import type { contact as english } from '../en/contact.ts';

/** What is known of one contact, how they stand, what became of them; and Settings → Attributes. In Portuguese. */
export const contact: Translated<typeof english> = {
  'contact-done.saved': 'Salvo.',
  'contact-done.said': 'Anotado. O histórico abaixo diz quando.',
  'contact-done.blocked': 'Contato bloqueado. As conversas abertas foram fechadas.',
  'contact-done.unblocked': 'O contato não está mais bloqueado.',
  'contact-done.merged': 'Agora são um só contato. Mais abaixo é possível separá-los de novo.',
  'contact-done.parted': 'Voltaram a ser dois contatos.',
  'contact-done.added': 'O contato está aqui.',
  'contact-done.known': 'Este telefone já era conhecido: é deste contato. Nada foi alterado.',
  'known.title': 'O que você sabe',
  'known.save': 'Salvar',
  'known.none': 'Não se sabe',
  'known.yes': 'Sim',
  'known.no': 'Não',
  'known.stale':
    'Alguém alterou a mesma coisa antes de você. Abaixo está o que você escreveu; ao salvar a página de novo, vale o que há agora como ponto de partida.',
  'value-refusal.not-a-number': '{attribute}: escreva um número, como 12.5.',
  'value-refusal.not-a-date': '{attribute}: escreva uma data que exista, como 2026-11-26.',
  'value-refusal.not-yes-or-no': '{attribute}: escreva sim ou não.',
  'value-refusal.not-a-choice': '{attribute}: escolha uma das opções.',
  'value-refusal.value-long': '{attribute}: no máximo 1.000 letras.',

  'standing.title': 'Consentimento e bloqueio',
  'standing.consent-unknown': 'Nunca disse se quer marketing',
  'standing.consent-in': 'Quer marketing',
  'standing.consent-out': 'Não quer marketing',
  'standing.consent-hint':
    'O que a pessoa disser no WhatsApp é anotado aqui automaticamente. Responder ao que ela pergunta não é marketing.',
  'standing.opt-in': 'Disse sim',
  'standing.opt-out': 'Disse não',
  'standing.blocked': 'Bloqueado',
  'standing.not-blocked': 'Não bloqueado',
  'standing.block-hint':
    'O que um contato bloqueado escreve fica guardado no histórico da conversa, mas não abre nada, não avisa ninguém e o bot não responde. Bloquear fecha as conversas abertas dele. Você ainda pode responder enquanto a janela de 24 horas estiver aberta; nenhum modelo vai para ele.',
  'standing.block': 'Bloquear',
  'standing.unblock': 'Desbloquear',
  'standing.not-closed':
    'O contato está bloqueado, mas uma conversa aberta não pôde ser fechada, ou não cabe a você fechá-la. Feche na caixa de entrada.',
  'standing.merged': '{name} foi unido a este contato',
  'standing.part-hint':
    'Separar devolve o que veio desse contato e ainda está aqui. O que foi dito desde então fica.',
  'standing.part': 'Separar de novo',

  'history.customer': 'O cliente',
  'history.created': '{by} adicionou o contato.',
  'history.tagged': '{by} colocou a etiqueta “{tag}”.',
  'history.untagged': '{by} tirou a etiqueta “{tag}”.',
  'history.renamed': '{by} mudou o nome para “{name}”.',
  'history.unnamed': '{by} removeu o nome.',
  'history.attribute': '{by} definiu {attribute} como “{value}”.',
  'history.attribute-gone': '{by} esvaziou {attribute}.',
  'history.opted_in': '{by} disse sim ao marketing.',
  'history.opted_out': '{by} disse não ao marketing.',
  'history.blocked': '{by} bloqueou o contato.',
  'history.unblocked': '{by} desbloqueou o contato.',
  'history.imported': '{by} importou o contato de um arquivo.',
  'history.import_undone': '{by} desfez uma importação.',
  'history.merged': '{by} uniu {name} a este contato.',
  'history.parted': '{by} separou os contatos unidos.',

  'deletions.title': {
    one: 'Excluir {count} contato?',
    many: 'Excluir {count} contatos?',
    other: 'Excluir {count} contatos?',
  },
  'deletions.more': {
    one: 'e mais {count}',
    many: 'e mais {count}',
    other: 'e mais {count}',
  },
  'deletions.stays':
    'Fica registrado que você excluiu contatos, sem dizer quem eram. Se escreverem de novo, serão contatos novos. As entregas do WhatsApp ficam guardadas como chegaram para quem opera o sistema, e não são pesquisadas aqui.',
  'deletions.type': 'Digite {number}, quantos são, para confirmar',
  'deletions.refused-typed': {
    one: 'O que você digitou não é quantos são: {count}.',
    many: 'O que você digitou não é quantos são: {count}.',
    other: 'O que você digitou não é quantos são: {count}.',
  },
  'deletions.left': {
    one: '{count} continua: uma conversa não pôde ser fechada a tempo, ou uma mensagem ainda está a caminho.',
    many: '{count} continuam: uma conversa não pôde ser fechada a tempo, ou uma mensagem ainda está a caminho.',
    other:
      '{count} continuam: uma conversa não pôde ser fechada a tempo, ou uma mensagem ainda está a caminho.',
  },
  'deletion.title': 'Excluir {name}?',
  'deletion.lead': 'Isso não pode ser desfeito. Exclui:',
  'deletion.contact': 'O contato: nome, telefone, responsável, etiquetas, atributos e histórico',
  'deletion.conversations': {
    one: '{count} conversa',
    many: '{count} de conversas',
    other: '{count} conversas',
  },
  'deletion.messages': {
    one: 'com {count} mensagem',
    many: 'com {count} de mensagens',
    other: 'com {count} mensagens',
  },
  'deletion.open': {
    one: '{count} conversa está aberta e é fechada primeiro',
    many: '{count} de conversas estão abertas e são fechadas primeiro',
    other: '{count} conversas estão abertas e são fechadas primeiro',
  },
  'deletion.stays':
    'Fica registrado que você excluiu um contato, sem dizer quem era. Se a pessoa escrever de novo, será um contato novo. As entregas do WhatsApp ficam guardadas como chegaram para quem opera o sistema, e não são pesquisadas aqui.',
  'deletion.type': 'Digite “{name}” para confirmar',
  'deletion.submit': 'Excluir de vez',
  'deletion.refused-typed': 'O que você digitou não é o nome deste contato.',
  'deletion.refused-open':
    'Há uma conversa aberta que não pôde ser fechada: talvez a pessoa tenha acabado de escrever. Veja e tente de novo.',
  'deletion.refused-sending':
    'Uma mensagem ainda está a caminho deste contato. Tente de novo em um instante.',

  'merge.title': 'Quem é a mesma pessoa que {name}?',
  'merge.lead':
    '{name} fica e recebe do outro contato o telefone, as conversas, as etiquetas e o que lhe falta. Se os dois falaram com o mesmo número, os dois históricos podem ser lidos aqui, e novas mensagens chegam ao de {name}. Pode ser desfeito.',
  'merge.search': 'Pesquisar',
  'merge.none': 'Nenhum outro contato corresponde. Pesquise por nome ou telefone.',
  'merge-refusal.gone': 'Um dos dois não existe mais.',
  'merge-refusal.same': 'É o mesmo contato.',
  'merge-refusal.merged-already': 'Um dos dois já está unido a outro. Separe esses primeiro.',
  'merge-refusal.open-twice':
    'Os dois têm uma conversa com o mesmo número, e a do outro está aberta. Feche essa primeiro.',

  'attributes.title': 'Atributos',
  'attributes.lead': 'O que você quer saber de cada contato, além do nome e das etiquetas.',
  'attributes.new': 'Um novo atributo',
  'attributes.none': 'Ainda não há atributos. Adicione o primeiro acima.',
  'attributes.name': 'Nome',
  'attributes.kind': 'Tipo',
  'attributes.kind-text': 'Texto',
  'attributes.kind-number': 'Número',
  'attributes.kind-date': 'Data',
  'attributes.kind-yes_no': 'Sim ou não',
  'attributes.kind-choice': 'Uma de várias opções',
  'attributes.choices': 'Opções, uma por linha',
  'attributes.choices-hint': 'Só quando o tipo é de opções.',
  'attributes.add': 'Adicionar atributo',
  'attributes.save': 'Salvar',
  'attributes.edit': 'Editar',
  'attributes.edit-of': 'Editar o atributo {name}',
  'attributes.used': {
    one: '{kind}, preenchido em {count} contato',
    many: '{kind}, preenchido em {count} de contatos',
    other: '{kind}, preenchido em {count} contatos',
  },
  'attributes.kind-stays': 'O tipo não muda: o que se sabe dos contatos foi escrito assim.',
  'attributes.remove': 'Excluir',
  'attributes.remove-hint': {
    one: 'O que se sabe de {count} contato nele vai junto.',
    many: 'O que se sabe de {count} de contatos nele vai junto.',
    other: 'O que se sabe de {count} contatos nele vai junto.',
  },
  'attributes.remove-sure': 'Sim, excluir com tudo o que se sabe nele',
  'attributes.done-added': 'O atributo já está na página de cada contato.',
  'attributes.done-saved': 'Salvo.',
  'attributes.done-removed': 'O atributo foi excluído.',
  'attribute-refusal.name-missing': 'Escreva um nome para o atributo.',
  'attribute-refusal.name-long': 'Um nome ou uma opção tem no máximo 40 letras.',
  'attribute-refusal.name-taken':
    'Já existe um atributo com esse nome. Maiúsculas e acentos não fazem diferença.',
  'attribute-refusal.too-many': 'Já há 50 atributos, e nenhuma página consegue mostrar mais.',
  'attribute-refusal.no-choices': 'Escreva as opções, uma por linha.',
  'attribute-refusal.choice-in-use':
    'Você tirou uma opção que é usada em contatos. Altere esses contatos primeiro ou mantenha a opção.',
  'attribute-refusal.attribute-gone': 'Alguém excluiu este atributo nesse meio-tempo.',
  'attribute-refusal.not-sure': 'Marque a caixa primeiro: o que se sabe dos contatos nele vai junto.',
};
